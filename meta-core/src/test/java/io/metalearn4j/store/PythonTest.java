package io.metalearn4j.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Python's safetensors opens our files and we open its; skipped where it is not installed. */
class PythonTest {
  private static final String READ =
      """
      import sys, hashlib
      from safetensors import safe_open
      with safe_open(sys.argv[1], framework="np") as f:
          for name in sorted(f.keys()):
              t = f.get_tensor(name)
              print(name, t.dtype, list(t.shape), t.reshape(-1).tolist()[:2])
          stated = f.metadata()["metalearn4j.sha256"]
          print(f.metadata()["algorithm"])
          print(bytes(f.get_tensor("schema")).decode())
      content = open(sys.argv[1], "rb").read()
      zeroed = content.replace(stated.encode(), b"0" * 64, 1)
      print(hashlib.sha256(zeroed).hexdigest() == stated)
      """;
  private static final String WRITE =
      """
      import sys, numpy as np
      from safetensors.numpy import save_file
      save_file({"f": np.arange(6, dtype=np.float32).reshape(2, 3), "d": np.array([0.1]),
                 "i": np.array([-7], dtype=np.int32), "l": np.array([[2**62]]),
                 "empty": np.zeros((0, 3), dtype=np.float32)},
                sys.argv[1], metadata={"written by": "numpy \\u20ac"})
      """;

  @TempDir private Path directory;

  @BeforeAll
  static void isInstalled() throws IOException, InterruptedException {
    boolean installed;
    try {
      installed = process("import safetensors.numpy").waitFor() == 0;
    } catch (IOException e) {
      installed = false;
    }
    assumeTrue(installed, "skipped: python3 with safetensors and numpy is not installed");
  }

  @Test
  void opensOurFile() throws Exception {
    Path file = directory.resolve("ours.safetensors");
    TensorFile ours =
        TensorFile.builder()
            .metadata("algorithm", "reptile €")
            .tensor("f/weight", Tensor.of(new float[] {0.5f, -2, 3, 4}, 2, 2))
            .tensor("d", Tensor.of(new double[] {0.1}))
            .tensor("i", Tensor.of(new int[] {-7, 8, 9}, 3))
            .tensor("l", Tensor.of(new long[] {1L << 62}, 1, 1))
            .tensor("schema", Tensor.ofText("{\"prix\":\"€\"}"))
            .build();
    ours.write(file);
    assertEquals(
        List.of(
            "d float64 [] [0.1]",
            "f/weight float32 [2, 2] [0.5, -2.0]",
            "i int32 [3] [-7, 8]",
            "l int64 [1, 1] [4611686018427387904]",
            "schema uint8 [14] [123, 34]",
            "reptile €",
            "{\"prix\":\"€\"}",
            "True"),
        python(READ, file));
  }

  @Test
  void writesAFileThatWeOpen() throws Exception {
    Path file = directory.resolve("theirs.safetensors");
    python(WRITE, file);
    TensorFile theirs = TensorFile.read(file, ReadOption.FOREIGN);
    assertEquals("numpy €", theirs.metadata("written by"));
    assertArrayEquals(new float[] {0, 1, 2, 3, 4, 5}, theirs.tensor("f").floats());
    assertArrayEquals(new int[] {2, 3}, theirs.tensor("f").shape());
    assertArrayEquals(new double[] {0.1}, theirs.tensor("d").doubles());
    assertArrayEquals(new int[] {-7}, theirs.tensor("i").ints());
    assertArrayEquals(new long[] {1L << 62}, theirs.tensor("l").longs());
    assertArrayEquals(new int[] {0, 3}, theirs.tensor("empty").shape());
  }

  private static List<String> python(String script, Path file)
      throws IOException, InterruptedException {
    Process process = process(script, file.toString());
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output.lines().toList();
  }

  private static Process process(String script, String... args) throws IOException {
    List<String> command = new ArrayList<>(List.of("python3", "-X", "utf8", "-c", script));
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
