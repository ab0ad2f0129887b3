package io.metalearn4j.data;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws tasks from a distribution.
 *
 * <p>Implementations are thread-safe and draw by the given randomness alone, so that a draw can be
 * repeated on any thread.
 */
@FunctionalInterface
public interface TaskSource {
  /**
   * One task.
   *
   * @param random the source of randomness, modified
   */
  Task draw(RandomGenerator random);

  /**
   * Draws the given tasks with equal probability, with replacement.
   *
   * @throws InvalidExamplesException if there are none, or their schemas differ
   */
  static TaskSource of(List<Task> tasks) {
    List<Task> all = List.copyOf(tasks);
    if (all.isEmpty()) {
      throw new InvalidExamplesException("there are 0 tasks, must be at least 1");
    }
    Schema schema = all.get(0).schema();
    all.forEach(task -> schema.check(task.support()));
    return random -> all.get(random.nextInt(all.size()));
  }
}
