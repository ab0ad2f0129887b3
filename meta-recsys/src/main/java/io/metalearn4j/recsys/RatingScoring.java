package io.metalearn4j.recsys;

import io.metalearn4j.recsys.Explanation.Contribution;
import io.metalearn4j.recsys.Explanation.Source;
import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.recsys.rating.Evidence;
import io.metalearn4j.recsys.rating.FactorContributions;
import io.metalearn4j.recsys.rating.FactorModel;
import io.metalearn4j.recsys.rating.FactorQuestions;
import io.metalearn4j.recsys.rating.HeadedModel;
import io.metalearn4j.recsys.rating.ItemPrior;
import io.metalearn4j.recsys.rating.RatingScale;
import io.metalearn4j.recsys.rating.Support;
import io.metalearn4j.store.TensorFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ratings: the Gaussian posterior of a factor model, ranked by expected rating, and a head that
 * gives the probability of every rating.
 */
record RatingScoring(FactorModel model, HeadedModel head, ItemPrior prior) implements ScoringModel {
  static RatingScoring of(HeadedModel head, ItemPrior prior) {
    return new RatingScoring((FactorModel) head.base(), head, prior);
  }

  @Override
  public ScoringModel withItemsFrom(int first, List<SparseRows.Row> features, List<Past> past) {
    List<ItemPrior.Item> items = features.stream().map(prior::item).toList();
    for (Past user : past) {
      Evidence evidence = new Evidence(model);
      user.history().entrySet().stream()
          .filter(e -> e.getKey() < first)
          .forEach(e -> evidence.add(e.getKey(), e.getValue()));
      FactorModel.Posterior posterior = model.posterior(user.features(), evidence);
      user.history().entrySet().stream()
          .filter(e -> e.getKey() >= first)
          .forEach(e -> items.get(e.getKey() - first).add(e.getValue(), posterior));
    }
    FactorModel grown = model.withItemsFrom(first, items);
    return new RatingScoring(grown, head.onto(grown), prior);
  }

  @Override
  public double basketValue() {
    return head.scale().high();
  }

  @Override
  public void check(double value) {
    check(head.scale(), value);
  }

  static void check(RatingScale scale, double value) {
    if (!(value >= scale.low() && value <= scale.high())) {
      throw new IllegalArgumentException(
          "value must be a rating from %d to %d, got %s"
              .formatted(scale.low(), scale.high(), value));
    }
  }

  @Override
  public Taste start(SparseRows.Row features) {
    return new GaussianTaste(features);
  }

  @Override
  public void write(TensorFile.Builder file) {
    model.write(file);
    head.writeHead(file);
    prior.write(file);
  }

  static RatingScoring read(TensorFile file) {
    FactorModel model = FactorModel.read(file);
    return of(HeadedModel.read(file, model), ItemPrior.read(file, model));
  }

  private final class GaussianTaste implements Taste {
    private final SparseRows.Row features;
    private final Evidence evidence = new Evidence(model);

    /** What the evidence comes to; null after a change. */
    private FactorModel.@Nullable Posterior posterior;

    GaussianTaste(SparseRows.Row features) {
      this.features = features;
    }

    @Override
    public void add(int item, double value) {
      evidence.add(item, value);
      posterior = null;
    }

    @Override
    public void remove(int item, double value) {
      evidence.remove(item, value);
      posterior = null;
    }

    private FactorModel.Posterior posterior() {
      FactorModel.Posterior known = posterior;
      if (known == null) {
        known = model.posterior(features, evidence);
        posterior = known;
      }
      return known;
    }

    @Override
    public float[] scores() {
      return posterior().means();
    }

    @Override
    public double score(int item) {
      return posterior().mean(item);
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
      FactorContributions from =
          new FactorContributions(model, features, evidence, posterior(), item);
      terms.add(new Contribution(Source.USER, "", from.count()));
      for (int f = 0; f < features.size(); f++) {
        double value = from.feature(f);
        if (value != 0) {
          terms.add(
              new Contribution(
                  features.index(f) == 0 ? Source.USER : Source.FEATURE,
                  catalogue.userEncoder().name(features.index(f)),
                  value));
        }
      }
      history
          .values()
          .forEach(
              (j, value) ->
                  terms.add(
                      new Contribution(
                          Source.HISTORY, catalogue.items().name(j), from.rating(j, value))));
      return terms;
    }

    @Override
    public int[] ask(int count, History history, Catalogue catalogue) {
      return new FactorQuestions(model, catalogue.counts()).ask(evidence, history.items(), count);
    }

    @Override
    public Optional<RatingDistribution> rating(int item, History history) {
      int[] items = history.items();
      float[] values = new float[items.length];
      int at = 0;
      for (double value : history.values().values()) {
        values[at++] = (float) value;
      }
      double[] levels = head.adapt(new Support(features, items, values)).probabilities(item);
      return Optional.of(
          new RatingDistribution(head.scale().low(), Arrays.stream(levels).boxed().toList()));
    }
  }
}
