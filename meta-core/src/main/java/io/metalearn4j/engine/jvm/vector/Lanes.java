package io.metalearn4j.engine.jvm.vector;

import io.metalearn4j.engine.jvm.kernel.Kernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
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

  /** Floats in a vector: 4, 8 or 16. */
  static final int L = SPECIES.length();

  /** The number of each lane. */
  static final FloatVector INDEX = FloatVector.zero(SPECIES).addIndex(1);

  static final VectorShuffle<Float> SWAP_HALVES = swap(L / 2);
  static final VectorShuffle<Float> SWAP_QUARTERS = swap(L / 4);
  static final VectorShuffle<Float> SWAP_EIGHTHS = swap(L / 8);
  static final VectorShuffle<Float> SWAP_SIXTEENTHS = swap(L / 16);
  static final VectorMask<Float> ODD_HALF = odd(L / 2);
  static final VectorMask<Float> ODD_QUARTERS = odd(L / 4);

  private Lanes() {}

  private static VectorShuffle<Float> swap(int distance) {
    return VectorShuffle.fromOp(SPECIES, lane -> lane ^ distance);
  }

  private static VectorMask<Float> odd(int distance) {
    boolean[] lanes = new boolean[L];
    for (int i = 0; i < L; i++) {
      lanes[i] = (i & distance) != 0;
    }
    return VectorMask.fromArray(SPECIES, lanes, 0);
  }
}
