package io.metalearn4j.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.metalearn4j.data.Task;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkTest {
  @ParameterizedTest
  @EnumSource(Work.class)
  void drawsTasksThatItsLearnerTakes(Work work) {
    List<Task> tasks = work.draw(1);
    assertEquals(0, tasks.size() % work.metaBatchSize());
    assertEquals(work == Work.SINUSOID ? 1 : 5, tasks.get(0).schema().targets());
  }

  @Test
  void readsTasksInTheOrderOfTheFile(@TempDir Path directory) throws IOException {
    int tasks = 2500;
    ByteBuffer bytes = ByteBuffer.allocate(tasks * 40 * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < tasks * 40; i++) {
      bytes.putFloat(i);
    }
    Path file = directory.resolve("tasks.f32");
    Files.write(file, bytes.array());
    List<Task> read = Work.SINUSOID.read(file);
    assertEquals(11, read.get(1).support().feature(1, 0));
    assertEquals(25_011, read.get(1).support().target(1, 0));
    assertEquals(50_011, read.get(1).query().feature(1, 0));
    assertEquals(75_011, read.get(1).query().target(1, 0));
    assertThrows(IOException.class, () -> Work.CLASSIFIER.read(file));
  }
}
