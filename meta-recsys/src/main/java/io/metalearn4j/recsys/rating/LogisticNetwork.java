package io.metalearn4j.recsys.rating;

import io.metalearn4j.graph.Node;
import io.metalearn4j.learner.Inputs;
import io.metalearn4j.learner.Parameters;
import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterSpec;

/** low + (high - low) sigma(theta . X_u + X_i . S). */
record LogisticNetwork(AttributeRows rows) implements RatingNetwork {
  @Override
  public ParameterSpec parameters() {
    return ParameterSpec.of(
        Parameter.matrix("theta", rows.users, 1),
        Parameter.matrix("S", rows.common, 1),
        Parameter.table("rareS", rows.rare, 1));
  }

  @Override
  public Node predict(Parameters p, Inputs inputs) {
    Node logit =
        rows.user(inputs)
            .matmul(p.get("theta"))
            .plus(rows.item(inputs, p.get("S"), p.get("rareS")));
    return logit.sigmoid().times(rows.scale.levels() - 1).plus(rows.scale.low() - rows.mu);
  }
}
