package io.metalearn4j.recsys.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositiveDefiniteSolverTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 63, 64, 65, 129, 515})
  void inverseAndSolutionGiveTheIdentity(int n) {
    double[] a = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i * n + j] = Math.exp(-Math.abs(i - j) / 5.0) + (i == j ? 1 + .01 * i : 0);
      }
    }
    double[] solved = a.clone();
    PositiveDefiniteSolver solver = PositiveDefiniteSolver.factor(n, a.clone());
    solver.solve(solved, n);
    double[] inverse = solver.inverse();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        assertEquals(i == j ? 1 : 0, solved[i * n + j], 1e-12);
        double sum = 0;
        for (int k = 0; k < n; k++) {
          sum += a[i * n + k] * inverse[k * n + j];
        }
        assertEquals(i == j ? 1 : 0, sum, 1e-12);
      }
    }
  }

  @Test
  void refusesWhatIsNotPositiveDefinite() {
    assertThrows(
        ArithmeticException.class,
        () -> PositiveDefiniteSolver.factor(2, new double[] {1, 2, 2, 1}));
  }
}
