package io.metalearn4j.engine.jvm.kernel;

/**
 * The logarithm of the gamma function and its derivatives for positive arguments, in double.
 *
 * <p>From the trigamma function on, {@code psi_n(x) = (-1)^(n+1) n! zeta(n+1, x)}; the Hurwitz zeta
 * function {@code zeta(s, x) = sum_{k>=0} (x+k)^-s} and the digamma function are moved to a large
 * argument by their recurrences and summed there by the Euler-Maclaurin formula, and so is the
 * logarithm of the gamma function. Error below 1e-12, relative where the value is above 1.
 *
 * @see "M. Abramowitz, I. Stegun: Handbook of Mathematical Functions, 1964, 6.3.5, 6.3.18, 6.4.10,
 *     6.1.40, 23.1"
 */
public final class Polygamma {
  /** {@code B_2k / (2k)!} for k = 1, 2, ... */
  private static final double[] BERNOULLI = {
    1.0 / 12,
    -1.0 / 720,
    1.0 / 30240,
    -1.0 / 1209600,
    1.0 / 47900160,
    -691.0 / 1307674368000.0,
    1.0 / 74724249600.0
  };

  /** Where the series is summed; large enough for orders up to about 10. */
  private static final double LARGE = 20;

  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  private Polygamma() {}

  /**
   * Returns the derivative of order {@code order + 1} of {@code log gamma(x)}.
   *
   * @param order -1 for log-gamma, 0 for digamma, 1 for trigamma, and so on
   * @param x a positive number; the result is NaN for any other
   */
  public static double value(int order, double x) {
    if (!(x > 0)) {
      return Double.NaN;
    }
    return switch (order) {
      case -1 -> logGamma(x);
      case 0 -> digamma(x);
      default -> (order % 2 == 0 ? -factorial(order) : factorial(order)) * zeta(order + 1, x);
    };
  }

  private static double factorial(int n) {
    double product = 1;
    for (int i = 2; i <= n; i++) {
      product *= i;
    }
    return product;
  }

  private static double logGamma(double x) {
    double below = 1;
    double y = x;
    for (; y < LARGE; y++) {
      below *= y;
    }
    double power = 1 / y;
    double series = 0;
    double factorial = 1; // (2k - 2)!
    for (int k = 1; k <= BERNOULLI.length; k++) {
      series += BERNOULLI[k - 1] * factorial * power;
      factorial *= 2.0 * k * (2.0 * k - 1);
      power /= y * y;
    }
    return (y - 0.5) * Math.log(y) - y + HALF_LOG_TWO_PI + series - Math.log(below);
  }

  private static double digamma(double x) {
    double below = 0;
    double y = x;
    for (; y < LARGE; y++) {
      below += 1 / y;
    }
    double power = 1 / (y * y);
    double series = 0;
    double factorial = 1; // (2k - 1)!
    for (int k = 1; k <= BERNOULLI.length; k++) {
      series += BERNOULLI[k - 1] * factorial * power;
      factorial *= 2.0 * k * (2.0 * k + 1);
      power /= y * y;
    }
    return Math.log(y) - 0.5 / y - series - below;
  }

  private static double zeta(int s, double x) {
    double below = 0;
    double y = x;
    for (; y < LARGE; y++) {
      below += Math.pow(y, -s);
    }
    double power = Math.pow(y, -s);
    double series = power * (y / (s - 1) + 0.5);
    double rising = s; // s (s + 1) ... (s + 2k - 2)
    power /= y;
    for (int k = 1; k <= BERNOULLI.length; k++) {
      series += BERNOULLI[k - 1] * rising * power;
      rising *= (s + 2.0 * k - 1) * (s + 2.0 * k);
      power /= y * y;
    }
    return below + series;
  }
}
