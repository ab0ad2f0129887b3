package io.metalearn4j.engine.jvm.vector;

import static io.metalearn4j.engine.jvm.vector.Lanes.broadcast;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Transcendental functions of a vector, from fused multiply-adds and integer shifts; the library's
 * own lane-wise functions leave their rounding open. Errors stay below 4 units in the last place,
 * over the whole range and into subnormal results. Clamps compare and blend such that NaN stays
 * NaN.
 *
 * @see "S. L. Moshier: Methods and Programs for Mathematical Functions, 1989 (the reductions, the
 *     constants and the polynomial of the logarithm)"
 */
final class VectorMath {
  private static final float LOG2_E = 1.44269504f;

  /** ln 2 as a number of few bits, whose small multiples are exact, and the rest. */
  private static final float LN2_HIGH = 0.693359375f;

  private static final float LN2_LOW = -2.12194440e-4f;

  /** {@code 1.5 * 2^23}: added to a small number it leaves the nearest integer in the low bits. */
  private static final float ROUND = 12582912f;

  private static final int ROUND_BITS = Float.floatToRawIntBits(ROUND);
  private static final int SQRT_HALF_BITS = Float.floatToRawIntBits(0.70710678f);

  private VectorMath() {}

  static FloatVector exp(FloatVector x) {
    FloatVector y = x.blend(-105f, x.compare(VectorOperators.LT, -105f));
    y = y.blend(89f, y.compare(VectorOperators.GT, 89f));
    FloatVector shifted = y.fma(broadcast(LOG2_E), broadcast(ROUND));
    // 2^n in two factors: n reaches from -151 to 128
    IntVector n = shifted.reinterpretAsInts().sub(ROUND_BITS);
    IntVector half = n.lanewise(VectorOperators.ASHR, 1);
    FloatVector factor = powerOfTwo(half);
    return factor.fma(expm1OfRest(y, shifted.sub(ROUND)), factor).mul(powerOfTwo(n.sub(half)));
  }

  /** {@code e^x - 1} for x in [-60, 60] or NaN. */
  private static FloatVector expm1(FloatVector x) {
    FloatVector shifted = x.fma(broadcast(LOG2_E), broadcast(ROUND));
    FloatVector factor = powerOfTwo(shifted.reinterpretAsInts().sub(ROUND_BITS));
    return factor.fma(expm1OfRest(x, shifted.sub(ROUND)), factor.sub(1f));
  }

  private static FloatVector powerOfTwo(IntVector n) {
    return n.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
  }

  /**
   * {@code e^r - 1} for {@code r = x - n ln 2}, at most {@code ln 2 / 2} in size, by its series.
   */
  private static FloatVector expm1OfRest(FloatVector x, FloatVector n) {
    FloatVector r = n.fma(broadcast(-LN2_HIGH), x);
    r = n.fma(broadcast(-LN2_LOW), r);
    FloatVector p = r.fma(broadcast(1f / 5040), broadcast(1f / 720));
    p = p.fma(r, broadcast(1f / 120));
    p = p.fma(r, broadcast(1f / 24));
    p = p.fma(r, broadcast(1f / 6));
    p = p.fma(r, broadcast(1f / 2));
    return p.fma(r.mul(r), r);
  }

  static FloatVector log(FloatVector x) {
    FloatVector tiny = x.mul(1 << 23);
    var isTiny = x.compare(VectorOperators.LT, Float.MIN_NORMAL);
    // x = 2^n (1 + f) with 1 + f between sqrt(1/2) and sqrt(2)
    IntVector bits = x.blend(tiny, isTiny).reinterpretAsInts().sub(SQRT_HALF_BITS);
    FloatVector n = bits.lanewise(VectorOperators.ASHR, 23).add(ROUND_BITS).reinterpretAsFloats();
    n = n.sub(ROUND).sub(broadcast(0f).blend(23f, isTiny));
    FloatVector f = bits.and(0x7fffff).add(SQRT_HALF_BITS).reinterpretAsFloats().sub(1f);
    FloatVector square = f.mul(f);
    FloatVector p = f.fma(broadcast(7.0376836292e-2f), broadcast(-1.1514610310e-1f));
    p = p.fma(f, broadcast(1.1676998740e-1f));
    p = p.fma(f, broadcast(-1.2420140846e-1f));
    p = p.fma(f, broadcast(1.4249322787e-1f));
    p = p.fma(f, broadcast(-1.6668057665e-1f));
    p = p.fma(f, broadcast(2.0000714765e-1f));
    p = p.fma(f, broadcast(-2.4999993993e-1f));
    p = p.fma(f, broadcast(3.3333331174e-1f));
    FloatVector rest = p.mul(f).mul(square);
    rest = n.fma(broadcast(LN2_LOW), rest);
    rest = square.fma(broadcast(-0.5f), rest);
    FloatVector y = n.fma(broadcast(LN2_HIGH), f.add(rest));
    y = y.blend(x, x.compare(VectorOperators.EQ, Float.POSITIVE_INFINITY));
    y = y.blend(Float.NEGATIVE_INFINITY, x.compare(VectorOperators.EQ, 0f));
    y = y.blend(Float.NaN, x.compare(VectorOperators.LT, 0f));
    return y.blend(x, x.compare(VectorOperators.NE, x));
  }

  static FloatVector tanh(FloatVector x) {
    FloatVector y = x.abs();
    y = y.blend(9.02f, y.compare(VectorOperators.GT, 9.02f)); // 1 from here on
    FloatVector e = expm1(y.mul(-2f));
    IntVector sign = x.reinterpretAsInts().and(0x80000000);
    return e.neg().div(e.add(2f)).reinterpretAsInts().or(sign).reinterpretAsFloats();
  }

  static FloatVector sigmoid(FloatVector x) {
    FloatVector e = exp(x.abs().neg());
    return broadcast(1f).blend(e, x.compare(VectorOperators.LT, 0f)).div(e.add(1f));
  }

  /** {@code max(x, 0) + log(1 + e^-|x|)}. */
  static FloatVector softplus(FloatVector x) {
    FloatVector e = exp(x.abs().neg());
    FloatVector sum = e.add(1f);
    FloatVector lost = e.sub(sum.sub(1f)).div(sum); // what rounding 1 + e took away
    return relu(x).add(log(sum).add(lost));
  }

  static FloatVector relu(FloatVector x) {
    return x.blend(0f, x.compare(VectorOperators.LT, 0f));
  }
}
