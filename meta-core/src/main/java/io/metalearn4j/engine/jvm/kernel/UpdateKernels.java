package io.metalearn4j.engine.jvm.kernel;

/** Steps of flat parameter vectors; the output may be one of the inputs. */
public interface UpdateKernels {
  /** Computes {@code out[i] = x[i] + s * y[i]} for {@code n} values. */
  void addScaled(
      int n, float[] x, int xOffset, float s, float[] y, int yOffset, float[] out, int outOffset);

  /** Computes {@code out[i] = x[i] + s * y[i] * z[i]} for {@code n} values. */
  void addScaledProduct(
      int n,
      float[] x,
      int xOffset,
      float s,
      float[] y,
      int yOffset,
      float[] z,
      int zOffset,
      float[] out,
      int outOffset);
}
