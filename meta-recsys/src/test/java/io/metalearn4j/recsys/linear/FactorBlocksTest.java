package io.metalearn4j.recsys.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class FactorBlocksTest {
  @Property(tries = 60)
  void equalsTheInnerProducts(
      @ForAll @IntRange(max = 700) int items, @ForAll @IntRange(min = 1, max = 9) int p) {
    SplittableRandom random = new SplittableRandom(items * 31L + p);
    double[] vectors = random.doubles((long) items * p, -1, 1).toArray();
    float[] x = new float[p];
    for (int k = 0; k < p; k++) {
      x[k] = (float) random.nextDouble(-1, 1);
    }
    float[] products = FactorBlocks.of(p, vectors).products(2, x);
    assertEquals(items, products.length);
    for (int i = 0; i < items; i++) {
      double sum = 2;
      for (int k = 0; k < p; k++) {
        sum += x[k] * vectors[i * p + k];
      }
      assertEquals(sum, products[i], 1e-5);
    }
  }
}
