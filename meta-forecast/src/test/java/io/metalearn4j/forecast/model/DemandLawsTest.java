package io.metalearn4j.forecast.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DemandLawsTest {
  private static final int LARGEST = 60;
  private static final DemandLaws LAWS = new DemandLaws(.1, 4, LARGEST);

  @Test
  void sumsAreConvolutions() {
    for (double exposure : new double[] {1, .6, 1.7}) {
      for (int law = 0; law < DemandLaws.count(); law += 7) {
        double[] one = new double[LARGEST + 1];
        for (int y = 0; y <= LARGEST; y++) {
          one[y] = LAWS.probability(law, y, exposure);
        }
        double[] convolved = {1};
        for (int periods = 1; periods <= 3; periods++) {
          convolved = convolution(convolved, one);
          double[] sum = LAWS.sum(law, periods, exposure);
          for (int y = 0; y <= LARGEST; y++) {
            double p = y < sum.length ? sum[y] : 0;
            assertEquals(convolved[y], p, 1e-6, "law " + law + ", " + periods + " periods, " + y);
          }
        }
      }
    }
  }

  @Test
  void sumsOfManyLargeDemandsDoNotVanish() {
    DemandLaws large = new DemandLaws(1, 1500, 2000);
    for (int law = 0; law < DemandLaws.count(); law += 11) { // Markov's inequality bounds the mass
      double[] sum = large.sum(law, 20, 1);
      double mean = 0;
      double mass = 0;
      for (int y = 0; y < sum.length; y++) {
        mass += sum[y];
        mean += y * sum[y];
      }
      if (mass > 1 - 1e-6) {
        assertEquals(20 * large.mean(law, 1), mean, 1e-3 * mean + 1e-3, "law " + law);
      }
      assertTrue(mass > 1 - large.mean(law, 1) / 2000 - 1e-6, "law " + law + ": " + mass);
    }
  }

  private static double[] convolution(double[] a, double[] b) {
    double[] sum = new double[a.length + b.length - 1];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        sum[i + j] += a[i] * b[j];
      }
    }
    return sum;
  }
}
