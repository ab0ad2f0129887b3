package io.metalearn4j.recsys.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TriangleTest {
  private static final int P = 3;
  private static final double[] L = {2, 0, 0, -1, 3, 0, 4, .5, 1};
  private static final double[] Z = {5, 1, 2, 6, -3, 7};
  private static final double[] FULL = {5, 1, 2, 1, 6, -3, 2, -3, 7};
  private static final double[] A = {1, -2, 3};
  private static final double[] B = {.5, 4, -1};

  @Test
  void productsWithTheTriangle() {
    assertEquals(-10.5, Triangle.dot(A, B));
    assertArrayEquals(new double[] {16, -4.5, 3}, Triangle.transposedTimes(P, L, A));
    double[] to = {1, 1, 1};
    Triangle.addTimes(P, L, A, to);
    assertArrayEquals(new double[] {3, -6, 7}, to);
  }

  @Test
  void symmetricMatricesFull() {
    assertArrayEquals(FULL, Triangle.full(P, Z));
    double[] expected = new double[9];
    for (int i = 0; i < P; i++) {
      for (int j = 0; j < P; j++) {
        for (int k = 0; k < P; k++) {
          expected[i * P + j] += FULL[i * P + k] * L[k * P + j];
        }
      }
    }
    assertArrayEquals(expected, Triangle.symmetricTimes(P, Z, L), 1e-12);
    double[] packed = new double[6];
    Triangle.addSymmetricOuter(P, packed, .5, A, B);
    assertEquals(.5, packed[0]);
    assertEquals(.5 * (1 * 4 + -2 * .5), packed[1]);
  }
}
