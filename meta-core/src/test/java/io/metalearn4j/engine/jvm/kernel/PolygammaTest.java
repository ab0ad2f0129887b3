package io.metalearn4j.engine.jvm.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;

class PolygammaTest {
  private static final double EULER = 0.5772156649015329;

  @Test
  void knownValues() {
    assertEquals(Math.log(24), Polygamma.value(-1, 5), 1e-13);
    assertEquals(-EULER, Polygamma.value(0, 1), 1e-13);
    assertEquals(-EULER - 2 * Math.log(2), Polygamma.value(0, 0.5), 1e-13);
    assertEquals(Math.PI * Math.PI / 6, Polygamma.value(1, 1), 1e-13);
    assertEquals(Math.PI * Math.PI / 2, Polygamma.value(1, 0.5), 1e-12);
    assertEquals(-2 * 1.2020569031595942, Polygamma.value(2, 1), 1e-12);
    assertEquals(Math.pow(Math.PI, 4) / 15, Polygamma.value(3, 1), 1e-12);
  }

  @Test
  void agreesWithCommonsMath() {
    for (double x : new double[] {1e-3, 0.02, 0.3, 1.7, 4, 19.5, 33, 1e3, 1e6}) {
      assertEquals(
          Gamma.logGamma(x), Polygamma.value(-1, x), 1e-12 * (1 + Math.abs(Gamma.logGamma(x))));
      assertEquals(
          Gamma.digamma(x), Polygamma.value(0, x), 1e-8 * (1 + Math.abs(Gamma.digamma(x))));
      assertEquals(Gamma.trigamma(x), Polygamma.value(1, x), 1e-7 * Gamma.trigamma(x));
    }
  }

  /**
   * {@code psi_n(x + 1) = psi_n(x) + (-1)^n n! x^-(n+1)}, across the point where the series takes
   * over.
   */
  @Test
  void recurrence() {
    for (double x : new double[] {0.1, 1.5, 9.25, 19.5, 25}) {
      double term = 1 / x;
      for (int order = 0; order <= 5; order++) {
        double expected = Polygamma.value(order, x) + term;
        assertEquals(
            expected,
            Polygamma.value(order, x + 1),
            1e-12 * (Math.abs(term) + 1),
            "order " + order + " at " + x);
        term *= -(order + 1) / x;
      }
    }
  }

  @Test
  void derivativeIsTheNextOrder() {
    double h = 1e-4;
    for (double x : new double[] {0.7, 3, 12, 30}) {
      for (int order = -1; order <= 4; order++) {
        double slope = (Polygamma.value(order, x + h) - Polygamma.value(order, x - h)) / (2 * h);
        double expected = Polygamma.value(order + 1, x);
        assertEquals(
            expected,
            slope,
            1e-5 * Math.max(Math.abs(expected), 1e-3),
            "order " + order + " at " + x);
      }
    }
  }

  @Test
  void undefinedArgumentsGiveNaN() {
    for (int order = -1; order <= 3; order++) {
      assertEquals(Double.NaN, Polygamma.value(order, 0));
      assertEquals(Double.NaN, Polygamma.value(order, -1.5));
      assertEquals(Double.NaN, Polygamma.value(order, Double.NaN));
    }
  }
}
