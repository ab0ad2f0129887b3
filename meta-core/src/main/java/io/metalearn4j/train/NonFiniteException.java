package io.metalearn4j.train;

import java.util.List;

/**
 * Training that cannot go on because losses or updates are NaN or infinite; the message names the
 * iteration and the tasks.
 */
public final class NonFiniteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long iteration;
  private final transient List<String> taskIds;

  NonFiniteException(long iteration, List<String> taskIds, String rule) {
    super(
        "iteration "
            + iteration
            + ": loss or update of "
            + taskIds.size()
            + " tasks is not finite ("
            + shortened(taskIds)
            + "); "
            + rule);
    this.iteration = iteration;
    this.taskIds = List.copyOf(taskIds);
  }

  private static String shortened(List<String> ids) {
    int shown = Math.min(5, ids.size());
    return String.join(", ", ids.subList(0, shown)) + (shown < ids.size() ? ", ..." : "");
  }

  /** The outer iteration, from 0. */
  public long iteration() {
    return iteration;
  }

  /** The tasks. */
  public List<String> taskIds() {
    return taskIds == null ? List.of() : taskIds;
  }
}
