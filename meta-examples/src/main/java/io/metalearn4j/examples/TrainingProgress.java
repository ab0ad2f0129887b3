package io.metalearn4j.examples;

import io.metalearn4j.report.Plot;
import io.metalearn4j.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows a training: shows how far it is, and keeps its loss as means over up to 50 equal
 * stretches of it. On one thread.
 */
public final class TrainingProgress implements TrainingListener {

  private static final int POINTS = 50;

  private final String task;
  private final int trainings;
  private @Nullable Progress progress;
  private final List<Double> iterations = new ArrayList<>();
  private final List<Double> losses = new ArrayList<>();
  private double sum;
  private long count;
  private int begun;

  /**
   * Follows trainings, one after the other.
   *
   * @param task what is trained
   * @param trainings how many times, {@code >= 1}: they are numbered if there are several
   */
  public TrainingProgress(String task, int trainings) {
    this.task = task;
    this.trainings = trainings;
  }

  @Override
  public void onIteration(long iteration, long total, double loss) {
    if (progress == null) {
      begun++;
      progress =
          Progress.of(
              trainings > 1 ? "%s, %d of %d".formatted(task, begun, trainings) : task, total);
      iterations.clear();
      losses.clear();
    }
    sum += loss;
    count++;
    if (count >= total / POINTS) {
      iterations.add(iteration + 1.0);
      losses.add(sum / count);
      sum = 0;
      count = 0;
    }
    progress.update(iteration + 1, () -> "loss %.3f".formatted(latest()));
    if (iteration + 1 == total) {
      progress.close();
      progress = null;
    }
  }

  private double latest() {
    return losses.isEmpty() ? Double.NaN : losses.get(losses.size() - 1);
  }

  /** The losses by iteration of the training that has ended last. */
  public Plot.Line line() {
    return new Plot.Line(task, iterations, losses, List.of(), List.of());
  }
}
