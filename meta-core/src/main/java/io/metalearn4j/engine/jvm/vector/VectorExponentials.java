package io.metalearn4j.engine.jvm.vector;

import static io.metalearn4j.engine.jvm.vector.Lanes.L;
import static io.metalearn4j.engine.jvm.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The exponential function and its kin on whole vectors, from fused multiply-adds and integer
 * shifts; the lane-wise functions of the Vector API leave their rounding open. Errors stay below 4
 * units in the last place, over the whole range and into subnormal results. Clamps compare and
 * blend such that NaN stays NaN.
 *
 * <p>With {@code x = n ln 2 + r}, {@code e^x = 2^n e^r}. The nearest integer n comes from adding
 * {@code 1.5 * 2^23}, which leaves it in the low bits; {@code n ln 2} is taken off in two parts,
 * the first of few bits so that its multiples are exact; {@code e^r - 1}, for r of at most {@code
 * ln 2 / 2}, is its series. These lines are repeated in each loop and not shared, for the reason
 * given in {@link VectorUnary}.
 *
 * @see "W. J. Cody, W. Waite: Software Manual for the Elementary Functions, 1980 (the reduction)"
 */
final class VectorExponentials {
  private static final float LOG2_E = 1.44269504f;
  private static final float LN2_HIGH = 0.693359375f;
  private static final float LN2_LOW = -2.12194440e-4f;
  private static final float ROUND = 12582912f;
  private static final int ROUND_BITS = Float.floatToRawIntBits(ROUND);

  /** From here on tanh is 1. */
  private static final float TANH_IS_ONE = 9.02f;

  private VectorExponentials() {}

  private static FloatVector broadcast(float x) {
    return FloatVector.broadcast(SPECIES, x);
  }

  /** {@code e^x}; 2^n goes in as two factors, because n reaches from -151 to 128. */
  static void exp(int n, float[] x, int p, float[] out, int r) {
    FloatVector log2e = broadcast(LOG2_E);
    FloatVector round = broadcast(ROUND);
    FloatVector high = broadcast(-LN2_HIGH);
    FloatVector low = broadcast(-LN2_LOW);
    FloatVector c2 = broadcast(1f / 2);
    FloatVector c3 = broadcast(1f / 6);
    FloatVector c4 = broadcast(1f / 24);
    FloatVector c5 = broadcast(1f / 120);
    FloatVector c6 = broadcast(1f / 720);
    FloatVector c7 = broadcast(1f / 5040);
    for (int i = 0; i < n; i += L) {
      FloatVector y = FloatVector.fromArray(SPECIES, x, p + i);
      y = y.blend(-105f, y.compare(VectorOperators.LT, -105f));
      y = y.blend(89f, y.compare(VectorOperators.GT, 89f));
      FloatVector shifted = y.fma(log2e, round);
      FloatVector whole = shifted.sub(round);
      FloatVector d = whole.fma(low, whole.fma(high, y));
      FloatVector s = d.fma(c7, c6).fma(d, c5).fma(d, c4).fma(d, c3).fma(d, c2).fma(d.mul(d), d);
      IntVector power = shifted.reinterpretAsInts().sub(ROUND_BITS);
      IntVector half = power.lanewise(VectorOperators.ASHR, 1);
      FloatVector a = half.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
      FloatVector b =
          power.sub(half).add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
      a.fma(s, a).mul(b).intoArray(out, r + i);
    }
  }

  /** {@code tanh |x| = -E / (E + 2)} with {@code E = e^(-2|x|) - 1}, and the sign of x. */
  static void tanh(int n, float[] x, int p, float[] out, int r) {
    FloatVector log2e = broadcast(LOG2_E);
    FloatVector round = broadcast(ROUND);
    FloatVector high = broadcast(-LN2_HIGH);
    FloatVector low = broadcast(-LN2_LOW);
    FloatVector c2 = broadcast(1f / 2);
    FloatVector c3 = broadcast(1f / 6);
    FloatVector c4 = broadcast(1f / 24);
    FloatVector c5 = broadcast(1f / 120);
    FloatVector c6 = broadcast(1f / 720);
    FloatVector c7 = broadcast(1f / 5040);
    for (int i = 0; i < n; i += L) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, p + i);
      FloatVector y = v.abs();
      y = y.blend(TANH_IS_ONE, y.compare(VectorOperators.GT, TANH_IS_ONE)).mul(-2f);
      FloatVector shifted = y.fma(log2e, round);
      FloatVector whole = shifted.sub(round);
      FloatVector d = whole.fma(low, whole.fma(high, y));
      FloatVector s = d.fma(c7, c6).fma(d, c5).fma(d, c4).fma(d, c3).fma(d, c2).fma(d.mul(d), d);
      IntVector power = shifted.reinterpretAsInts().sub(ROUND_BITS);
      FloatVector a = power.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
      FloatVector e = a.fma(s, a.sub(1f));
      IntVector sign = v.reinterpretAsInts().and(0x80000000);
      e.neg()
          .div(e.add(2f))
          .reinterpretAsInts()
          .or(sign)
          .reinterpretAsFloats()
          .intoArray(out, r + i);
    }
  }

  /** {@code 1 / (1 + e)} with {@code e = e^-|x|}, or {@code e / (1 + e)} for negative x. */
  static void sigmoid(int n, float[] x, int p, float[] out, int r) {
    FloatVector log2e = broadcast(LOG2_E);
    FloatVector round = broadcast(ROUND);
    FloatVector high = broadcast(-LN2_HIGH);
    FloatVector low = broadcast(-LN2_LOW);
    FloatVector one = broadcast(1f);
    FloatVector c2 = broadcast(1f / 2);
    FloatVector c3 = broadcast(1f / 6);
    FloatVector c4 = broadcast(1f / 24);
    FloatVector c5 = broadcast(1f / 120);
    FloatVector c6 = broadcast(1f / 720);
    FloatVector c7 = broadcast(1f / 5040);
    for (int i = 0; i < n; i += L) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, p + i);
      FloatVector y = v.abs().neg();
      y = y.blend(-105f, y.compare(VectorOperators.LT, -105f));
      FloatVector shifted = y.fma(log2e, round);
      FloatVector whole = shifted.sub(round);
      FloatVector d = whole.fma(low, whole.fma(high, y));
      FloatVector s = d.fma(c7, c6).fma(d, c5).fma(d, c4).fma(d, c3).fma(d, c2).fma(d.mul(d), d);
      IntVector power = shifted.reinterpretAsInts().sub(ROUND_BITS);
      IntVector half = power.lanewise(VectorOperators.ASHR, 1);
      FloatVector a = half.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
      FloatVector b =
          power.sub(half).add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
      FloatVector e = a.fma(s, a).mul(b);
      one.blend(e, v.compare(VectorOperators.LT, 0f)).div(e.add(1f)).intoArray(out, r + i);
    }
  }
}
