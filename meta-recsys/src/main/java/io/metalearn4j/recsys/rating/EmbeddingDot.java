package io.metalearn4j.recsys.rating;

import io.metalearn4j.graph.Node;
import io.metalearn4j.learner.Inputs;
import io.metalearn4j.learner.Parameters;
import io.metalearn4j.parameter.Initializer;
import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterSpec;

/** (W X_u) . E_i: the inner loop changes the user's side W, the outer loop the items' E as well. */
record EmbeddingDot(AttributeRows rows) implements RatingNetwork {
  private static final int WIDTH = 16;

  @Override
  public ParameterSpec parameters() {
    return ParameterSpec.of(
        Parameter.matrix("W", rows.users, WIDTH).startingAt(Initializer.normal(.1)),
        Parameter.table("E", rows.items, WIDTH).startingAt(Initializer.normal(.1)).notAdapted());
  }

  @Override
  public Node predict(Parameters p, Inputs inputs) {
    Node user = rows.user(inputs).matmul(p.get("W"));
    return user.times(p.get("E").gather(inputs.ids(0))).sumColumns();
  }
}
