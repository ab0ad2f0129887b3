package io.metalearn4j.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;

/** Model files for tests. */
final class Models {
  private Models() {}

  /** Returns a small content that uses every type, from a seed. */
  static TensorFile small(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] weights = new float[12];
    double[] moments = new double[5];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) random.nextDouble(-1, 1);
    }
    for (int i = 0; i < moments.length; i++) {
      moments[i] = random.nextDouble();
    }
    return TensorFile.builder()
        .metadata("algorithm", "maml")
        .metadata("seed", Long.toString(seed))
        .metadata("note", "naïve € 𝄞 \"quoted\" \\ \n")
        .tensor("layer.0/weight", Tensor.of(weights, 3, 4))
        .tensor("adam/second", Tensor.of(moments, 5))
        .tensor("items", Tensor.of(random.ints(3).toArray(), 3))
        .tensor("cursor", Tensor.of(new long[] {random.nextLong()}))
        .tensor("empty", Tensor.of(new float[0], 0, 4))
        .tensor("schema", Tensor.ofText("{\"columns\":[\"prix €\"]}"))
        .build();
  }

  /** Returns the bytes of a model file of exactly 4 KiB. */
  static byte[] fourKibibytes() {
    for (int floats = 1000; floats > 0; floats--) {
      byte[] bytes =
          TensorFile.builder()
              .metadata("algorithm", "reptile")
              .tensor("weight", Tensor.of(new float[floats], floats))
              .build()
              .toBytes();
      if (bytes.length == 4096) {
        return bytes;
      }
    }
    throw new AssertionError("no number of floats gives 4096 bytes");
  }

  /** Returns the bytes of a file with the given header and data, whatever they say. */
  static byte[] raw(String header, int dataBytes) {
    byte[] json = header.getBytes(UTF_8);
    return ByteBuffer.allocate(Long.BYTES + json.length + dataBytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(json.length)
        .put(json)
        .array();
  }
}
