package io.metalearn4j.train;

import io.metalearn4j.algorithm.Adaptation;
import io.metalearn4j.algorithm.MetaOptimizer;
import io.metalearn4j.algorithm.TaskStatistics;
import io.metalearn4j.data.InvalidExamplesException;
import io.metalearn4j.data.Task;
import io.metalearn4j.engine.Program;
import io.metalearn4j.engine.Vector;
import io.metalearn4j.inner.InnerLoop;
import io.metalearn4j.parameter.ParameterValues;

/** What one thread needs to compute updates and validation losses. Not thread-safe. */
final class TaskWorker {
  private final MetaOptimizer algorithm;
  private final InnerLoop loop;
  private final Vector update;
  private long version;

  TaskWorker(Program program, MetaOptimizer algorithm) {
    this.algorithm = algorithm;
    this.loop = new InnerLoop(program, algorithm.adaptation().rule(), algorithm.points());
    this.update = loop.newVector();
  }

  /** Takes the meta-parameters of this version, unless it has them. */
  void load(ParameterValues values, long newVersion) {
    if (version != newVersion) {
      loop.load(values);
      version = newVersion;
    }
  }

  void update(Task task, long iteration, TaskUpdate into) {
    bind(task);
    TaskStatistics statistics = algorithm.update(loop, iteration, update);
    into.set(task.id(), statistics, update, loop.layout());
  }

  /** The query loss after adaptation, or before it where the task diverges. */
  double queryLoss(Task task) {
    bind(task);
    Adaptation adaptation = algorithm.adaptation();
    loop.adapt(adaptation.steps());
    double loss = loop.query().loss();
    if (Double.isFinite(loss)) {
      return loss;
    }
    loop.query().parameters().copy(loop.start(), 0, loop.length());
    return loop.query().loss();
  }

  private void bind(Task task) {
    try {
      loop.bind(task.support(), task.query());
    } catch (InvalidExamplesException e) {
      throw new InvalidExamplesException("task " + task.id() + ": " + e.getMessage());
    }
  }
}
