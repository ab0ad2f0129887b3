package io.metalearn4j.report;

import io.metalearn4j.eval.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** A report with every part a report can have. */
final class Sample {

  private Sample() {}

  static Report report() {
    return Report.builder("Sinusoid regression")
        .higherIsBetter("HR@10", "NDCG@10")
        .lowerIsBetter("MSE", "RMSE")
        .section("Adaptation to unseen sinusoids")
        .paragraph("Mean squared error on 50 query points after 0, 1, 5 and 10 gradient steps.")
        .measurements(stepCurve())
        .plot(lines())
        .plot(histogram())
        .section("Recommendation")
        .paragraph("Leave-one-out ranking of customers never seen in training.")
        .measurements(ranking())
        .plot(bars())
        .build();
  }

  static List<Measurement> stepCurve() {
    List<Measurement> figures = new ArrayList<>();
    double[][] mse = {{2.92, .36, .28, .16}, {3.95, .45, .15, .12}, {2.92, 2.35, 1.88, 1.70}};
    String[] rows = {"MAML", "First-order MAML", "Joint pretraining"};
    int[] steps = {0, 1, 5, 10};
    for (int r = 0; r < rows.length; r++) {
      for (int s = 0; s < steps.length; s++) {
        Map<String, String> setting = Map.of("step", Integer.toString(steps[s]));
        double v = mse[r][s];
        figures.add(
            new Measurement("Step curve", rows[r], "MSE", setting, 7, v, v * .92, v * 1.1, 1000));
      }
    }
    return figures;
  }

  static List<Measurement> ranking() {
    List<Measurement> figures = new ArrayList<>();
    String[] rows = {"Most popular", "Item k-nearest neighbours", "MAML"};
    double[][] values = {{.213, .118, 4120}, {.402, .266, 38}, {.431, .259, 61}};
    for (int r = 0; r < rows.length; r++) {
      figures.add(
          new Measurement(
              "Cold-start customers",
              rows[r],
              "HR@10",
              Map.of(),
              7,
              values[r][0],
              values[r][0] - .02,
              values[r][0] + .02,
              812));
      figures.add(
          Measurement.of(
              "Cold-start customers", rows[r], "NDCG@10", Map.of(), 7, values[r][1], 812));
      figures.add(
          Measurement.of("Cold-start customers", rows[r], "items", Map.of(), 7, values[r][2], 812));
    }
    figures.add(
        Measurement.of("Cold-start customers", "Undefined", "HR@10", Map.of(), 7, Double.NaN, 812));
    return figures;
  }

  private static Plot lines() {
    double[] x = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    return new Plot.Lines(
        "MSE after each step",
        "gradient steps",
        "MSE",
        List.of(
            line("MAML", x, 2.9, .9),
            line("First-order MAML", x, 3.9, .8),
            line("Joint pretraining", x, 2.9, .1)));
  }

  private static Plot.Line line(String name, double[] x, double start, double rate) {
    double[] y =
        IntStream.range(0, x.length).mapToDouble(i -> start * Math.exp(-rate * x[i])).toArray();
    double[] low = IntStream.range(0, x.length).mapToDouble(i -> y[i] * .9).toArray();
    double[] high = IntStream.range(0, x.length).mapToDouble(i -> y[i] * 1.12).toArray();
    return Plot.Line.of(name, x, y, low, high);
  }

  private static Plot histogram() {
    Random random = new Random(1);
    return new Plot.Histogram(
        "Task loss after adaptation",
        "MSE",
        random.doubles(1000).map(u -> -Math.log(u) * .3).boxed().toList(),
        30);
  }

  private static Plot bars() {
    return new Plot.Bars(
        "Hit rate by method",
        "",
        "HR@10",
        List.of(
            new Plot.Bar("Most popular", .213, .193, .233),
            new Plot.Bar("Item k-nearest neighbours", .402, .38, .422),
            new Plot.Bar("MAML", .431, .41, .45)));
  }
}
