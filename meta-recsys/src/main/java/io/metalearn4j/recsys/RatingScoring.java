package io.metalearn4j.recsys;

import io.metalearn4j.recsys.Explanation.Contribution;
import io.metalearn4j.recsys.Explanation.Source;
import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.recsys.rating.FactorModel;
import io.metalearn4j.store.TensorFile;
import java.util.ArrayList;
import java.util.List;

/** Ratings: the Gaussian posterior of a factor model, ranked by expected rating. */
record RatingScoring(FactorModel model) implements ScoringModel {
  @Override
  public Taste start(SparseRows.Row features) {
    return new GaussianTaste(features);
  }

  @Override
  public void write(TensorFile.Builder file) {
    model.write(file);
  }

  private final class GaussianTaste implements Taste {
    private final SparseRows.Row features;
    private final FactorModel.Evidence evidence = model.new Evidence();

    GaussianTaste(SparseRows.Row features) {
      this.features = features;
    }

    @Override
    public void add(int item, double value) {
      evidence.add(item, value);
    }

    @Override
    public void remove(int item, double value) {
      evidence.remove(item, value);
    }

    private FactorModel.Posterior posterior() {
      return model.posterior(features, evidence);
    }

    @Override
    public float[] scores() {
      return posterior().means();
    }

    @Override
    public double uncertainty(int item) {
      return Math.sqrt(posterior().variance(item));
    }

    @Override
    public List<Contribution> explain(int item, History history, Catalogue catalogue) {
      List<Contribution> terms = new ArrayList<>();
      terms.add(new Contribution(Source.AVERAGE, "", model.mean()));
      terms.add(new Contribution(Source.ITEM, "", model.itemBias(item)));
      double[] direction = posterior().influence(item);
      double[] fromFeatures = model.featureContributions(features, evidence, direction);
      terms.add(new Contribution(Source.USER, "", fromFeatures[features.size()]));
      for (int f = 0; f < features.size(); f++) {
        if (fromFeatures[f] != 0) {
          terms.add(
              new Contribution(
                  features.index(f) == 0 ? Source.USER : Source.FEATURE,
                  catalogue.userEncoder().name(features.index(f)),
                  fromFeatures[f]));
        }
      }
      history
          .values()
          .forEach(
              (j, value) ->
                  terms.add(
                      new Contribution(
                          Source.HISTORY,
                          catalogue.items().name(j),
                          model.historyContribution(j, value, evidence, direction))));
      return terms;
    }

    @Override
    public int[] ask(int count, History history, Catalogue catalogue) {
      return model.mostInformative(features, evidence, catalogue.counts(), history.items(), count);
    }
  }
}
