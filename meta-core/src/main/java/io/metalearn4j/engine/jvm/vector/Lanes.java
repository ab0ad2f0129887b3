package io.metalearn4j.engine.jvm.vector;

import io.metalearn4j.engine.jvm.kernel.Kernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector width in use, and sums over lanes in a fixed order: the order of {@code reduceLanes}
 * is left open.
 */
final class Lanes {
  /** The widest species of this processor whose vectors fit the slack behind an array. */
  static final VectorSpecies<Float> SPECIES =
      FloatVector.SPECIES_PREFERRED.length() > Kernels.SLACK
          ? FloatVector.SPECIES_512
          : FloatVector.SPECIES_PREFERRED;

  /** Floats in a vector. */
  static final int L = SPECIES.length();

  private static final FloatVector INDEX = FloatVector.zero(SPECIES).addIndex(1);
  private static final VectorShuffle<Float> BY_8 = rotation(8);
  private static final VectorShuffle<Float> BY_4 = rotation(4);
  private static final VectorShuffle<Float> BY_2 = rotation(2);
  private static final VectorShuffle<Float> BY_1 = rotation(1);

  private Lanes() {}

  private static VectorShuffle<Float> rotation(int by) {
    return VectorShuffle.fromOp(SPECIES, lane -> (lane + by) % L);
  }

  static FloatVector load(float[] x, int offset) {
    return FloatVector.fromArray(SPECIES, x, offset);
  }

  static FloatVector broadcast(float x) {
    return FloatVector.broadcast(SPECIES, x);
  }

  /** Lanes from {@code n} on. */
  static VectorMask<Float> from(int n) {
    return INDEX.compare(VectorOperators.GE, (float) n);
  }

  /** The sum of all lanes, by halves. */
  static float sum(FloatVector x) {
    FloatVector s = x;
    if (L > 8) {
      s = s.add(s.rearrange(BY_8));
    }
    if (L > 4) {
      s = s.add(s.rearrange(BY_4));
    }
    s = s.add(s.rearrange(BY_2));
    return s.add(s.rearrange(BY_1)).lane(0);
  }
}
