package io.metalearn4j.train;

import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Task;
import java.util.Arrays;

/** Tasks whose losses are not finite. */
final class BadTasks {
  private BadTasks() {}

  /** The task with support targets so large that their squared error is infinite. */
  static Task exploding(Task task) {
    Examples support = task.support();
    float[] features = new float[support.rows() * support.schema().features()];
    support.copyFeatures(features, 0);
    float[] targets = new float[support.rows()];
    Arrays.fill(targets, 3e38f);
    return new Task(
        "bad " + task.id(),
        Examples.builder(support.rows()).features(features).targets(targets).build(),
        task.query());
  }
}
