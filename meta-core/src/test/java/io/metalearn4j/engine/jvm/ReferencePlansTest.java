package io.metalearn4j.engine.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.metalearn4j.data.Schema;
import io.metalearn4j.learner.Activation;
import io.metalearn4j.learner.LearnerObjective;
import io.metalearn4j.learner.Mlp;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * A guard of speed without a clock: the instructions and buffers of reference plans are those of
 * the golden file. Where a change lowers them, or cannot do without more, the file changes with it.
 */
final class ReferencePlansTest {
  private static final String GOLDEN = "reference-plans.txt";

  @Test
  void plansAreAsShortAsTheyWere() throws IOException {
    StringBuilder counts =
        new StringBuilder(
            "learner: instructions fixed, for parameters, loss, adapted and other gradient, product;"
                + " buffers\n");
    add(counts, "linear 8-1", Mlp.regression(8).build(), new Schema(8, 0, 1));
    for (Activation activation : new Activation[] {Activation.RELU, Activation.TANH}) {
      Mlp sinusoid = Mlp.regression(1).hidden(40, 40).activation(activation).build();
      add(counts, "sinusoid 1-40-40-1 " + activation, sinusoid, new Schema(1, 0, 1));
    }
    Mlp classifier = Mlp.classes(784, 5).hidden(256, 128, 64, 64).build();
    add(counts, "classifier 784-256-128-64-64-5", classifier, new Schema(784, 0, 5));
    Mlp embedding = Mlp.regression(4).embedding(1000, 32).hidden(40, 40).build();
    add(counts, "embedding 1000x32 and 4 features, 36-40-40-1", embedding, new Schema(4, 1, 1));
    assertEquals(golden(), counts.toString());
  }

  private static void add(StringBuilder counts, String name, Mlp learner, Schema schema) {
    JvmProgram program =
        (JvmProgram)
            JvmEngine.scalar().compile(LearnerObjective.of(learner, learner.parameters(), schema));
    add(counts, name, program.derivativesPlan());
    add(counts, name + ", steps", program.stepsPlan());
  }

  private static void add(StringBuilder counts, String name, Plan plan) {
    counts.append(
        "%s: %d, %d, %d, %d, %d, %d; %d\n"
            .formatted(
                name,
                plan.fixedStage().size(),
                plan.parameterStage().size(),
                plan.lossStage().size(),
                plan.adaptedStage().size(),
                plan.gradientStage().size(),
                plan.directionStage().size(),
                plan.buffers().size()));
  }

  private static String golden() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ReferencePlansTest.class.getResourceAsStream(GOLDEN), GOLDEN)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
