package io.metalearn4j.recsys;

import io.metalearn4j.recsys.Explanation.Contribution;
import io.metalearn4j.recsys.Explanation.Source;
import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.recsys.ranking.ItemLikeness;
import io.metalearn4j.recsys.ranking.KShotModel;
import io.metalearn4j.store.Tensor;
import io.metalearn4j.store.TensorFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Purchases: the k-shot ridge. */
record PurchaseScoring(KShotModel model, ItemLikeness likeness) implements ScoringModel {
  @Override
  public Taste start(SparseRows.Row features) {
    return new Basket(features);
  }

  @Override
  public ScoringModel withItemsFrom(int first, List<SparseRows.Row> features, List<Past> past) {
    int known = model.itemCount() - first;
    KShotModel grown = model.withItems(features.subList(known, features.size()), likeness);
    for (int f = 0; f < features.size(); f++) {
      int item = first + f;
      List<int[]> histories = new ArrayList<>();
      for (Past user : past) {
        if (user.history().containsKey(item)) {
          histories.add(
              user.history().keySet().stream().mapToInt(i -> i).filter(i -> i != item).toArray());
        }
      }
      if (!histories.isEmpty() || f < known) {
        grown = grown.learned(item, features.get(f), histories, likeness);
      }
    }
    return new PurchaseScoring(grown, likeness);
  }

  @Override
  public double basketValue() {
    return 1;
  }

  @Override
  public void check(double value) {
    checkQuantity(value);
  }

  static void checkQuantity(double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(
          "value of a purchase must be finite and above 0, got %s: what was sent back is no purchase"
              .formatted(value));
    }
  }

  @Override
  public void write(TensorFile.Builder file) {
    model.write(file);
    SparseRows content = likeness.content();
    int[] counts = new int[content.rows()];
    int[] features = new int[content.size()];
    float[] values = new float[content.size()];
    Arrays.setAll(counts, content::count);
    for (int e = 0; e < features.length; e++) {
      features[e] = content.index(e);
      values[e] = content.value(e);
    }
    file.tensor("content.counts", Tensor.of(counts, counts.length))
        .tensor("content.columns", Tensor.of(new int[] {content.columns()}, 1))
        .tensor("content.features", Tensor.of(features, features.length))
        .tensor("content.values", Tensor.of(values, values.length));
  }

  static PurchaseScoring read(TensorFile file) {
    int[] counts = file.tensor("content.counts").ints();
    int[] features = file.tensor("content.features").ints();
    float[] values = file.tensor("content.values").floats();
    List<SparseRows.Row> rows = new ArrayList<>();
    int at = 0;
    for (int count : counts) {
      rows.add(
          SparseRows.Row.of(
              Arrays.copyOfRange(features, at, at + count),
              Arrays.copyOfRange(values, at, at + count)));
      at += count;
    }
    return new PurchaseScoring(
        KShotModel.read(file),
        new ItemLikeness(SparseRows.ofRows(file.tensor("content.columns").ints()[0], rows)));
  }

  private final class Basket implements Taste {
    private final SparseRows.Row features;
    private final Set<Integer> items = new LinkedHashSet<>();

    Basket(SparseRows.Row features) {
      this.features = features;
    }

    @Override
    public void add(int item, double value) {
      items.add(item);
    }

    @Override
    public void remove(int item, double value) {
      items.remove(item);
    }

    private int[] positives() {
      return items.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    @Override
    public float[] scores() {
      return model.scores(features, positives());
    }

    @Override
    public double score(int item) {
      double sum = 0;
      for (int f = 0; f < features.size(); f++) {
        sum += fromFeature(f, item);
      }
      for (int j : items) {
        sum += fromItem(j, item);
      }
      return sum;
    }

    private double fromFeature(int f, int item) {
      return features.value(f) * model.featureWeight(items.size(), features.index(f), item);
    }

    private double fromItem(int j, int item) {
      return model.itemWeight(items.size(), j, item);
    }

    @Override
    public double uncertainty(int item) {
      return model.uncertainty(items.size(), item);
    }

    @Override
    public List<Contribution> explain(int item, History history, Catalogue catalogue) {
      List<Contribution> terms = new ArrayList<>();
      for (int f = 0; f < features.size(); f++) {
        double value = fromFeature(f, item);
        terms.add(
            features.index(f) == 0
                ? new Contribution(Source.ITEM, "", value)
                : new Contribution(
                    Source.FEATURE, catalogue.userEncoder().name(features.index(f)), value));
      }
      for (int j : positives()) {
        terms.add(new Contribution(Source.HISTORY, catalogue.items().name(j), fromItem(j, item)));
      }
      return terms;
    }

    @Override
    public int[] ask(int count, History history, Catalogue catalogue) {
      return model.mostInformative(positives(), count);
    }

    @Override
    public Optional<RatingDistribution> rating(int item, History history) {
      return Optional.empty();
    }
  }
}
