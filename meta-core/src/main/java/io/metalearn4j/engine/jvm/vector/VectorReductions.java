package io.metalearn4j.engine.jvm.vector;

import static io.metalearn4j.engine.jvm.vector.Lanes.L;
import static io.metalearn4j.engine.jvm.vector.Lanes.broadcast;
import static io.metalearn4j.engine.jvm.vector.Lanes.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * Sums over lanes and rows. A last vector that is not full is read whole, into the slack behind the
 * array, and its lanes that do not count are set to 0.
 */
final class VectorReductions {
  private VectorReductions() {}

  static float sum(int n, float[] x, int p) {
    FloatVector s0 = broadcast(0f);
    FloatVector s1 = s0;
    int i = 0;
    for (; i < n - 2 * L; i += 2 * L) {
      s0 = s0.add(load(x, p + i));
      s1 = s1.add(load(x, p + i + L));
    }
    return Lanes.sum(s0.add(s1).add(rest(n - i, x, p + i)));
  }

  /** The sum of the last vectors, at most two and the second perhaps not full. */
  private static FloatVector rest(int n, float[] x, int p) {
    FloatVector first = load(x, p);
    if (n <= L) {
      return first.blend(0f, Lanes.from(n));
    }
    return first.add(load(x, p + L).blend(0f, Lanes.from(n - L)));
  }

  static float dot(int n, float[] x, int p, float[] y, int q) {
    FloatVector s0 = broadcast(0f);
    FloatVector s1 = s0;
    int i = 0;
    for (; i < n - 2 * L; i += 2 * L) {
      s0 = load(x, p + i).fma(load(y, q + i), s0);
      s1 = load(x, p + i + L).fma(load(y, q + i + L), s1);
    }
    return Lanes.sum(s0.add(s1).add(rest(n - i, x, p + i, y, q + i)));
  }

  private static FloatVector rest(int n, float[] x, int p, float[] y, int q) {
    FloatVector first = load(x, p).mul(load(y, q));
    if (n <= L) {
      return first.blend(0f, Lanes.from(n));
    }
    return first.add(load(x, p + L).mul(load(y, q + L)).blend(0f, Lanes.from(n - L)));
  }

  /** Four rows of {@code A b} at once, so that b is read once and the additions overlap. */
  static void dotFourRows(int k, float[] a, int p0, float[] b, int q, float[] out) {
    int p1 = p0 + k;
    int p2 = p1 + k;
    int p3 = p2 + k;
    FloatVector s0 = broadcast(0f);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    int i = 0;
    for (; i < k - L; i += L) {
      FloatVector y = load(b, q + i);
      s0 = y.fma(load(a, p0 + i), s0);
      s1 = y.fma(load(a, p1 + i), s1);
      s2 = y.fma(load(a, p2 + i), s2);
      s3 = y.fma(load(a, p3 + i), s3);
    }
    FloatVector y = load(b, q + i);
    VectorMask<Float> beyond = Lanes.from(k - i);
    out[0] = Lanes.sum(s0.add(y.mul(load(a, p0 + i)).blend(0f, beyond)));
    out[1] = Lanes.sum(s1.add(y.mul(load(a, p1 + i)).blend(0f, beyond)));
    out[2] = Lanes.sum(s2.add(y.mul(load(a, p2 + i)).blend(0f, beyond)));
    out[3] = Lanes.sum(s3.add(y.mul(load(a, p3 + i)).blend(0f, beyond)));
  }

  /** Sums over rows, for at least a vector of columns. */
  static void sumRows(int rows, int columns, float[] x, int xOffset, float[] out, int outOffset) {
    for (int j = 0; j < columns; j += L) {
      int column = Math.min(j, columns - L);
      columnSums(rows, columns, x, xOffset + column).intoArray(out, outOffset + column);
    }
  }

  static FloatVector columnSums(int rows, int columns, float[] x, int p) {
    FloatVector even = broadcast(0f);
    FloatVector odd = even;
    int i = 0;
    for (; i + 2 <= rows; i += 2) {
      even = even.add(load(x, p + i * columns));
      odd = odd.add(load(x, p + (i + 1) * columns));
    }
    return i < rows ? even.add(load(x, p + i * columns)).add(odd) : even.add(odd);
  }
}
