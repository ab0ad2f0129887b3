package io.metalearn4j.train;

import io.metalearn4j.data.InvalidExamplesException;
import io.metalearn4j.data.Seeds;
import io.metalearn4j.data.Task;
import io.metalearn4j.data.TaskSource;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tasks to choose meta-parameters by, and how often. The score is the mean query loss after
 * adaptation; a task that diverges counts with its loss before adaptation.
 *
 * @param tasks at least one; none of their entities may be trained on
 * @param every iterations from one validation to the next, at least 1
 * @param patience validations without a new best after which training stops, at least 1
 */
public record Validation(List<Task> tasks, long every, int patience) {

  /**
   * Checks and copies.
   *
   * @throws InvalidExamplesException if there are no tasks
   * @throws IllegalArgumentException if a number is below 1
   */
  public Validation {
    tasks = List.copyOf(tasks);
    if (tasks.isEmpty()) {
      throw new InvalidExamplesException("there are 0 validation tasks, must be at least 1");
    }
    if (every < 1 || patience < 1) {
      throw new IllegalArgumentException(
          "every " + every + " and patience " + patience + " must be at least 1");
    }
  }

  /** Validates on tasks, and never stops early. */
  public static Validation on(List<Task> tasks, long every) {
    return new Validation(tasks, every, Integer.MAX_VALUE);
  }

  /** Validates on tasks drawn once, and never stops early. */
  public static Validation on(TaskSource source, int count, long seed, long every) {
    return on(
        IntStream.range(0, count).mapToObj(i -> source.draw(Seeds.stream(seed, i))).toList(),
        every);
  }

  /** The same, and stops after so many validations without a new best. */
  public Validation patience(int validations) {
    return new Validation(tasks, every, validations);
  }
}
