package io.metalearn4j.engine.jvm.vector;

import static io.metalearn4j.engine.jvm.vector.Lanes.INDEX;
import static io.metalearn4j.engine.jvm.vector.Lanes.L;
import static io.metalearn4j.engine.jvm.vector.Lanes.ODD_HALF;
import static io.metalearn4j.engine.jvm.vector.Lanes.ODD_QUARTERS;
import static io.metalearn4j.engine.jvm.vector.Lanes.SPECIES;
import static io.metalearn4j.engine.jvm.vector.Lanes.SWAP_EIGHTHS;
import static io.metalearn4j.engine.jvm.vector.Lanes.SWAP_HALVES;
import static io.metalearn4j.engine.jvm.vector.Lanes.SWAP_QUARTERS;
import static io.metalearn4j.engine.jvm.vector.Lanes.SWAP_SIXTEENTHS;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Sums over lanes and rows. The last vector is read whole, into the slack behind the array, and its
 * lanes that do not count are set to 0.
 *
 * <p>Here and in the tiles, methods are called on a vector that was just made and not on one that a
 * loop carries: the JIT compiler knows the class of the first only, and would make an object of the
 * other where an application also uses vectors of another length.
 */
final class VectorReductions {
  private VectorReductions() {}

  static float sum(int n, float[] x, int p) {
    FloatVector sum = FloatVector.zero(SPECIES);
    int i = 0;
    for (; i <= n - L; i += L) {
      sum = FloatVector.fromArray(SPECIES, x, p + i).add(sum);
    }
    FloatVector rest =
        FloatVector.fromArray(SPECIES, x, p + i)
            .blend(0f, INDEX.compare(VectorOperators.GE, (float) (n - i)));
    FloatVector s = rest.add(sum);
    s = s.add(s.rearrange(SWAP_HALVES));
    s = s.add(s.rearrange(SWAP_QUARTERS));
    if (L >= 8) {
      s = s.add(s.rearrange(SWAP_EIGHTHS));
    }
    if (L >= 16) {
      s = s.add(s.rearrange(SWAP_SIXTEENTHS));
    }
    return s.lane(0);
  }

  /** Four sums at once, so that their additions overlap. */
  static float dot(int n, float[] x, int p, float[] y, int q) {
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    int i = 0;
    for (; i <= n - 4 * L; i += 4 * L) {
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, p + i);
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, p + i + L);
      FloatVector x2 = FloatVector.fromArray(SPECIES, x, p + i + 2 * L);
      FloatVector x3 = FloatVector.fromArray(SPECIES, x, p + i + 3 * L);
      s0 = x0.fma(FloatVector.fromArray(SPECIES, y, q + i), s0);
      s1 = x1.fma(FloatVector.fromArray(SPECIES, y, q + i + L), s1);
      s2 = x2.fma(FloatVector.fromArray(SPECIES, y, q + i + 2 * L), s2);
      s3 = x3.fma(FloatVector.fromArray(SPECIES, y, q + i + 3 * L), s3);
    }
    for (; i <= n - L; i += L) {
      s0 =
          FloatVector.fromArray(SPECIES, x, p + i)
              .fma(FloatVector.fromArray(SPECIES, y, q + i), s0);
    }
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector sum = zero.add(s0).add(s1).add(zero.add(s2).add(s3));
    FloatVector rest =
        FloatVector.fromArray(SPECIES, x, p + i).mul(FloatVector.fromArray(SPECIES, y, q + i));
    rest = rest.blend(0f, INDEX.compare(VectorOperators.GE, (float) (n - i)));
    FloatVector s = rest.add(sum);
    s = s.add(s.rearrange(SWAP_HALVES));
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
   * Four rows of {@code A b} at once, so that b is read once and the additions overlap; the sums go
   * to 0, {@code L / 2}, {@code L / 4} and {@code 3 L / 4} of {@code out}.
   */
  static void dotFourRows(int k, float[] a, int p0, float[] b, int q, float[] out) {
    int p1 = p0 + k;
    int p2 = p1 + k;
    int p3 = p2 + k;
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    int i = 0;
    for (; i <= k - L; i += L) {
      FloatVector y = FloatVector.fromArray(SPECIES, b, q + i);
      s0 = y.fma(FloatVector.fromArray(SPECIES, a, p0 + i), s0);
      s1 = y.fma(FloatVector.fromArray(SPECIES, a, p1 + i), s1);
      s2 = y.fma(FloatVector.fromArray(SPECIES, a, p2 + i), s2);
      s3 = y.fma(FloatVector.fromArray(SPECIES, a, p3 + i), s3);
    }
    FloatVector y = FloatVector.fromArray(SPECIES, b, q + i);
    VectorMask<Float> beyond = INDEX.compare(VectorOperators.GE, (float) (k - i));
    // folded to a half each, two share a vector; folded to a quarter, all four
    FloatVector h0 = y.mul(FloatVector.fromArray(SPECIES, a, p0 + i)).blend(0f, beyond).add(s0);
    FloatVector h1 = y.mul(FloatVector.fromArray(SPECIES, a, p1 + i)).blend(0f, beyond).add(s1);
    FloatVector h2 = y.mul(FloatVector.fromArray(SPECIES, a, p2 + i)).blend(0f, beyond).add(s2);
    FloatVector h3 = y.mul(FloatVector.fromArray(SPECIES, a, p3 + i)).blend(0f, beyond).add(s3);
    h0 = h0.add(h0.rearrange(SWAP_HALVES));
    h1 = h1.add(h1.rearrange(SWAP_HALVES));
    h2 = h2.add(h2.rearrange(SWAP_HALVES));
    h3 = h3.add(h3.rearrange(SWAP_HALVES));
    FloatVector q01 = h0.blend(h1, ODD_HALF);
    FloatVector q23 = h2.blend(h3, ODD_HALF);
    q01 = q01.add(q01.rearrange(SWAP_QUARTERS));
    q23 = q23.add(q23.rearrange(SWAP_QUARTERS));
    FloatVector s = q01.blend(q23, ODD_QUARTERS);
    if (L >= 8) {
      s = s.add(s.rearrange(SWAP_EIGHTHS));
    }
    if (L >= 16) {
      s = s.add(s.rearrange(SWAP_SIXTEENTHS));
    }
    s.intoArray(out, 0);
  }

  /** Sums over rows, for at least a vector of columns. */
  static void sumRows(int rows, int columns, float[] x, int xOffset, float[] out, int outOffset) {
    for (int j = 0; j < columns; j += L) {
      int column = Math.min(j, columns - L);
      sumVectorOfColumns(rows, columns, x, xOffset + column, out, outOffset + column);
    }
  }

  static void sumVectorOfColumns(int rows, int columns, float[] x, int p, float[] out, int r) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int i = 0; i < rows; i++) {
      sum = FloatVector.fromArray(SPECIES, x, p + i * columns).add(sum);
    }
    FloatVector.zero(SPECIES).add(sum).intoArray(out, r);
  }
}
