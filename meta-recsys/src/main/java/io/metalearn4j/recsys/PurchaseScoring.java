package io.metalearn4j.recsys;

import io.metalearn4j.recsys.Explanation.Contribution;
import io.metalearn4j.recsys.Explanation.Source;
import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.recsys.ranking.KShotModel;
import io.metalearn4j.store.TensorFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Purchases: the k-shot ridge. */
record PurchaseScoring(KShotModel model) implements ScoringModel {
  @Override
  public Taste start(SparseRows.Row features) {
    return new Basket(features);
  }

  @Override
  public void write(TensorFile.Builder file) {
    model.write(file);
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
    public double uncertainty(int item) {
      return 0;
    }

    @Override
    public List<Contribution> explain(int item, History history, Catalogue catalogue) {
      List<Contribution> terms = new ArrayList<>();
      int[] positives = positives();
      for (int f = 0; f < features.size(); f++) {
        double value =
            features.value(f) * model.featureWeight(positives.length, features.index(f), item);
        terms.add(
            features.index(f) == 0
                ? new Contribution(Source.ITEM, "", value)
                : new Contribution(
                    Source.FEATURE, catalogue.userEncoder().name(features.index(f)), value));
      }
      for (int j : positives) {
        terms.add(
            new Contribution(
                Source.HISTORY,
                catalogue.items().name(j),
                model.itemWeight(positives.length, j, item)));
      }
      return terms;
    }

    @Override
    public int[] ask(int count, History history, Catalogue catalogue) {
      return model.mostInformative(positives(), count);
    }
  }
}
