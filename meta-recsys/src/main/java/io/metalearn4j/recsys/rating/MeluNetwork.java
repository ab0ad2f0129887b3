package io.metalearn4j.recsys.rating;

import io.metalearn4j.graph.Node;
import io.metalearn4j.learner.Inputs;
import io.metalearn4j.learner.Parameters;
import io.metalearn4j.parameter.Initializer;
import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterSpec;

/** Embeddings of attributes, which the inner loop leaves alone, and decision layers above them. */
record MeluNetwork(AttributeRows rows) implements RatingNetwork {
  private static final int EMBEDDING = 64;
  private static final int HIDDEN = 64;

  @Override
  public ParameterSpec parameters() {
    return ParameterSpec.of(
        Parameter.matrix("user", rows.users, EMBEDDING).startingAt(Initializer.he()).notAdapted(),
        Parameter.matrix("item", rows.common, EMBEDDING).startingAt(Initializer.he()).notAdapted(),
        Parameter.table("rare", rows.rare, EMBEDDING).notAdapted(),
        Parameter.matrix("W1", 2 * EMBEDDING, HIDDEN).startingAt(Initializer.he()),
        Parameter.matrix("b1", 1, HIDDEN),
        Parameter.matrix("W2", HIDDEN, HIDDEN).startingAt(Initializer.he()),
        Parameter.matrix("b2", 1, HIDDEN),
        Parameter.matrix("W3", HIDDEN, 1).startingAt(Initializer.he()),
        Parameter.matrix("b3", 1, 1));
  }

  @Override
  public Node predict(Parameters p, Inputs inputs) {
    Node user = rows.user(inputs).matmul(p.get("user"));
    Node item = rows.item(inputs, p.get("item"), p.get("rare"));
    Node h = user.concat(item).matmul(p.get("W1")).plus(p.get("b1")).relu();
    return h.matmul(p.get("W2")).plus(p.get("b2")).relu().matmul(p.get("W3")).plus(p.get("b3"));
  }
}
