package io.metalearn4j.train;

import io.metalearn4j.algorithm.MetaOptimizer;
import io.metalearn4j.data.Schema;
import io.metalearn4j.data.table.FeatureEncoder;
import io.metalearn4j.learner.Trainable;
import io.metalearn4j.optim.OuterOptimizer;
import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterSpec;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What decides the result of a training run, beside the tasks.
 *
 * @param greatestNorm the meta-gradient is scaled down to it; infinite where it is not
 * @param averageDecay decay of the moving average of the parameters; 0 where there is none
 */
record TrainingConfiguration(
    Trainable learner,
    MetaOptimizer algorithm,
    OuterOptimizer outerOptimizer,
    int metaBatchSize,
    long iterations,
    long seed,
    double greatestNorm,
    double averageDecay,
    NonFinitePolicy nonFinitePolicy,
    @Nullable Validation validation,
    @Nullable FeatureEncoder encoder) {

  /**
   * The learner's parameters, of which the algorithm's are adapted, and those of the inner rule.
   */
  ParameterSpec spec() {
    ParameterSpec own = algorithm.adapted(learner.parameters());
    return own.plus(algorithm.adaptation().rule().parameters(own, algorithm.adaptation().steps()));
  }

  /**
   * What a resumed run must have in common with the one that wrote the checkpoint, by field. The
   * number of iterations may grow, and what is only watched may change.
   */
  Map<String, String> fingerprint(Schema schema) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("learner", learner.description());
    fields.put("algorithm", algorithm.toString());
    fields.put("outerOptimizer", outerOptimizer.toString());
    fields.put("metaBatchSize", Integer.toString(metaBatchSize));
    fields.put("seed", Long.toString(seed));
    fields.put("greatestNorm", Double.toString(greatestNorm));
    fields.put("averageDecay", Double.toString(averageDecay));
    fields.put("nonFinitePolicy", nonFinitePolicy.name());
    fields.put(
        "validation",
        validation == null
            ? "none"
            : validation.tasks().size() + " tasks, every " + validation.every());
    fields.put("schema", schema.toString());
    fields.put("encoder", encoder == null ? "none" : encoder.schemaFingerprint());
    fields.put("parameters", describe(spec()));
    return fields;
  }

  private static String describe(ParameterSpec spec) {
    StringBuilder text = new StringBuilder();
    for (Parameter p : spec.parameters()) {
      text.append(p.name())
          .append('[')
          .append(p.rows())
          .append(',')
          .append(p.columns())
          .append(']');
      text.append(p.isTable() ? "t" : "").append(p.isAdapted() ? "a " : " ");
    }
    return text.toString().trim();
  }
}
