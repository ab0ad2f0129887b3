package io.metalearn4j.engine.jvm.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every implementation of {@link Kernels} must do, over ragged sizes, against double
 * arithmetic. Each array starts at an odd offset, is followed by slack full of NaN, and after a
 * call all of the output's array but the values asked for must be as before.
 */
public abstract class KernelsContract {
  private static final int OFFSET = 3;
  private static final float EPSILON = Math.ulp(1f);

  /** Sizes around the widths of vectors and tiles. */
  private static final int[] SIZES = {
    1, 2, 3, 4, 5, 7, 8, 9, 10, 13, 15, 16, 17, 23, 24, 25, 31, 32, 33, 40, 47, 48, 49, 63, 64, 65,
    100, 129
  };

  private final Kernels kernels = create();
  private final SplittableRandom random = new SplittableRandom(11);

  /** Returns the kernels to test. */
  protected abstract Kernels create();

  /**
   * How far a transcendental function may be from its value, in units of the last place of a float.
   */
  protected abstract double ulps();

  @Test
  void product() {
    for (int m : new int[] {1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 13, 20, 40}) {
      for (int k : new int[] {1, 2, 5, 10, 33, 70}) {
        for (int n : SIZES) {
          product(m, k, n, false, 0);
          product(m, k, n, true, 1);
          product(m, k, n, false, 2);
          product(m, k, n, true, 3);
        }
      }
    }
  }

  /** init: 0 none, 1 a row, 2 a matrix, 3 the result itself. */
  private void product(int m, int k, int n, boolean transposed, int init) {
    float[] a = values(m * k);
    float[] b = values(k * n);
    float[] c = values(m * n);
    float[] start = init == 3 ? c : values(init == 1 ? n : m * n);
    int initStride = init == 1 ? 0 : n;
    int rowStride = transposed ? 1 : k;
    int columnStride = transposed ? m : 1;
    double[] expected = new double[m * n];
    double[] size = new double[m * n];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double sum = init == 0 ? 0 : start[OFFSET + i * initStride + j];
        double magnitude = Math.abs(sum);
        for (int l = 0; l < k; l++) {
          double term =
              (double) a[OFFSET + i * rowStride + l * columnStride] * b[OFFSET + l * n + j];
          sum += term;
          magnitude += Math.abs(term);
        }
        expected[i * n + j] = sum;
        size[i * n + j] = magnitude * (k + 1);
      }
    }
    float[] before = c.clone();
    kernels.multiply(
        m,
        k,
        n,
        a,
        OFFSET,
        rowStride,
        columnStride,
        b,
        OFFSET,
        init == 0 ? null : start,
        OFFSET,
        initStride,
        c,
        OFFSET);
    String call = m + "x" + k + "x" + n + (transposed ? " transposed" : "") + " init " + init;
    assertClose(call, expected, size, c, before);
  }

  @Test
  void productWithVector() {
    for (int m : SIZES) {
      for (int k : SIZES) {
        float[] a = values(m * k);
        float[] b = values(k);
        for (int init = 0; init < 3; init++) {
          float[] c = values(m);
          float[] before = c.clone();
          double[] expected = new double[m];
          double[] size = new double[m];
          for (int i = 0; i < m; i++) {
            expected[i] = init == 0 ? 0 : c[OFFSET + (init == 1 ? 0 : i)];
            size[i] = Math.abs(expected[i]);
            for (int l = 0; l < k; l++) {
              double term = (double) a[OFFSET + i * k + l] * b[OFFSET + l];
              expected[i] += term;
              size[i] += Math.abs(term);
            }
            size[i] *= k + 1;
          }
          float[] start = init == 1 ? c.clone() : c;
          kernels.multiplyVector(
              m,
              k,
              a,
              OFFSET,
              b,
              OFFSET,
              init == 0 ? null : start,
              OFFSET,
              init == 1 ? 0 : 1,
              c,
              OFFSET);
          assertClose(m + "x" + k + " init " + init, expected, size, c, before);
        }
      }
    }
  }

  @Test
  void transpose() {
    for (int rows : SIZES) {
      for (int columns : SIZES) {
        float[] x = values(rows * columns);
        float[] out = values(rows * columns);
        float[] expected = out.clone();
        for (int i = 0; i < rows; i++) {
          for (int j = 0; j < columns; j++) {
            expected[OFFSET + j * rows + i] = x[OFFSET + i * columns + j];
          }
        }
        kernels.transpose(rows, columns, x, OFFSET, out, OFFSET);
        assertArrayEquals(expected, out, rows + "x" + columns);
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> unary() {
    return Arrays.stream(Unary.values())
        .map(f -> DynamicTest.dynamicTest(f.name(), () -> unary(f)));
  }

  private void unary(Unary f) {
    for (int n : SIZES) {
      float[] x = values(n);
      for (int i = 0; i < n; i++) {
        x[OFFSET + i] *= (float) Math.exp(random.nextDouble(-9, 2.5));
        if (f == Unary.LOG || f == Unary.SQRT) {
          x[OFFSET + i] = Math.abs(x[OFFSET + i]);
        }
      }
      float[] out = values(n);
      float[] before = out.clone();
      double[] expected = new double[n];
      double[] size = new double[n];
      for (int i = 0; i < n; i++) {
        expected[i] = value(f, x[OFFSET + i]);
        size[i] = Math.abs(expected[i]) * ulps();
      }
      kernels.unary(f, n, x, OFFSET, out, OFFSET);
      assertClose(f + " of " + n, expected, size, out, before);
      float[] inPlace = x.clone();
      kernels.unary(f, n, inPlace, OFFSET, inPlace, OFFSET);
      assertClose(f + " in place of " + n, expected, size, inPlace, x);
    }
  }

  /** A value must not depend on its position, or a padded or batched call would change bits. */
  @TestFactory
  Stream<DynamicTest> unaryIsTheSameAtEveryPosition() {
    return Arrays.stream(Unary.values())
        .map(
            f ->
                DynamicTest.dynamicTest(
                    f.name(),
                    () -> {
                      float x = random.nextInt(1, 400) / 100f;
                      float[] in = new float[100 + Kernels.SLACK];
                      Arrays.fill(in, x);
                      float[] one = new float[1 + Kernels.SLACK];
                      kernels.unary(f, 1, in, 0, one, 0);
                      float[] out = new float[100 + Kernels.SLACK];
                      for (int n = 1; n <= 100; n++) {
                        kernels.unary(f, n, in, 0, out, 0);
                        for (int i = 0; i < n; i++) {
                          assertEquals(one[0], out[i]);
                        }
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> unaryAtTheEdges() {
    float[] edges = {
      Float.NaN,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY,
      0f,
      -0f,
      Float.MIN_VALUE,
      -Float.MIN_VALUE,
      Float.MIN_NORMAL,
      Float.MAX_VALUE,
      -Float.MAX_VALUE,
      1e-40f,
      88.7f,
      88.73f,
      89f,
      200f,
      -87.4f,
      -88f,
      -95f,
      -103.9f,
      -104f,
      -110f,
      -1000f,
      1e-8f,
      -1e-8f,
      9f,
      -9f,
      9.1f,
      20f,
      -20f,
      1f,
      0.99999994f,
      1.0000001f
    };
    return Arrays.stream(Unary.values())
        .flatMap(
            f ->
                Stream.of(1, 40)
                    .map(n -> DynamicTest.dynamicTest(f + " of " + n, () -> edges(f, n, edges))));
  }

  private void edges(Unary f, int n, float[] edges) {
    for (float edge : edges) {
      float[] x = new float[n + Kernels.SLACK];
      Arrays.fill(x, edge);
      float[] out = new float[n + Kernels.SLACK];
      kernels.unary(f, n, x, 0, out, 0);
      double exact = value(f, edge);
      float expected = (float) exact;
      for (int i = 0; i < n; i++) {
        String call = f + "(" + edge + ")";
        if (Float.isNaN(expected) || Float.isInfinite(expected)) {
          assertEquals(expected, out[i], call);
        } else {
          double tolerance = ulps() * Math.max(Math.abs(exact) * EPSILON, Float.MIN_VALUE);
          assertTrue(
              Math.abs(out[i] - exact) <= tolerance, call + " = " + out[i] + ", expected " + exact);
        }
      }
    }
  }

  private static double value(Unary f, double x) {
    return switch (f) {
      case NEGATE -> -x;
      case EXP -> Math.exp(x);
      case LOG -> Math.log(x);
      case TANH -> Math.tanh(x);
      case SIGMOID -> 1 / (1 + Math.exp(-x));
      case RELU -> Math.max(x, 0);
      case STEP -> x > 0 ? 1 : 0;
      case SOFTPLUS -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
      case SQUARE -> x * x;
      case SQRT -> Math.sqrt(x);
      case RECIPROCAL -> 1 / x;
    };
  }

  @TestFactory
  Stream<DynamicTest> binary() {
    return Arrays.stream(Binary.values())
        .map(f -> DynamicTest.dynamicTest(f.name(), () -> binary(f)));
  }

  private void binary(Binary f) {
    for (int rows : new int[] {1, 2, 5, 10}) {
      for (int columns : SIZES) {
        int n = rows * columns;
        float[] a = values(n);
        for (Form form : Form.values()) {
          float[] b = values(form.size(rows, columns));
          double[] expected = new double[n];
          double[] size = new double[n];
          for (int i = 0; i < n; i++) {
            float x = a[OFFSET + i];
            float y = b[OFFSET + form.index(i, columns)];
            expected[i] = value(f, x, y);
            size[i] = 3 * (Math.abs(expected[i]) + Math.abs(x) * (1 + y * y));
          }
          float[] out = values(n);
          float[] before = out.clone();
          form.call(kernels, f, rows, columns, a, b, out);
          String call = f + " " + form + " " + rows + "x" + columns;
          assertClose(call, expected, size, out, before);
          float[] inPlace = a.clone();
          form.call(kernels, f, rows, columns, inPlace, b, inPlace);
          assertClose(call + " in place", expected, size, inPlace, a);
        }
      }
    }
  }

  @Test
  void binaryAtTheEdges() {
    float[] edges = {
      Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 0f, 1f, -2f, Float.MAX_VALUE
    };
    for (Binary f : Binary.values()) {
      for (float x : edges) {
        for (float y : edges) {
          for (Form form : Form.values()) {
            for (int columns : new int[] {3, 40}) {
              float[] a = new float[2 * columns + OFFSET + Kernels.SLACK];
              Arrays.fill(a, x);
              float[] b = new float[a.length];
              Arrays.fill(b, y);
              float[] out = new float[a.length];
              form.call(kernels, f, 2, columns, a, b, out);
              double exact = value(f, x, y);
              String call = f + " " + form + " of " + x + ", " + y;
              if (Double.isNaN(exact)) {
                assertTrue(
                    Float.isNaN(out[OFFSET]) || overflows(f, x, y), call + " = " + out[OFFSET]);
              } else if (!overflows(f, x, y)) {
                assertEquals((float) exact, out[OFFSET], call);
              }
            }
          }
        }
      }
    }
  }

  /** Where a fused gradient overflows in float but not in double, its parts decide. */
  private static boolean overflows(Binary f, float x, float y) {
    return (f == Binary.TANH_GRADIENT || f == Binary.SIGMOID_GRADIENT)
        && (Math.abs(x) > 1e30f || Math.abs(y) > 1e30f);
  }

  private static double value(Binary f, double x, double y) {
    return switch (f) {
      case ADD -> x + y;
      case SUBTRACT -> x - y;
      case SUBTRACT_FROM -> y - x;
      case MULTIPLY -> x * y;
      case DIVIDE -> x / y;
      case DIVIDE_INTO -> y / x;
      case MAX -> Math.max(x, y);
      case TANH_GRADIENT -> x * (1 - y * y);
      case SIGMOID_GRADIENT -> x * (y * (1 - y));
      case RELU_GRADIENT -> y > 0 ? x : 0;
    };
  }

  /** How the second operand meets the first. */
  private enum Form {
    SAME,
    SCALAR,
    ROW,
    COLUMN;

    int size(int rows, int columns) {
      return switch (this) {
        case SAME -> rows * columns;
        case SCALAR -> 1;
        case ROW -> columns;
        case COLUMN -> rows;
      };
    }

    int index(int i, int columns) {
      return switch (this) {
        case SAME -> i;
        case SCALAR -> 0;
        case ROW -> i % columns;
        case COLUMN -> i / columns;
      };
    }

    void call(Kernels kernels, Binary f, int rows, int columns, float[] a, float[] b, float[] out) {
      switch (this) {
        case SAME -> kernels.binary(f, rows * columns, a, OFFSET, b, OFFSET, out, OFFSET);
        case SCALAR -> kernels.binaryScalar(f, rows * columns, a, OFFSET, b[OFFSET], out, OFFSET);
        case ROW -> kernels.binaryRow(f, rows, columns, a, OFFSET, b, OFFSET, out, OFFSET);
        case COLUMN -> kernels.binaryColumn(f, rows, columns, a, OFFSET, b, OFFSET, out, OFFSET);
      }
    }
  }

  @Test
  void reductions() {
    for (int rows : SIZES) {
      for (int columns : SIZES) {
        float[] x = values(rows * columns);
        double[] row = new double[columns];
        double[] rowSize = new double[columns];
        double[] column = new double[rows];
        double[] columnSize = new double[rows];
        double[] max = new double[rows];
        Arrays.fill(max, Double.NEGATIVE_INFINITY);
        double all = 0;
        double allSize = 0;
        for (int i = 0; i < rows; i++) {
          for (int j = 0; j < columns; j++) {
            double value = x[OFFSET + i * columns + j];
            row[j] += value;
            rowSize[j] += rows * Math.abs(value);
            column[i] += value;
            columnSize[i] += columns * Math.abs(value);
            max[i] = Math.max(max[i], value);
            all += value;
            allSize += Math.abs(value);
          }
        }
        String call = rows + "x" + columns;
        float[] out = values(columns);
        float[] before = out.clone();
        kernels.sumRows(rows, columns, x, OFFSET, out, OFFSET);
        assertClose("sumRows " + call, row, rowSize, out, before);
        out = values(rows);
        before = out.clone();
        kernels.sumColumns(rows, columns, x, OFFSET, out, OFFSET);
        assertClose("sumColumns " + call, column, columnSize, out, before);
        out = values(rows);
        before = out.clone();
        kernels.maxColumns(rows, columns, x, OFFSET, out, OFFSET);
        assertClose("maxColumns " + call, max, new double[rows], out, before);
        assertEquals(
            all, kernels.sum(rows * columns, x, OFFSET), 20 * EPSILON * allSize, "sum " + call);
      }
    }
    assertEquals(0f, kernels.sum(0, new float[Kernels.SLACK], 0));
  }

  @Test
  void reductionsOfNaN() {
    for (int columns : new int[] {1, 5, 40}) {
      for (int at = 0; at < columns; at++) {
        float[] x = new float[columns + Kernels.SLACK];
        x[at] = Float.NaN;
        float[] out = new float[1 + Kernels.SLACK];
        kernels.maxColumns(1, columns, x, 0, out, 0);
        assertTrue(Float.isNaN(out[0]), "max of " + columns + " with NaN at " + at);
        assertTrue(
            Float.isNaN(kernels.sum(columns, x, 0)), "sum of " + columns + " with NaN at " + at);
      }
    }
  }

  @Test
  void flatVectors() {
    for (int n : new int[] {1, 2, 7, 8, 9, 16, 17, 31, 40, 100, 1023, 1024, 1025, 1761, 5000}) {
      float[] x = values(n);
      float[] y = values(n);
      double dot = 0;
      double dotSize = 0;
      for (int i = 0; i < n; i++) {
        double product = (double) x[OFFSET + i] * y[OFFSET + i];
        dot += product;
        dotSize += Math.abs(product);
      }
      assertEquals(dot, kernels.dot(n, x, OFFSET, y, OFFSET), 64 * EPSILON * dotSize, "dot " + n);
    }
  }

  @Test
  void rowsById() {
    int[] ids = {9, 4, 2, 0, 4, 4};
    for (int columns : SIZES) {
      float[] table = values(5 * columns);
      float[] rows = values(5 * columns);
      kernels.gatherRows(5, columns, table, OFFSET, ids, 1, rows, OFFSET);
      float[] sums = new float[5 * columns + OFFSET + Kernels.SLACK];
      kernels.scatterAddRows(5, columns, rows, OFFSET, ids, 1, sums, OFFSET);
      for (int j = 0; j < columns; j++) {
        assertEquals(table[OFFSET + 4 * columns + j], rows[OFFSET + j]);
        assertEquals(table[OFFSET + j], rows[OFFSET + 2 * columns + j]);
        assertEquals(3 * table[OFFSET + 4 * columns + j], sums[OFFSET + 4 * columns + j], 1e-6f);
        assertEquals(0f, sums[OFFSET + columns + j]);
      }
    }
  }

  @Test
  void columnsByMap() {
    int[] map = {2, -1, 0, 2};
    float[] x = {1, 2, 3, 4, 5, 6};
    float[] out = new float[8];
    kernels.gatherColumns(2, 3, x, 0, map, out, 0);
    assertArrayEquals(new float[] {3, 0, 1, 3, 6, 0, 4, 6}, out);
    float[] back = {9, 9, 9, 9, 9, 9};
    kernels.scatterAddColumns(2, 3, out, 0, map, back, 0);
    assertArrayEquals(new float[] {1, 0, 6, 4, 0, 12}, back);
  }

  /** Normal values behind an offset, and before a slack of NaN. */
  private float[] values(int n) {
    float[] x = new float[OFFSET + n + Kernels.SLACK];
    Arrays.fill(x, Float.NaN);
    for (int i = 0; i < n; i++) {
      x[OFFSET + i] = (float) random.nextGaussian();
    }
    return x;
  }

  /** Compares within {@code size} float roundings, and all around with what was there before. */
  private static void assertClose(
      String call, double[] expected, double[] size, float[] out, float[] before) {
    for (int i = 0; i < out.length; i++) {
      int j = i - OFFSET;
      if (j < 0 || j >= expected.length) {
        assertEquals(before[i], out[i], call + " wrote outside its output at " + j);
      } else {
        double tolerance = size[j] * EPSILON;
        if (!(Math.abs(expected[j] - out[i]) <= tolerance)) {
          assertEquals(expected[j], out[i], tolerance, call + " at " + j);
        }
      }
    }
  }
}
