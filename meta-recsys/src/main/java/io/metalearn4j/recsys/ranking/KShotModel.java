package io.metalearn4j.recsys.ranking;

import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.store.Tensor;
import io.metalearn4j.store.TensorFile;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Weights from support items and user features to items, for a ladder of support sizes. Immutable,
 * thread-safe.
 *
 * <p>Items beyond the best sellers that weights were trained for score by a tenth of the share of
 * users who took them.
 */
public final class KShotModel implements RankingModel {
  private static final float LONG_TAIL = .1f;
  private final int[] rungs;
  private final ItemWeights[] weights;

  /** Catalogue index of each item that has weights. */
  private final int[] sellers;

  /** Index among the items with weights, or -1, by catalogue index. */
  private final int[] position;

  /** Share of the training users who took each item, by catalogue index. */
  private final float[] rates;

  KShotModel(int[] rungs, ItemWeights[] weights, int[] sellers, float[] rates) {
    this.rungs = rungs;
    this.weights = weights;
    this.sellers = sellers;
    this.rates = rates;
    position = new int[rates.length];
    Arrays.fill(position, -1);
    for (int s = 0; s < sellers.length; s++) {
      position[sellers[s]] = s;
    }
  }

  @Override
  public float[] scores(SparseRows.Row features, int[] positives) {
    float[] sums = new float[sellers.length];
    Mix mix = mix(positives.length);
    add(mix.upper, (float) mix.share, features, positives, sums);
    if (mix.share < 1) {
      add(mix.upper - 1, (float) (1 - mix.share), features, positives, sums);
    }
    if (sellers.length == rates.length) {
      return sums;
    }
    float[] scores = new float[rates.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = position[i] < 0 ? LONG_TAIL * rates[i] : sums[position[i]];
    }
    return scores;
  }

  /**
   * What support item {@code j} adds to the score of {@code item} when {@code n} positives are
   * known.
   */
  public double itemWeight(int n, int j, int item) {
    return position[item] < 0 || position[j] < 0 ? 0 : mixed(n, position[j], position[item]);
  }

  /**
   * What a user feature of value 1 adds to the score of {@code item} when {@code n} positives are
   * known.
   */
  public double featureWeight(int n, int feature, int item) {
    if (position[item] < 0) {
      return feature == 0 ? LONG_TAIL * rates[item] : 0;
    }
    return mixed(n, sellers.length + feature, position[item]);
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
    for (int r = 0; r < rungs.length; r++) {
      if (r > 0 && weights[r] == weights[r - 1]) {
        continue;
      }
      float[][] rows = weights[r].rows();
      float[] flat = new float[rows.length * sellers.length];
      for (int i = 0; i < rows.length; i++) {
        System.arraycopy(rows[i], 0, flat, i * sellers.length, sellers.length);
      }
      file.tensor("kshot.weights." + r, Tensor.of(flat, rows.length, sellers.length));
    }
  }

  /**
   * The model that {@link #write} put into a file.
   *
   * @throws java.util.NoSuchElementException when the file holds no such model
   */
  public static KShotModel read(TensorFile file) {
    int[] rungs = file.tensor("kshot.rungs").ints();
    ItemWeights[] weights = new ItemWeights[rungs.length];
    for (int r = 0; r < rungs.length; r++) {
      if (r > 0 && !file.tensors().containsKey("kshot.weights." + r)) {
        weights[r] = weights[r - 1];
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
    return new KShotModel(
        rungs, weights, file.tensor("kshot.sellers").ints(), file.tensor("kshot.rates").floats());
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
      if (position[item] >= 0) {
        weights[rung].add(position[item], share, sums);
      }
    }
    for (int f = 0; f < features.size(); f++) {
      weights[rung].add(sellers.length + features.index(f), share * features.value(f), sums);
    }
  }
}
