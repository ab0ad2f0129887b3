package io.metalearn4j.data.table;

import io.metalearn4j.data.Task;
import java.util.List;

/**
 * One part of a cross-validation.
 *
 * @param train what is learned from
 * @param validation tasks of the entities that are held out, none of whose tasks is in {@code
 *     train}
 */
public record Fold(List<Task> train, List<Task> validation) {
  /** Copies the lists. */
  public Fold {
    train = List.copyOf(train);
    validation = List.copyOf(validation);
  }
}
