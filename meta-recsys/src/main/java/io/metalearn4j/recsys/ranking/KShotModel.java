package io.metalearn4j.recsys.ranking;

import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.store.Tensor;
import io.metalearn4j.store.TensorFile;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Weights from support items and user features to items, for a ladder of support sizes. Immutable,
 * thread-safe.
 *
 * <p>Items beyond the best sellers that weights were trained for score by a tenth of the share of
 * users who took them. An item that came after training has the weighted mean of the weights of the
 * items that it is like ({@link ItemLikeness}), as a support item and as a recommendation; what an
 * item would add to its own score is left out of it.
 */
public final class KShotModel implements RankingModel {
  private final int[] rungs;
  private final ItemWeights[] weights;

  /** Catalogue index of each item that has weights. */
  private final int[] sellers;

  /** Index among the items with weights, or -1, by catalogue index. */
  private final int[] position;

  /** Share of the training users who took each item, by catalogue index. */
  private final float[] rates;

  /** Root mean squared error of the score of each item with weights, one row a rung. */
  private final float[][] errors;

  /** Items that came after training, by catalogue index beyond the trained ones. */
  private final Likes[] added;

  KShotModel(
      int[] rungs,
      ItemWeights[] weights,
      int[] sellers,
      float[] rates,
      float[][] errors,
      Likes[] added) {
    this.rungs = rungs;
    this.weights = weights;
    this.sellers = sellers;
    this.rates = rates;
    this.errors = errors;
    this.added = added;
    position = new int[rates.length];
    Arrays.fill(position, -1);
    for (int s = 0; s < sellers.length; s++) {
      position[sellers[s]] = s;
    }
  }

  /** Number of items, those that came after training included. */
  public int itemCount() {
    return rates.length + added.length;
  }

  /** Number of items that were trained on; the others follow them. */
  public int trainedItemCount() {
    return rates.length;
  }

  /**
   * This model with new items behind the others.
   *
   * @param features one row an item
   */
  public KShotModel withItems(List<SparseRows.Row> features, ItemLikeness likeness) {
    Likes[] more = Arrays.copyOf(added, added.length + features.size());
    for (int f = 0; f < features.size(); f++) {
      more[added.length + f] = likeness.of(features.get(f), List.of(), rates);
    }
    return new KShotModel(rungs, weights, sellers, rates, errors, more);
  }

  /**
   * This model with a new item that is known better.
   *
   * @param item its index, at least {@link #trainedItemCount}
   * @param histories what each user who took it took besides
   */
  public KShotModel learned(
      int item, SparseRows.Row features, List<int[]> histories, ItemLikeness likeness) {
    Likes[] changed = added.clone();
    changed[item - rates.length] =
        likeness.of(
            features,
            histories.stream()
                .map(h -> Arrays.stream(h).filter(i -> i < rates.length).toArray())
                .toList(),
            rates);
    return new KShotModel(rungs, weights, sellers, rates, errors, changed);
  }

  @Override
  public float[] scores(SparseRows.Row features, int[] positives) {
    float[] sums = new float[sellers.length];
    Mix mix = mix(positives.length);
    add(mix.upper, (float) mix.share, features, positives, sums);
    if (mix.share < 1) {
      add(mix.upper - 1, (float) (1 - mix.share), features, positives, sums);
    }
    if (sellers.length == itemCount()) {
      return sums;
    }
    float[] scores = new float[itemCount()];
    for (int i = 0; i < rates.length; i++) {
      scores[i] = position[i] < 0 ? BestSellers.LONG_TAIL * rates[i] : sums[position[i]];
    }
    BitSet own = new BitSet();
    Arrays.stream(positives).forEach(own::set);
    for (int i = 0; i < added.length; i++) {
      Likes likes = added[i];
      float sum = 0;
      for (int s = 0; s < likes.items().length; s++) {
        int item = likes.items()[s];
        float self = own.get(item) ? (float) itemWeight(positives.length, item, item) : 0;
        sum += likes.weights()[s] * (scores[item] - self);
      }
      scores[rates.length + i] = sum;
    }
    return scores;
  }

  /**
   * What support item {@code j} adds to the score of {@code item} when {@code n} positives are
   * known.
   */
  public double itemWeight(int n, int j, int item) {
    Likes from = likes(j);
    Likes to = likes(item);
    boolean trained = j < rates.length && item < rates.length;
    double sum = 0;
    for (int s = 0; s < from.items().length; s++) {
      for (int t = 0; t < to.items().length; t++) {
        int input = position[from.items()[s]];
        int column = position[to.items()[t]];
        if (input >= 0 && column >= 0 && (trained || input != column)) {
          sum += (double) from.weights()[s] * to.weights()[t] * mixed(n, input, column);
        }
      }
    }
    return sum;
  }

  /**
   * What a user feature of value 1 adds to the score of {@code item} when {@code n} positives are
   * known.
   */
  public double featureWeight(int n, int feature, int item) {
    Likes to = likes(item);
    double sum = 0;
    for (int t = 0; t < to.items().length; t++) {
      int column = position[to.items()[t]];
      double weight =
          column >= 0
              ? mixed(n, sellers.length + feature, column)
              : feature == 0 ? BestSellers.LONG_TAIL * rates[to.items()[t]] : 0;
      sum += to.weights()[t] * weight;
    }
    return sum;
  }

  /**
   * Standard error of an item's score as a forecast of "this user takes it": the root mean squared
   * error over all supports of all training users, when {@code n} positives are known.
   *
   * <p>It tells items apart, not users. An item without weights has the standard deviation of its
   * popularity, one that came after training the root mean square of the items that it is like.
   */
  public double uncertainty(int n, int item) {
    Mix mix = mix(n);
    Likes to = likes(item);
    double square = 0;
    for (int t = 0; t < to.items().length; t++) {
      int like = to.items()[t];
      double error;
      if (position[like] < 0) {
        error = Math.sqrt(rates[like] * (1 - rates[like]));
      } else {
        error = mix.share * errors[mix.upper][position[like]];
        error += mix.share < 1 ? (1 - mix.share) * errors[mix.upper - 1][position[like]] : 0;
      }
      square += to.weights()[t] * error * error;
    }
    return to.items().length == 0 ? .5 : Math.sqrt(square);
  }

  private Likes likes(int item) {
    return item < rates.length
        ? new Likes(new int[] {item}, new float[] {1})
        : added[item - rates.length];
  }

  /**
   * Items whose answer would change the ranking most: the variance of "did you take it" times the
   * squared length of its weights.
   *
   * @param known items not to ask about
   * @param count how many to ask about
   */
  public int[] mostInformative(int[] known, int count) {
    BitSet skipped = new BitSet();
    Arrays.stream(known).forEach(skipped::set);
    int upper = mix(known.length + 1).upper;
    double[] gain = new double[sellers.length];
    for (int s = 0; s < gain.length; s++) {
      double square = 0;
      for (float w : weights[upper].rows()[s]) {
        square += w * w;
      }
      gain[s] = rates[sellers[s]] * (1 - rates[sellers[s]]) * square;
    }
    return IntStream.range(0, sellers.length)
        .filter(s -> !skipped.get(sellers[s]))
        .boxed()
        .sorted((a, b) -> Double.compare(gain[b], gain[a]))
        .limit(count)
        .mapToInt(s -> sellers[s])
        .toArray();
  }

  /** Adds this model's tensors to a file. */
  public void write(TensorFile.Builder file) {
    file.tensor("kshot.rungs", Tensor.of(rungs, rungs.length))
        .tensor("kshot.sellers", Tensor.of(sellers, sellers.length))
        .tensor("kshot.rates", Tensor.of(rates, rates.length));
    int[] lengths = Arrays.stream(added).mapToInt(l -> l.items().length).toArray();
    int[] likes = Arrays.stream(added).flatMapToInt(l -> Arrays.stream(l.items())).toArray();
    float[] shares = new float[likes.length];
    int at = 0;
    for (Likes like : added) {
      System.arraycopy(like.weights(), 0, shares, at, like.weights().length);
      at += like.weights().length;
    }
    file.tensor("kshot.added.lengths", Tensor.of(lengths, lengths.length))
        .tensor("kshot.added.items", Tensor.of(likes, likes.length))
        .tensor("kshot.added.shares", Tensor.of(shares, shares.length));
    int[] solutions = new int[rungs.length]; // the first rung with the same weights
    for (int r = 0; r < rungs.length; r++) {
      file.tensor("kshot.errors." + r, Tensor.of(errors[r], errors[r].length));
      solutions[r] = List.of(weights).indexOf(weights[r]);
      if (solutions[r] < r) {
        continue;
      }
      float[][] rows = weights[r].rows();
      float[] flat = new float[rows.length * sellers.length];
      for (int i = 0; i < rows.length; i++) {
        System.arraycopy(rows[i], 0, flat, i * sellers.length, sellers.length);
      }
      file.tensor("kshot.weights." + r, Tensor.of(flat, rows.length, sellers.length));
    }
    file.tensor("kshot.solutions", Tensor.of(solutions, solutions.length));
  }

  /**
   * The model that {@link #write} put into a file.
   *
   * @throws java.util.NoSuchElementException when the file holds no such model
   */
  public static KShotModel read(TensorFile file) {
    int[] rungs = file.tensor("kshot.rungs").ints();
    int[] solutions = file.tensor("kshot.solutions").ints();
    ItemWeights[] weights = new ItemWeights[rungs.length];
    float[][] errors = new float[rungs.length][];
    for (int r = 0; r < rungs.length; r++) {
      errors[r] = file.tensor("kshot.errors." + r).floats();
      if (solutions[r] < r) {
        weights[r] = weights[solutions[r]];
        continue;
      }
      Tensor tensor = file.tensor("kshot.weights." + r);
      int columns = tensor.shape()[1];
      float[] flat = tensor.floats();
      float[][] rows = new float[tensor.shape()[0]][];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = Arrays.copyOfRange(flat, i * columns, (i + 1) * columns);
      }
      weights[r] = new ItemWeights(columns, rows);
    }
    int[] lengths = file.tensor("kshot.added.lengths").ints();
    int[] items = file.tensor("kshot.added.items").ints();
    float[] shares = file.tensor("kshot.added.shares").floats();
    Likes[] added = new Likes[lengths.length];
    int at = 0;
    for (int i = 0; i < added.length; i++) {
      int end = at + lengths[i];
      added[i] = new Likes(Arrays.copyOfRange(items, at, end), Arrays.copyOfRange(shares, at, end));
      at = end;
    }
    return new KShotModel(
        rungs,
        weights,
        file.tensor("kshot.sellers").ints(),
        file.tensor("kshot.rates").floats(),
        errors,
        added);
  }

  /** The rung at or above n, and its share; the rung below has the rest. */
  private record Mix(int upper, double share) {}

  private Mix mix(int n) {
    int upper = 0;
    while (upper < rungs.length - 1 && rungs[upper] < n) {
      upper++;
    }
    if (upper == 0 || rungs[upper] <= n) {
      return new Mix(upper, 1);
    }
    double below = rungs[upper - 1];
    return new Mix(
        upper, Math.log((1.0 + n) / (1 + below)) / Math.log((1.0 + rungs[upper]) / (1 + below)));
  }

  private double mixed(int n, int input, int column) {
    Mix mix = mix(n);
    double weight = mix.share * weights[mix.upper].weight(input, column);
    return mix.share < 1
        ? weight + (1 - mix.share) * weights[mix.upper - 1].weight(input, column)
        : weight;
  }

  private void add(int rung, float share, SparseRows.Row features, int[] positives, float[] sums) {
    for (int item : positives) {
      if (item >= rates.length) {
        Likes likes = added[item - rates.length];
        for (int s = 0; s < likes.items().length; s++) {
          int like = position[likes.items()[s]];
          if (like >= 0) {
            float scale = share * likes.weights()[s];
            weights[rung].add(like, scale, sums);
            sums[like] -= scale * weights[rung].weight(like, like);
          }
        }
      } else if (position[item] >= 0) {
        weights[rung].add(position[item], share, sums);
      }
    }
    for (int f = 0; f < features.size(); f++) {
      weights[rung].add(sellers.length + features.index(f), share * features.value(f), sums);
    }
  }
}
