package io.metalearn4j.examples.shop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.algorithm.Maml;
import io.metalearn4j.data.Examples;
import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.Frequency;
import io.metalearn4j.model.AdaptedModel;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DemandNetworkTest {

  private static final ForecastQuestion QUESTION = ForecastQuestion.deciles(8, 4);
  private static final DemandNetwork NETWORK = learn(30);

  private static DemandNetwork learn(long iterations) {
    return new MetaDemand("test", Maml.innerLearningRate(0.1).steps(2), iterations, 2)
        .learn(IntStream.range(0, 20).mapToObj(DemandNetworkTest::series).toList(), QUESTION, 3);
  }

  private static DemandSeries series(int number) {
    SplittableRandom random = new SplittableRandom(number);
    double[] weeks = random.ints(20, 0, 10 + number).asDoubleStream().toArray();
    return DemandSeries.of("sku " + number, Frequency.WEEKLY, 0, weeks);
  }

  @Property(tries = 200)
  void quantilesNeverCross(@ForAll @Size(8) List<@DoubleRange(min = 0, max = 1e6) Double> weeks) {
    double[] history = weeks.stream().mapToDouble(Double::doubleValue).toArray();
    float[] quantiles =
        NETWORK.adapt(history).predict(new float[][] {DemandWindow.of(history).features()});

    assertEquals(9, quantiles.length);
    for (int i = 1; i < quantiles.length; i++) {
      assertTrue(quantiles[i] >= quantiles[i - 1], () -> Arrays.toString(quantiles));
    }
  }

  @Property
  void featuresAreBounded(@ForAll @Size(8) List<@DoubleRange(min = 1, max = 1e4) Double> weeks) {
    double[] history = weeks.stream().mapToDouble(Double::doubleValue).toArray();
    DemandWindow window = DemandWindow.of(history);

    assertEquals(DemandWindow.FEATURES, window.features().length);
    for (float feature : window.features()) {
      assertTrue(Math.abs(feature) <= 4, () -> Arrays.toString(window.features()));
    }
    assertTrue(window.scale() > 0);
  }

  @Test
  void noDemandAtAllIsForecastAsNone() {
    double[] none = new double[8];

    assertEquals(0, NETWORK.forecast(NETWORK.adapt(none), none, 4).median(3));
  }

  @Test
  void feedbackEqualsAdaptationToTheWholeHistory() {
    double[] weeks = {4, 0, 3, 5, 2, 0, 1, 7, 3};
    double[] before = Arrays.copyOf(weeks, 8);

    AdaptedModel later = NETWORK.adapt(before).feedback(NETWORK.feedback(weeks));

    assertArrayEquals(NETWORK.adapt(weeks).denseParameters(), later.denseParameters());
  }

  @Test
  void supportAsksForEveryLaterWeek() {
    Examples support = DemandNetwork.support(new double[] {4, 0, 3, 5, 2, 0, 1, 7});

    assertEquals(4, support.rows());
    double scale = DemandWindow.of(new double[] {4, 0, 3, 5}).scale();
    assertEquals(2 / scale, support.target(0, 0), 1e-6);
  }
}
