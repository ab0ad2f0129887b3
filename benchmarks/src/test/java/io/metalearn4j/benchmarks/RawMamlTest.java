package io.metalearn4j.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.metalearn4j.data.Task;
import io.metalearn4j.engine.Program;
import io.metalearn4j.engine.Vector;
import io.metalearn4j.engine.jvm.JvmEngine;
import io.metalearn4j.inner.InnerLoop;
import io.metalearn4j.inner.InnerSgd;
import io.metalearn4j.learner.LearnerObjective;
import io.metalearn4j.learner.Mlp;
import io.metalearn4j.parameter.ParameterValues;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What others are measured on is the library's work. */
final class RawMamlTest {
  private static final List<Task> TASKS =
      Work.SINUSOID.draw(1).subList(0, Work.SINUSOID.metaBatchSize());
  private static final Mlp LEARNER = Work.SINUSOID.learner();

  private static InnerLoop loop() {
    Program program =
        JvmEngine.create()
            .compile(LearnerObjective.of(LEARNER, LEARNER.parameters(), TASKS.get(0).schema()));
    InnerLoop loop = new InnerLoop(program, new InnerSgd(RawMaml.RATE), 6);
    loop.load(ParameterValues.initial(LEARNER.parameters(), 1));
    return loop;
  }

  @ParameterizedTest
  @EnumSource
  void metaGradientIsTheLibrarys(RawMaml.Kind kind) {
    RawMaml raw = kind.create();
    raw.iterate(TASKS);
    InnerLoop loop = loop();
    float[] mean = new float[LEARNER.parameters().denseLength()];
    for (Task task : TASKS) {
      loop.bind(task.support(), task.query());
      loop.adapt(1);
      Vector adjoint = loop.query().gradient();
      loop.query().lossAndGradient();
      loop.pullBack(0, adjoint, true);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += (float) adjoint.get(i) / TASKS.size();
      }
    }
    assertArrayEquals(mean, raw.metaGradient(), 1e-4f);
  }

  @ParameterizedTest
  @EnumSource
  void predictionIsTheLibrarys(RawMaml.Kind kind) {
    Task task = TASKS.get(0);
    InnerLoop loop = loop();
    loop.bind(task.support(), task.query());
    loop.adapt(5);
    float[] mine = kind.create().adapt(task, 5);
    double loss = loop.query().loss();
    double theirs = 0;
    for (int r = 0; r < mine.length; r++) {
      theirs += Math.pow(mine[r] - task.query().target(r, 0), 2) / mine.length;
    }
    assertArrayEquals(new double[] {loss}, new double[] {theirs}, 1e-4);
  }
}
