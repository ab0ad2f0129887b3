package io.metalearn4j.recsys.rating;

import io.metalearn4j.graph.Node;
import io.metalearn4j.learner.Inputs;
import io.metalearn4j.learner.Learner;
import io.metalearn4j.learner.Losses;
import io.metalearn4j.learner.Parameters;
import io.metalearn4j.parameter.Initializer;
import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterSpec;

/**
 * The product of two sums of embeddings, plus biases: of the user's attributes and the user's own,
 * of the item's attributes and the item's own. Only the user's own is adapted.
 */
record HybridNetwork(AttributeRows rows) implements Learner {
  private static final int WIDTH = 16;
  private static final Initializer SMALL = Initializer.normal(.1);

  @Override
  public ParameterSpec parameters() {
    return ParameterSpec.of(
        Parameter.matrix("own", 1, WIDTH),
        Parameter.matrix("ownBias", 1, 1),
        Parameter.matrix("user", rows.users, WIDTH).startingAt(SMALL).notAdapted(),
        Parameter.matrix("userBias", rows.users, 1).notAdapted(),
        Parameter.matrix("item", rows.common, WIDTH).startingAt(SMALL).notAdapted(),
        Parameter.matrix("itemBias", rows.common, 1).notAdapted(),
        Parameter.table("rare", rows.rare, WIDTH).notAdapted(),
        Parameter.table("rareBias", rows.rare, 1).notAdapted(),
        Parameter.table("identity", rows.items, WIDTH).notAdapted(),
        Parameter.table("identityBias", rows.items, 1).notAdapted());
  }

  @Override
  public Node predict(Parameters p, Inputs inputs) {
    Node id = inputs.ids(0);
    Node user = rows.user(inputs).matmul(p.get("user")).plus(p.get("own"));
    Node item = rows.item(inputs, p.get("item"), p.get("rare")).plus(p.get("identity").gather(id));
    Node userBias = rows.user(inputs).matmul(p.get("userBias")).plus(p.get("ownBias"));
    Node itemBias =
        rows.item(inputs, p.get("itemBias"), p.get("rareBias"))
            .plus(p.get("identityBias").gather(id));
    return user.times(item).sumColumns().plus(userBias).plus(itemBias);
  }

  @Override
  public Node loss(Node prediction, Node target) {
    return Losses.squaredError(prediction, target);
  }
}
