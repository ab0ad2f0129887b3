package io.metalearn4j.engine.jvm.vector;

import static io.metalearn4j.engine.jvm.vector.Lanes.L;
import static io.metalearn4j.engine.jvm.vector.Lanes.broadcast;
import static io.metalearn4j.engine.jvm.vector.Lanes.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * Sums over lanes and rows. A last vector that is not full is read whole, into the slack behind the
 * array, and its lanes that do not count are set to 0.
 *
 * <p>Here and in the tiles, methods are called on a vector that was just made and not on one that a
 * loop carries: the JIT compiler knows the class of the first only, and would make an object of the
 * other where an application also uses vectors of another length.
 */
final class VectorReductions {
  private VectorReductions() {}

  static float sum(int n, float[] x, int p) {
    FloatVector s0 = broadcast(0f);
    FloatVector s1 = s0;
    int i = 0;
    for (; i < n - 2 * L; i += 2 * L) {
      s0 = load(x, p + i).add(s0);
      s1 = load(x, p + i + L).add(s1);
    }
    return Lanes.sum(rest(n - i, x, p + i).add(s0).add(s1));
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
    return Lanes.sum(rest(n - i, x, p + i, y, q + i).add(s0).add(s1));
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
    out[0] = Lanes.sum(y.mul(load(a, p0 + i)).blend(0f, beyond).add(s0));
    out[1] = Lanes.sum(y.mul(load(a, p1 + i)).blend(0f, beyond).add(s1));
    out[2] = Lanes.sum(y.mul(load(a, p2 + i)).blend(0f, beyond).add(s2));
    out[3] = Lanes.sum(y.mul(load(a, p3 + i)).blend(0f, beyond).add(s3));
  }

  /** Sums over rows, for at least a vector of columns. */
  static void sumRows(int rows, int columns, float[] x, int xOffset, float[] out, int outOffset) {
    for (int j = 0; j < columns; j += L) {
      int column = Math.min(j, columns - L);
      columnSums(rows, columns, x, xOffset + column).intoArray(out, outOffset + column);
    }
  }

  static FloatVector columnSums(int rows, int columns, float[] x, int p) {
    FloatVector sum = load(x, p);
    for (int i = 1; i < rows; i++) {
      sum = load(x, p + i * columns).add(sum);
    }
    return sum;
  }
}
