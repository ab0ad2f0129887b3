package io.metalearn4j.recsys.rating;

import io.metalearn4j.recsys.data.SparseRows;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Draws training users as if they were new: some ratings shown, up to 16 others asked for.
 *
 * <p>Support sizes are those of users with 13 to 100 ratings, ten of them asked for; 15 percent are
 * drawn from 0 to 12 instead, so that a model learns to serve users of whom next to nothing is
 * known. Episode number e depends on seed and e alone.
 *
 * <p>For new items, {@link #ofNewItems} numbers every item twice: i stands for the item as it is
 * known, items + i for the same item as if nobody had rated it. Support and query are then of new
 * items, and every other episode has up to 90 ratings of known items in its support besides.
 */
final class Episodes {
  private static final int QUERY = 16;
  private static final int HISTORY = 90;
  private final RatingData data;
  private final long seed;
  private final int[] users;
  private final int[] sizes;
  private final boolean newItems;

  /** What is shown of a user, and what is asked. */
  @SuppressWarnings("ArrayRecordComponent") // a value passed to hot loops, never compared
  record Episode(Support support, int[] items, float[] ratings) {}

  private Episodes(RatingData data, long seed, boolean newItems) {
    this.data = data;
    this.seed = seed;
    this.newItems = newItems;
    SparseRows ratings = data.ratings();
    users = IntStream.range(0, ratings.rows()).filter(u -> ratings.count(u) >= 3).toArray();
    int[] eligible =
        Arrays.stream(users)
            .map(ratings::count)
            .filter(n -> n >= 13 && n <= 100)
            .map(n -> n - 10)
            .toArray();
    sizes =
        eligible.length > 0
            ? eligible
            : Arrays.stream(users).map(u -> Math.max(1, ratings.count(u) / 2)).toArray();
    if (users.length == 0) {
      throw new IllegalArgumentException(
          "training needs users with at least 3 ratings, got none among " + ratings.rows());
    }
  }

  static Episodes of(RatingData data, long seed) {
    return new Episodes(data, seed, false);
  }

  static Episodes ofNewItems(RatingData data, long seed) {
    return new Episodes(data, seed, true);
  }

  /** An episode that shows at least one rating. */
  Episode drawShown(RandomGenerator random) {
    Episode episode = draw(random.nextLong());
    while (episode.support().size() == 0) {
      episode = draw(random.nextLong());
    }
    return episode;
  }

  Episode draw(long number) {
    RandomGenerator random =
        new SplittableRandom(seed ^ (number * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L));
    SparseRows ratings = data.ratings();
    int user = users[random.nextInt(users.length)];
    int size = random.nextDouble() < .15 ? random.nextInt(13) : sizes[random.nextInt(sizes.length)];
    int count = ratings.count(user);
    size = Math.min(size, count - 2);
    int query = Math.min(QUERY, count - size);
    int history = newItems && random.nextBoolean() ? Math.min(HISTORY, count - size - query) : 0;
    int[] order = IntStream.range(ratings.start(user), ratings.end(user)).toArray();
    int all = size + query + history;
    for (int e = 0; e < all; e++) {
      int swap = e + random.nextInt(count - e);
      int kept = order[e];
      order[e] = order[swap];
      order[swap] = kept;
    }
    int shift = newItems ? ratings.columns() : 0;
    int[] items = new int[all];
    float[] values = new float[all];
    for (int e = 0; e < all; e++) {
      items[e] = ratings.index(order[e]) + (e < size + query ? shift : 0);
      values[e] = ratings.value(order[e]);
    }
    Support support =
        new Support(
            data.userFeatures().row(user), Arrays.copyOf(items, size), Arrays.copyOf(values, size));
    return new Episode(
        history > 0
            ? support.and(
                Arrays.copyOfRange(items, size + query, all),
                Arrays.copyOfRange(values, size + query, all))
            : support,
        Arrays.copyOfRange(items, size, size + query),
        Arrays.copyOfRange(values, size, size + query));
  }
}
