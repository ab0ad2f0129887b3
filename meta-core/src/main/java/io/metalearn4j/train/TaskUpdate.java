package io.metalearn4j.train;

import io.metalearn4j.algorithm.TaskStatistics;
import io.metalearn4j.engine.LocalLayout;
import io.metalearn4j.engine.LocalTable;
import io.metalearn4j.engine.Vector;
import io.metalearn4j.optim.MetaGradient;
import io.metalearn4j.optim.SparseRows;
import io.metalearn4j.parameter.ParameterSpec;

/**
 * The place of one task of a meta-batch: its update and statistics. Reused from iteration to
 * iteration.
 */
final class TaskUpdate {
  private final MetaGradient gradient;
  private String taskId = "";
  private TaskStatistics statistics = TaskStatistics.of(Double.NaN);
  private boolean isFinite;

  TaskUpdate(ParameterSpec spec) {
    this.gradient = new MetaGradient(spec);
  }

  void set(String id, TaskStatistics taskStatistics, Vector update, LocalLayout layout) {
    taskId = id;
    statistics = taskStatistics;
    update.read(0, layout.denseLength(), gradient.dense(), 0);
    for (int t = 0; t < layout.tables().size(); t++) {
      LocalTable table = layout.tables().get(t);
      SparseRows rows = gradient.rows(0, t);
      rows.set(table.numbering());
      update.read(table.start(), table.end(), rows.values(), 0);
    }
    isFinite =
        Double.isFinite(taskStatistics.loss())
            && Double.isFinite(taskStatistics.weight())
            && Double.isFinite(update.dot(update, 0, layout.length()));
  }

  boolean isFinite() {
    return isFinite;
  }

  /** The task's weight, 0 where the update is not finite. */
  double finiteWeight() {
    return isFinite ? statistics.weight() : 0;
  }

  String taskId() {
    return taskId;
  }

  TaskStatistics statistics() {
    return statistics;
  }

  MetaGradient gradient() {
    return gradient;
  }
}
