package io.metalearn4j.recsys.data;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A shop that is known through and through: users with a taste that depends on their group, items
 * with a style that depends on their kind, and ratings that follow from both.
 *
 * <p>r = round(3.5 + b_i + b_u + x_u . y_i + noise), clipped to 1..5; x_u ~ N(group mean, .5^2),
 * y_i ~ N(kind mean, .5^2), in two dimensions. Which items a user meets is drawn by popularity. For
 * tests and first steps: {@link #expected} is the truth that a model should come near. Immutable.
 */
public final class SyntheticRatings {
  private static final int GROUPS = 3;
  private static final int KINDS = 4;
  private final double[][] users;
  private final double[][] items;
  private final Dataset dataset;

  private SyntheticRatings(double[][] users, double[][] items, Dataset dataset) {
    this.users = users;
    this.items = items;
    this.dataset = dataset;
  }

  /**
   * A shop.
   *
   * @param userCount at least 1; user u is named {@code "u" + u} and has the attribute {@code
   *     group}
   * @param itemCount at least 1; item i is named {@code "i" + i} and has the attribute {@code kind}
   * @param perUser mean number of ratings a user, at least 1
   * @param seed decides everything
   */
  public static SyntheticRatings of(int userCount, int itemCount, int perUser, long seed) {
    if (userCount < 1 || itemCount < 1 || perUser < 1) {
      throw new IllegalArgumentException(
          "counts must be at least 1, got %d users, %d items, %d ratings a user"
              .formatted(userCount, itemCount, perUser));
    }
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, Attributes> userAttributes = new LinkedHashMap<>();
    Map<String, Attributes> itemAttributes = new LinkedHashMap<>();
    double[][] users = entities(userCount, GROUPS, "u", "group", .25, random, userAttributes);
    double[][] items = entities(itemCount, KINDS, "i", "kind", .35, random, itemAttributes);
    List<Interaction> interactions = new ArrayList<>();
    for (int u = 0; u < userCount; u++) {
      boolean[] met = new boolean[itemCount];
      int count = 1 + random.nextInt(2 * perUser - 1);
      for (int draw = 0; draw < count; draw++) {
        int i = (int) (itemCount * Math.pow(random.nextDouble(), 1.5));
        if (!met[i]) {
          met[i] = true;
          double rating = Math.round(mean(users[u], items[i]) + .6 * random.nextGaussian());
          interactions.add(
              new Interaction(
                  "u" + u, "i" + i, Math.max(1, Math.min(5, rating)), Instant.ofEpochSecond(draw)));
        }
      }
    }
    return new SyntheticRatings(
        users,
        items,
        Dataset.of("synthetic", Interactions.of(interactions), userAttributes, itemAttributes));
  }

  /** Rows of offset and two coordinates. */
  private static double[][] entities(
      int count,
      int groups,
      String prefix,
      String attribute,
      double offset,
      SplittableRandom random,
      Map<String, Attributes> attributes) {
    double[][] entities = new double[count][];
    for (int e = 0; e < count; e++) {
      int group = random.nextInt(groups);
      double angle = 2 * Math.PI * group / groups;
      entities[e] =
          new double[] {
            offset * random.nextGaussian(),
            .8 * Math.cos(angle) + .5 * random.nextGaussian(),
            .8 * Math.sin(angle) + .5 * random.nextGaussian()
          };
      attributes.put(prefix + e, Attributes.none().with(attribute, Integer.toString(group)));
    }
    return entities;
  }

  private static double mean(double[] user, double[] item) {
    return 3.5 + user[0] + item[0] + user[1] * item[1] + user[2] * item[2];
  }

  /** The ratings and attributes. */
  public Dataset dataset() {
    return dataset;
  }

  /**
   * The rating that user {@code u} truly tends to give item {@code i}, before rounding and
   * clipping.
   */
  public double expected(int u, int i) {
    return mean(users[u], items[i]);
  }

  /** What is known of user {@code u}. */
  public Attributes userAttributes(int u) {
    return dataset.userAttributes().get(dataset.interactions().users().find("u" + u).orElseThrow());
  }
}
