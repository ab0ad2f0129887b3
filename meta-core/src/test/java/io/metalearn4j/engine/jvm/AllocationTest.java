package io.metalearn4j.engine.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import io.metalearn4j.data.Examples;
import io.metalearn4j.engine.Evaluation;
import io.metalearn4j.engine.Workspace;
import io.metalearn4j.learner.SampleLearner;
import io.metalearn4j.parameter.ParameterValues;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A workspace that has seen its largest task allocates nothing. */
final class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /**
   * Rounds until the JVM has loaded its classes and compiled the gamma functions and vector
   * kernels.
   */
  private static final int WARM_UP = 40_000;

  private static final double RATE = 1e-3;

  static Stream<SampleLearner> samples() {
    return SampleLearner.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void nothingIsAllocatedPerTask(SampleLearner sample) {
    assertAllocatesNothing(JvmEngine.scalar(), sample);
  }

  /** With vector kernels where there are any. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void nothingIsAllocatedPerTaskByTheBestKernels(SampleLearner sample) {
    assertAllocatesNothing(JvmEngine.create(), sample);
  }

  private static void assertAllocatesNothing(JvmEngine engine, SampleLearner sample) {
    SplittableRandom random = new SplittableRandom(5);
    Workspace workspace = engine.compile(sample.objective()).newWorkspace(2);
    ParameterValues values = sample.parameters(random);
    Examples[] tasks = {
      sample.examples(9, random), sample.examples(4, random), sample.examples(7, random)
    };
    long allocated = 1;
    for (int i = 0; i < WARM_UP && allocated > 0; i++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      run(workspace, values, tasks);
      allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    }
    assertEquals(0, allocated, "bytes");
  }

  private static void run(Workspace workspace, ParameterValues values, Examples[] tasks) {
    workspace.load(values);
    for (int i = 0; i < tasks.length; i++) {
      workspace.bind(tasks[i], tasks[(i + 1) % tasks.length]);
      evaluate(workspace.support(0));
      workspace.support(1).parameters().copy(workspace.support(0).parameters(), 0, 1);
      evaluate(workspace.support(1));
      evaluate(workspace.query());
      workspace.support(0).lossAndStep(RATE, workspace.support(1).parameters());
      workspace.support(1).lossAndStep(RATE, workspace.query().parameters());
      workspace.support(1).pullBackStep(workspace.query().gradient());
      workspace.support(0).pullBackStep(workspace.query().gradient());
    }
  }

  private static void evaluate(Evaluation point) {
    point.loss();
    point.lossAndGradient();
    point.multiplyHessian();
    point.multiplyHessian();
  }
}
