package io.metalearn4j.recsys.rating;

import io.metalearn4j.graph.Node;
import io.metalearn4j.learner.Inputs;
import io.metalearn4j.learner.Losses;
import io.metalearn4j.learner.Parameters;
import io.metalearn4j.parameter.Initializer;
import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterSpec;
import java.util.Arrays;

/**
 * The product of two sums of embeddings, plus biases: of the user's attributes and the user's own,
 * of the item's attributes and the item's own. Only the user's own is adapted.
 *
 * <p>Either the rating itself, under squared error, or ordinal: P(r above c) = sigmoid(score -
 * t_c), under the likelihood of all levels' comparisons.
 */
record HybridNetwork(AttributeRows rows, boolean ordinal) implements RatingNetwork {
  private static final int WIDTH = 16;
  private static final Initializer SMALL = Initializer.normal(.1);

  @Override
  public ParameterSpec parameters() {
    return ParameterSpec.of(
        Parameter.matrix("thresholds", 1, targets()).notAdapted(),
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
    Node score = user.times(item).sumColumns().plus(userBias).plus(itemBias);
    return ordinal ? score.minus(p.get("thresholds")) : score;
  }

  @Override
  public int targets() {
    return ordinal ? rows.scale.levels() - 1 : 1;
  }

  @Override
  public float[] target(float rating) {
    if (!ordinal) {
      return RatingNetwork.super.target(rating);
    }
    float[] above = new float[targets()];
    Arrays.fill(above, 0, rows.scale.level(rating), 1);
    return above;
  }

  @Override
  public double rating(float[] output) {
    if (!ordinal) {
      return RatingNetwork.super.rating(output);
    }
    double rating = rows.scale.low();
    for (float logit : output) {
      rating += 1 / (1 + Math.exp(-logit));
    }
    return rating;
  }

  @Override
  public Node loss(Node prediction, Node target) {
    return ordinal
        ? Losses.binaryCrossEntropy(prediction, target)
        : RatingNetwork.super.loss(prediction, target);
  }
}
