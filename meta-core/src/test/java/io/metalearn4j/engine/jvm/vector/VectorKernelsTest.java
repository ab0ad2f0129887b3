package io.metalearn4j.engine.jvm.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.metalearn4j.engine.jvm.kernel.KernelProvider;
import io.metalearn4j.engine.jvm.kernel.Kernels;
import io.metalearn4j.engine.jvm.kernel.KernelsContract;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

final class VectorKernelsTest extends KernelsContract {
  @Override
  protected Kernels create() {
    return new VectorKernels();
  }

  @Override
  protected double ulps() {
    return 4;
  }

  @Test
  void providerPrefersThem() {
    assertEquals(create().name(), KernelProvider.best().name());
  }

  /** Up to layout, which is the formatter's. */
  @Test
  void tilesAreAsGenerated() throws IOException {
    assertEquals(words(TilesGenerator.source()), words(Files.readString(TilesGenerator.TARGET)));
  }

  private static String words(String source) {
    return source.replaceAll("\\s*\\*\\s+|\\s+", "").replace("<p>", "");
  }
}
