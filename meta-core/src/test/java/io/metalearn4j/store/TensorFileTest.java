package io.metalearn4j.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorFileTest {
  @Test
  void readsWhatItWrote(@TempDir Path directory) throws IOException {
    TensorFile written = Models.small(7);
    Path file = directory.resolve("model.safetensors");
    written.write(file);
    assertEquals(written, TensorFile.read(file));
    assertArrayEquals(written.toBytes(), Files.readAllBytes(file));
    assertEquals("maml", TensorFile.read(file).metadata("algorithm"));
    assertEquals(Tensor.ofText("{\"columns\":[\"prix €\"]}"), written.tensor("schema"));
  }

  @Test
  void readsTheGoldenFileOfVersion1AndWritesItAgain() throws IOException {
    byte[] golden;
    try (InputStream in = getClass().getResourceAsStream("golden-1.safetensors")) {
      golden = Objects.requireNonNull(in).readAllBytes();
    }
    assertEquals(Models.small(1), TensorFile.parse(golden));
    assertArrayEquals(golden, Models.small(1).toBytes());
  }

  @Test
  void writesTheSameBytesWhateverTheOrderOfItsParts() {
    Tensor a = Tensor.of(new float[] {1}, 1);
    Tensor b = Tensor.of(new double[] {2}, 1);
    TensorFile one =
        TensorFile.builder()
            .metadata("x", "1")
            .metadata("y", "2")
            .tensor("a", a)
            .tensor("b", b)
            .build();
    TensorFile other =
        TensorFile.builder()
            .tensor("b", b)
            .tensor("a", a)
            .metadata("y", "2")
            .metadata("x", "1")
            .build();
    assertArrayEquals(one.toBytes(), other.toBytes());
    assertEquals(List.of("b", "a"), List.copyOf(one.tensors().keySet()));
  }

  @Test
  void alignsEveryTensorToItsElements() {
    ByteBuffer bytes = ByteBuffer.wrap(Models.small(3).toBytes()).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(0, bytes.getLong() % 8);
    List<Integer> sizes =
        Models.small(3).tensors().values().stream().map(t -> t.type().bytes()).toList();
    assertEquals(List.of(8, 8, 4, 4, 4, 1), sizes);
  }

  @Test
  void holdsNothingAtAll() throws IOException {
    TensorFile empty = TensorFile.builder().build();
    assertEquals(empty, TensorFile.parse(empty.toBytes()));
  }

  @Test
  void readsOnAnInterruptedThreadAndKeepsTheFlag(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("model.safetensors");
    Thread.currentThread().interrupt();
    Models.small(1).write(file);
    assertEquals(Models.small(1), TensorFile.read(file));
    assertTrue(Thread.interrupted());
  }

  @Test
  void namesWhatIsMissing() {
    TensorFile file = Models.small(1);
    var e = assertThrows(NoSuchElementException.class, () -> file.tensor("bias"));
    assertTrue(
        e.toString().contains("no tensor 'bias', the file has [adam/second,"), e.getMessage());
    assertThrows(NoSuchElementException.class, () -> file.metadata("bias"));
    assertThrows(IOException.class, () -> TensorFile.read(Path.of("no such file")));
  }

  @Test
  void refusesWhatTheFormatCannotHold() {
    Tensor one = Tensor.of(new float[] {1});
    for (String name :
        List.of(
            "",
            "__metadata__",
            "../w",
            "/w",
            "a//b",
            "a/./b",
            "a\\b",
            "a\nb",
            "\ud800",
            "x".repeat(257))) {
      TensorFile.Builder builder = TensorFile.builder();
      assertThrows(IllegalArgumentException.class, () -> builder.tensor(name, one), name);
    }
    TensorFile.Builder builder = TensorFile.builder().tensor("w", one).metadata("k", "v");
    assertThrows(IllegalArgumentException.class, () -> builder.tensor("w", one));
    assertThrows(IllegalArgumentException.class, () -> builder.metadata("k", "w"));
    assertThrows(IllegalArgumentException.class, () -> builder.metadata("metalearn4j.format", "9"));
    assertThrows(IllegalArgumentException.class, () -> builder.metadata("metalearn4j.sha256", "9"));
    assertThrows(
        IllegalArgumentException.class, () -> TensorFile.builder().metadata("k", "\ud800").build());
    assertThrows(
        IllegalArgumentException.class,
        () -> TensorFile.builder().metadata("k", "x".repeat(1 << 20)).build());
  }

  @Test
  void holdsTenThousandTensorsAndNoMore() throws IOException {
    TensorFile.Builder builder = TensorFile.builder();
    Tensor one = Tensor.of(new float[] {1});
    for (int i = 0; i < 10_000; i++) {
      builder.tensor("w" + i, one);
    }
    assertThrows(IllegalArgumentException.class, () -> builder.tensor("one more", one));
    TensorFile file = builder.build();
    assertEquals(file, TensorFile.parse(file.toBytes()));
  }

  @Test
  void holdsNaNOnlyWhereAskedTo() throws IOException {
    Tensor nan = Tensor.of(new float[] {1, Float.NaN}, 2);
    Tensor infinite = Tensor.of(new double[] {Double.NEGATIVE_INFINITY}, 1);
    var e =
        assertThrows(IllegalArgumentException.class, () -> TensorFile.builder().tensor("w", nan));
    assertEquals(
        "tensor 'w' has a NaN or infinite value at index 1, must be finite", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> TensorFile.builder().tensor("w", infinite));

    TensorFile file = TensorFile.builder().acceptNonFinite().tensor("w", nan).build();
    byte[] bytes = file.toBytes();
    assertEquals(file, TensorFile.parse(bytes, ReadOption.NON_FINITE));
    var refused = assertThrows(ModelFormatException.class, () -> TensorFile.parse(bytes));
    assertEquals("tensor 'w'", refused.field());
    assertEquals(bytes.length - 4, refused.offset());
  }

  @Test
  void leavesTheOldFileWhenWritingFails(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("missing").resolve("model.safetensors");
    assertThrows(IOException.class, () -> Models.small(1).write(file));
    assertThrows(NoSuchFileException.class, () -> Files.size(file));
  }
}
