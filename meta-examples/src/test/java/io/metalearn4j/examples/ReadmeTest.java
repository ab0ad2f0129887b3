package io.metalearn4j.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.algorithm.Maml;
import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Seeds;
import io.metalearn4j.data.Sinusoids;
import io.metalearn4j.data.Task;
import io.metalearn4j.data.TaskSource;
import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.Frequency;
import io.metalearn4j.learner.Learner;
import io.metalearn4j.optim.Sgd;
import io.metalearn4j.parameter.ParameterValues;
import io.metalearn4j.recsys.data.Interaction;
import io.metalearn4j.train.MetaTrainer;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's code compiles, runs, and does what the README says of it. */
class ReadmeTest {
  private static final double RATE = 0.1;

  @TempDir private Path directory;

  private static String block(String part) throws Exception {
    List<String> found = Readme.blocks().stream().filter(block -> block.contains(part)).toList();
    assertEquals(1, found.size(), "blocks with " + part);
    return found.get(0);
  }

  @Test
  void theQuickStartRuns() throws Exception {
    String code =
        block("Sinusoids.shots").replaceFirst("iterations\\([0-9_]+\\)", "iterations(20)");
    Class<?> quickStart =
        Readme.load(
            directory,
            "QuickStart",
            "public class QuickStart {"
                + "public static float[] run(Examples support, Examples query, Examples more) {"
                + code
                + "return y; }}",
            Readme.CORE);
    Task task = Sinusoids.shots(10).draw(Seeds.stream(1));

    float[] y =
        (float[])
            quickStart
                .getMethod("run", Examples.class, Examples.class, Examples.class)
                .invoke(null, task.support(), task.query(), task.query());

    assertEquals(10, y.length);
    assertFalse(Float.isNaN(y[0]));
  }

  @Test
  void theRecommenderRecommends() throws Exception {
    List<Interaction> interactions = new ArrayList<>();
    for (int customer = 0; customer < 60; customer++) {
      for (int item = 0; item < 6; item++) {
        if ((customer + item) % 3 != 0) {
          interactions.add(
              Interaction.purchase(
                  "customer " + customer, "item " + item, Instant.ofEpochSecond(100 + item)));
        }
      }
    }
    Class<?> snippet =
        Readme.load(
            directory,
            "Shop",
            "public class Shop {"
                + "public static List<Recommendation> run(List<Interaction> interactions) {"
                + block("Recommender")
                + "if (start.isEmpty() || why.isEmpty())"
                + " throw new IllegalStateException();"
                + "return next; }}",
            List.of("recsys", "recsys.data"));

    List<?> next = (List<?>) snippet.getMethod("run", List.class).invoke(null, interactions);

    assertEquals(3, next.size(), "all items but the basket and the excluded one");
  }

  @Test
  void theDemandModelForecasts() throws Exception {
    LocalDate monday = LocalDate.of(2024, 1, 1);
    List<DemandSeries> series = new ArrayList<>();
    for (int sku = 0; sku < 40; sku++) {
      double[] demand = new double[30];
      for (int week = 0; week < demand.length; week++) {
        demand[week] = (sku * 7 + week * 3) % 11;
      }
      series.add(
          DemandSeries.of("sku " + sku, Frequency.WEEKLY, Frequency.WEEKLY.period(monday), demand));
    }
    Class<?> snippet =
        Readme.load(
            directory,
            "Demand",
            "public class Demand {"
                + "public static double run(List<DemandSeries> series, DemandSeries newProduct) {"
                + block("DemandModel")
                + "if (weeks.median(3) < 0 || later.mean(1)[0] < 0)"
                + " throw new IllegalStateException();"
                + "return order; }}",
            List.of("forecast", "forecast.model", "forecast.stock"));

    double order =
        (double)
            snippet
                .getMethod("run", List.class, DemandSeries.class)
                .invoke(null, series, series.get(0).last(8));

    assertTrue(order > 5 && order < 40, "three weeks of about five: " + order);
  }

  @Test
  void everyBlockIsTested() throws Exception {
    assertEquals(
        Readme.blocks().size(),
        Stream.of("Sinusoids.shots", "implements Learner", "Recommender", "DemandModel").count(),
        "test what was added to the README");
  }

  @Test
  void theCustomLearnerGetsItsExactMetaGradient() throws Exception {
    Constructor<?> constructor =
        Readme.load(directory, "FactorModel", block("implements Learner"), Readme.CORE)
            .getDeclaredConstructor();
    constructor.setAccessible(true);
    Learner learner = (Learner) constructor.newInstance();
    Task task =
        new Task(
            "user",
            ratings(new int[] {0, 2, 3}, new float[] {1, -2, 3}),
            ratings(new int[] {2, 4}, new float[] {2, -1}));
    FactorOracle oracle = new FactorOracle(task, RATE, 5, 8);

    double[] before = oracle.vector(trained(learner, task, 0));
    double[] after = oracle.vector(trained(learner, task, 1));

    double[] gradient = new double[before.length];
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = before[i] - after[i];
    }
    double[] expected = oracle.metaGradient(before);
    assertArrayEquals(expected, gradient, 2e-6);
    assertTrue(Math.abs(expected[0]) > 1e-3, "item 0 is in the support set alone: second order");
    assertEquals(0, gradient[8], "item 1 is in neither set");
  }

  /** The parameters after iterations at outer rate 1: one takes off the meta-gradient. */
  private static ParameterValues trained(Learner learner, Task task, int iterations) {
    return MetaTrainer.of(learner)
        .metaOptimizer(Maml.innerLearningRate(RATE))
        .outerOptimizer(Sgd.learningRate(1))
        .metaBatchSize(1)
        .iterations(iterations)
        .train(TaskSource.of(List.of(task)))
        .parameters();
  }

  private static Examples ratings(int[] items, float[] ratings) {
    return Examples.builder(items.length).ids(items).targets(ratings).build();
  }
}
