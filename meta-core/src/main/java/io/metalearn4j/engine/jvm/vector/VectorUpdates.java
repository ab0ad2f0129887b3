package io.metalearn4j.engine.jvm.vector;

import static io.metalearn4j.engine.jvm.vector.Lanes.L;
import static io.metalearn4j.engine.jvm.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/** Steps of flat vectors on whole vectors; loops as in {@link VectorUnary}. */
final class VectorUpdates {
  private VectorUpdates() {}

  static void addScaled(int n, float[] x, int p, float s, float[] y, int q, float[] out, int r) {
    FloatVector scale = FloatVector.broadcast(SPECIES, s);
    for (int i = 0; i < n; i += L) {
      scale
          .fma(FloatVector.fromArray(SPECIES, y, q + i), FloatVector.fromArray(SPECIES, x, p + i))
          .intoArray(out, r + i);
    }
  }

  static void addScaledProduct(
      int n, float[] x, int p, float s, float[] y, int q, float[] z, int t, float[] out, int r) {
    FloatVector scale = FloatVector.broadcast(SPECIES, s);
    for (int i = 0; i < n; i += L) {
      scale
          .mul(FloatVector.fromArray(SPECIES, y, q + i))
          .fma(FloatVector.fromArray(SPECIES, z, t + i), FloatVector.fromArray(SPECIES, x, p + i))
          .intoArray(out, r + i);
    }
  }
}
