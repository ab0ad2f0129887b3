package io.metalearn4j.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.data.Examples;
import io.metalearn4j.data.ExamplesBuilder;
import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterSpec;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LearnerContractTest {
  /** Returns weighted rows of two features and two ids below 5. */
  private static ExamplesBuilder rows(SplittableRandom random) {
    float[] features = new float[12];
    float[] weights = new float[6];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) random.nextGaussian();
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] = 0.5f + (float) random.nextDouble();
    }
    return Examples.builder(6)
        .features(features)
        .ids(random.ints(12, 0, 5).toArray())
        .weights(weights);
  }

  private static Examples regression() {
    return rows(new SplittableRandom(1)).targets(new float[] {1, -1, 2, 0, 0.5f, 3}).build();
  }

  @ParameterizedTest
  @EnumSource
  void holdsForNetworks(Activation activation) {
    LearnerContract.check(
        Mlp.regression(2).hidden(4, 3).activation(activation).build(), regression(), 1);
    Examples labels = rows(new SplittableRandom(2)).targets(new float[] {1, 0, 0, 1, 1, 0}).build();
    LearnerContract.check(Mlp.binary(2).hidden(4).activation(activation).build(), labels, 1);
    Examples classes =
        rows(new SplittableRandom(3)).classes(new int[] {0, 1, 2, 0, 1, 2}, 3).build();
    LearnerContract.check(Mlp.classes(2, 3).hidden(4).activation(activation).build(), classes, 1);
    LearnerContract.check(
        Mlp.regression(2).embedding(5, 3).embedding(5, 2).hidden(4).activation(activation).build(),
        regression(),
        1);
  }

  @Test
  void holdsWhereParametersAreNotAdapted() {
    SampleLearner body = SampleLearner.named("not adapted body");
    LearnerContract.check(body.learner(), body.examples(6, new SplittableRandom(4)), 1);
  }

  @Test
  void holdsForALearnerWithDerivativesOfItsOwn() {
    LearnerContract.check(new LinearRegression(2), regression(), 1);
  }

  @Test
  void findsAWrongGradient() {
    breaks(
        "gradient along a direction",
        new LinearRegression(2) {
          @Override
          public double lossAndGradient(float[] parameters, Examples examples, float[] gradient) {
            double loss = super.lossAndGradient(parameters, examples, gradient);
            gradient[2] *= 0.9f;
            return loss;
          }
        });
  }

  @Test
  void findsAWrongHessian() {
    breaks(
        "Hessian-vector product along a direction",
        new LinearRegression(2) {
          @Override
          public void multiplyHessian(
              float[] parameters, Examples examples, float[] direction, float[] product) {
            super.multiplyHessian(parameters, examples, direction, product);
            product[1] = 0;
          }
        });
  }

  @Test
  void findsALossThatIsASum() {
    breaks(
        "loss as the weighted mean over rows",
        new LinearRegression(2) {
          @Override
          public double lossAndGradient(float[] parameters, Examples examples, float[] gradient) {
            double loss = super.lossAndGradient(parameters, examples, gradient);
            for (int i = 0; i < gradient.length; i++) {
              gradient[i] *= examples.rows();
            }
            return examples.rows() * loss;
          }

          @Override
          public void multiplyHessian(
              float[] parameters, Examples examples, float[] direction, float[] product) {
            super.multiplyHessian(parameters, examples, direction, product);
            for (int i = 0; i < product.length; i++) {
              product[i] *= examples.rows();
            }
          }
        });
  }

  @Test
  void findsAPredictionThatDependsOnOtherRows() {
    breaks(
        "prediction of a row alone",
        new LinearRegression(2) {
          @Override
          public float[] predict(float[] parameters, Examples examples) {
            float[] predicted = super.predict(parameters, examples);
            predicted[predicted.length - 1] += predicted[0];
            return predicted;
          }
        });
  }

  @Test
  void findsALossThatIsNotFinite() {
    breaks(
        "loss is NaN at the start",
        new LinearRegression(2) {
          @Override
          public double lossAndGradient(float[] parameters, Examples examples, float[] gradient) {
            return Double.NaN;
          }
        });
  }

  @Test
  void findsAPredictionOfAnotherLength() {
    Trainable learner =
        new LinearRegression(2) {
          @Override
          public float[] predict(float[] parameters, Examples examples) {
            return new float[1];
          }
        };
    var e =
        assertThrows(
            IllegalStateException.class, () -> LearnerContract.check(learner, regression(), 1));
    assertTrue(e.toString().contains("predicted 1 values, must be a multiple of the 6 rows"));
  }

  private static void breaks(String rule, Trainable learner) {
    var e =
        assertThrows(AssertionError.class, () -> LearnerContract.check(learner, regression(), 1));
    assertTrue(e.toString().contains(rule), e.toString());
  }

  @Test
  void refusesTablesOfALearnerWithDerivativesOfItsOwn() {
    Trainable learner =
        new LinearRegression(2) {
          @Override
          public ParameterSpec parameters() {
            return super.parameters().plus(ParameterSpec.of(Parameter.table("items", 5, 2)));
          }

          @Override
          public String toString() {
            return "Tabled";
          }
        };
    var e =
        assertThrows(
            UnsupportedLearnerException.class,
            () -> LearnerContract.check(learner, regression(), 1));
    assertEquals(
        "learner Tabled has the embedding table items, one with its own gradients must have"
            + " matrices only",
        e.getMessage());
  }
}
