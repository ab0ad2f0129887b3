package io.metalearn4j.engine.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.metalearn4j.data.Examples;
import io.metalearn4j.engine.jvm.kernel.KernelProvider;
import io.metalearn4j.engine.jvm.kernel.Kernels;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against sums in double precision, by the fastest kernels and by scalar ones. */
final class FeatureProductsTest {
  private static final int OFFSET = 7;
  private final SplittableRandom random = new SplittableRandom(3);

  @ParameterizedTest
  @CsvSource({"1000, 128, 64", "33, 128, 64", "5, 64, 40", "1, 40, 3"})
  void goesByTheSpanOfFewRows(int rows, int features, int width) {
    for (int shots : new int[] {1, 4, 10}) {
      float[] start = values(OFFSET + features * width);
      Examples support = examples(shots, features);
      boolean isFew = 2 * shots * (features + width) <= features * width;
      int inner = isFew ? shots : features;
      check(rows, start, stepped(start, support, width, .01), width, support, inner);
    }
  }

  /** A step so small that rounding is a good part of what it changes. */
  @ParameterizedTest
  @CsvSource({"1e-7", "5e-6", "1e3"})
  void holdsAtAnySizeOfStep(double rate) {
    float[] start = values(OFFSET + 128 * 64);
    Examples support = examples(6, 128);
    check(50, start, stepped(start, support, 64, rate), 64, support, 6);
  }

  @ParameterizedTest
  @CsvSource({"8, 3", "8, 1"})
  void rowsThatRepeatCountOnce(int shots, int distinct) {
    float[] start = values(OFFSET + 128 * 64);
    Examples few = examples(distinct, 128);
    int[] places = new int[shots];
    Arrays.setAll(places, i -> i % distinct);
    Examples support = few.select(places);
    check(50, start, stepped(start, support, 64, .01), 64, support, distinct);
  }

  @ParameterizedTest
  @CsvSource({"1000", "3"})
  void takesTheWholeProductOfAnyOtherChange(int rows) {
    float[] start = values(OFFSET + 128 * 64);
    float[] other = start.clone();
    other[OFFSET + 100] += .001f;
    check(rows, start, other, 64, examples(6, 128), 128);
    check(rows, start, values(start.length), 64, null, 128);
    check(rows, start, start, 64, examples(6, 128), 0);
    check(rows, start, stepped(start, examples(6, 128), 64, .01), 64, examples(6, 128), 128);
  }

  private Examples examples(int rows, int features) {
    return Examples.builder(rows).features(values(rows * features)).build();
  }

  private float[] values(int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** Matrices after a change within the span of the support rows. */
  private float[] stepped(float[] start, Examples support, int width, double rate) {
    float[] stepped = start.clone();
    float[] slopes = values(support.rows() * width);
    for (int f = 0; f < support.schema().features(); f++) {
      for (int w = 0; w < width; w++) {
        double gradient = 0;
        for (int r = 0; r < support.rows(); r++) {
          gradient += support.feature(r, f) * slopes[r * width + w];
        }
        stepped[OFFSET + f * width + w] -= (float) (rate * gradient);
      }
    }
    return stepped;
  }

  private void check(
      int rows, float[] start, float[] dense, int width, @Nullable Examples support, int inner) {
    int features = (start.length - OFFSET) / width;
    Examples examples = examples(rows, features);
    for (Kernels kernels : new Kernels[] {KernelProvider.best(), KernelProvider.scalar()}) {
      FeatureProducts products =
          new FeatureProducts(
              new FeatureProducts.Kept(examples, start, OFFSET, width, kernels), kernels);
      float[] into = new float[rows * width + Kernels.SLACK];
      for (int again = 0; again < 2; again++) {
        assertEquals(inner, products.write(dense, support, into));
        for (int r = 0; r < rows; r++) {
          for (int w = 0; w < width; w++) {
            double sum = 0;
            double size = 0;
            for (int f = 0; f < features; f++) {
              double term = (double) examples.feature(r, f) * dense[OFFSET + f * width + w];
              sum += term;
              size += Math.abs(term);
            }
            assertEquals(sum, into[r * width + w], 1e-5 * size);
          }
        }
      }
    }
  }
}
