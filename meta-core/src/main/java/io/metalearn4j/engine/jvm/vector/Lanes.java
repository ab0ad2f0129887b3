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

  /** Floats in a vector: 4, 8 or 16. */
  static final int L = SPECIES.length();

  private static final FloatVector INDEX = FloatVector.zero(SPECIES).addIndex(1);
  private static final VectorShuffle<Float> SWAP_HALVES = swap(L / 2);
  private static final VectorShuffle<Float> SWAP_QUARTERS = swap(L / 4);
  private static final VectorShuffle<Float> SWAP_EIGHTHS = swap(L / 8);
  private static final VectorShuffle<Float> SWAP_SIXTEENTHS = swap(L / 16);
  private static final VectorMask<Float> ODD_HALF = odd(L / 2);
  private static final VectorMask<Float> ODD_QUARTERS = odd(L / 4);

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

  /** Lanes from {@code n} on. */
  static VectorMask<Float> from(int n) {
    return INDEX.compare(VectorOperators.GE, (float) n);
  }

  /** The sum of all lanes, by halves. */
  static float sum(FloatVector x) {
    FloatVector s = x.add(x.rearrange(SWAP_HALVES));
    s = s.add(s.rearrange(SWAP_QUARTERS));
    if (L >= 8) {
      s = s.add(s.rearrange(SWAP_EIGHTHS));
    }
    if (L >= 16) {
      s = s.add(s.rearrange(SWAP_SIXTEENTHS));
    }
    return s.lane(0);
  }

  /**
   * Writes the sums of the lanes of four vectors, by halves, at 0, {@code L / 2}, {@code L / 4} and
   * {@code 3 L / 4} of {@code out}: once a vector is folded to a half, two share one.
   */
  static void sums(FloatVector x0, FloatVector x1, FloatVector x2, FloatVector x3, float[] out) {
    FloatVector h0 = x0.add(x0.rearrange(SWAP_HALVES));
    FloatVector h1 = x1.add(x1.rearrange(SWAP_HALVES));
    FloatVector h2 = x2.add(x2.rearrange(SWAP_HALVES));
    FloatVector h3 = x3.add(x3.rearrange(SWAP_HALVES));
    FloatVector h01 = h0.blend(h1, ODD_HALF);
    FloatVector h23 = h2.blend(h3, ODD_HALF);
    FloatVector q01 = h01.add(h01.rearrange(SWAP_QUARTERS));
    FloatVector q23 = h23.add(h23.rearrange(SWAP_QUARTERS));
    FloatVector s = q01.blend(q23, ODD_QUARTERS);
    if (L >= 8) {
      s = s.add(s.rearrange(SWAP_EIGHTHS));
    }
    if (L >= 16) {
      s = s.add(s.rearrange(SWAP_SIXTEENTHS));
    }
    s.intoArray(out, 0);
  }
}
