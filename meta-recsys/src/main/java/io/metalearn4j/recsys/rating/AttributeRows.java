package io.metalearn4j.recsys.rating;

import io.metalearn4j.data.Examples;
import io.metalearn4j.graph.Node;
import io.metalearn4j.learner.Inputs;
import io.metalearn4j.recsys.data.SparseRows;
import java.util.stream.IntStream;

/**
 * A user and an item as one row of the core's examples.
 *
 * <p>Features: the user's, then those of the item's that at least one item in fifty has, then a
 * weight for each of up to ten rarer ones, such as directors and actors. Ids: the item's, then
 * those of the rarer features. Immutable, thread-safe.
 */
final class AttributeRows {
  private static final double COMMON = .02;
  private static final int RARE = 10;
  final int users;
  final int common;
  final int rare;
  final int items;
  final double mu;
  final RatingScale scale;
  private final SparseRows itemFeatures;

  /** Position of each item feature among the common ones, or -1 - its position among the rare. */
  private final int[] place;

  AttributeRows(RatingData data) {
    users = data.userFeatures().columns();
    items = data.ratings().columns();
    scale = data.scale();
    itemFeatures = data.itemFeatures();
    int[] counts = new int[itemFeatures.columns()];
    for (int e = 0; e < itemFeatures.size(); e++) {
      counts[itemFeatures.index(e)]++;
    }
    place = new int[counts.length];
    int frequent = 0;
    int seldom = 0;
    for (int f = 0; f < counts.length; f++) {
      place[f] = counts[f] >= COMMON * itemFeatures.rows() ? frequent++ : -1 - seldom++;
    }
    common = frequent;
    rare = Math.max(1, seldom);
    mu =
        IntStream.range(0, data.ratings().size())
            .mapToDouble(data.ratings()::value)
            .average()
            .orElse(0);
  }

  /** The user's features, {@code [rows, users]}. */
  Node user(Inputs inputs) {
    return inputs.features().columns(0, users);
  }

  /**
   * The sum of the embeddings of an item's features.
   *
   * @param matrix of the common features, {@code [common, width]}
   * @param table of the rarer ones, {@code [rare, width]}
   */
  Node item(Inputs inputs, Node matrix, Node table) {
    Node sum = inputs.features().columns(users, users + common).matmul(matrix);
    for (int r = 0; r < RARE; r++) {
      Node weight = inputs.features().column(users + common + r);
      sum = sum.plus(table.gather(inputs.ids(1 + r)).times(weight));
    }
    return sum;
  }

  /** The user with each of some items. */
  Examples examples(SparseRows.Row user, int[] rated, float[][] targets) {
    float[][] features = new float[rated.length][users + common + RARE];
    int[][] ids = new int[rated.length][1 + RARE];
    for (int j = 0; j < rated.length; j++) {
      for (int e = 0; e < user.size() && user.index(e) < users; e++) {
        features[j][user.index(e)] = user.value(e);
      }
      ids[j][0] = rated[j];
      int used = 0;
      for (int e = itemFeatures.start(rated[j]); e < itemFeatures.end(rated[j]); e++) {
        int at = place[itemFeatures.index(e)];
        if (at >= 0) {
          features[j][users + at] = itemFeatures.value(e);
        } else if (used < RARE) {
          features[j][users + common + used] = itemFeatures.value(e);
          ids[j][1 + used++] = -1 - at;
        }
      }
    }
    return Examples.builder(rated.length).features(features).ids(ids).targets(targets).build();
  }
}
