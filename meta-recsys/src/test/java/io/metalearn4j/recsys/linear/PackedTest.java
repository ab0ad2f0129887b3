package io.metalearn4j.recsys.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class PackedTest {
  @Property(tries = 50)
  void agreesWithAGeneralLibrary(@ForAll @IntRange(min = 1, max = 40) int p, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] packed = new double[Packed.length(p)];
    double[] x = new double[p];
    for (int n = 0; n < p + 3; n++) {
      for (int k = 0; k < p; k++) {
        x[k] = random.nextGaussian();
      }
      Packed.addOuter(p, packed, 0, 1, x, 0);
    }
    for (int k = 0; k < p; k++) {
      packed[Packed.index(p, k, k)] += 1;
    }
    RealMatrix a = dense(p, packed);
    RealMatrix v = MatrixUtils.createColumnRealMatrix(x);
    double[] u = packed.clone();
    Packed.factor(p, u);
    double[] solved = x.clone();
    Packed.solve(p, u, solved);
    double[] product = new double[p];
    Packed.addTimes(p, packed, 0, 1, x, 0, product, 0);
    RealMatrix expected = new LUDecomposition(a).getSolver().solve(v);
    RealMatrix expectedProduct = a.multiply(v);
    for (int k = 0; k < p; k++) {
      assertEquals(expected.getEntry(k, 0), solved[k], 1e-9);
      assertEquals(expectedProduct.getEntry(k, 0), product[k], 1e-9 * (1 + Math.abs(product[k])));
    }
    assertEquals(
        v.transpose().multiply(a).multiply(v).getEntry(0, 0),
        Packed.quadratic(p, packed, 0, x, 0),
        1e-8 * (1 + v.getFrobeniusNorm()));
    RealMatrix inverse = new LUDecomposition(a).getSolver().getInverse();
    double[] ours = Packed.inverse(p, packed);
    assertEquals(0, inverse.subtract(dense(p, ours)).getFrobeniusNorm(), 1e-9);
    assertEquals(p, Packed.traceOfProduct(p, packed, 0, ours, 0), 1e-8 * p);
  }

  private static RealMatrix dense(int p, double[] packed) {
    RealMatrix a = MatrixUtils.createRealMatrix(p, p);
    for (int i = 0; i < p; i++) {
      for (int j = i; j < p; j++) {
        a.setEntry(i, j, packed[Packed.index(p, i, j)]);
        a.setEntry(j, i, packed[Packed.index(p, i, j)]);
      }
    }
    return a;
  }

  @Test
  void refusesWhatIsNotPositiveDefinite() {
    assertThrows(ArithmeticException.class, () -> Packed.factor(2, new double[] {1, 2, 1}));
  }
}
