package io.metalearn4j.examples;

import io.metalearn4j.report.Plot;
import io.metalearn4j.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;

/** The loss of a training, as means over up to 100 equal stretches of it. Used by one thread. */
final class LossCurve implements TrainingListener {

  private static final int POINTS = 100;

  private final long stretch;
  private final List<Double> iterations = new ArrayList<>();
  private final List<Double> losses = new ArrayList<>();
  private double sum;
  private long count;

  LossCurve(long iterations) {
    stretch = Math.max(1, iterations / POINTS);
  }

  @Override
  public void onIteration(long iteration, long total, double loss) {
    sum += loss;
    count++;
    if (count == stretch) {
      iterations.add(iteration + 1.0);
      losses.add(sum / count);
      sum = 0;
      count = 0;
    }
  }

  /** The mean of the last whole stretch; NaN before there is one. */
  double latest() {
    return losses.isEmpty() ? Double.NaN : losses.get(losses.size() - 1);
  }

  Plot.Line line(String name) {
    return new Plot.Line(name, iterations, losses, List.of(), List.of());
  }
}
