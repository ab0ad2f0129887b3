package io.metalearn4j.recsys.rating;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The factor model meta-trained end to end: episodes of training users are adapted to in closed
 * form, and the likelihood of their held-back ratings is raised through that adaptation.
 *
 * <p>Starts from the variational fit and a head trained on it, and changes items, the noise of each
 * item, the map from user features to prior mean, the prior's covariance and the head; and learns
 * what the choice of items and the number of ratings tell before the ratings do. The inner loop is
 * the exact posterior, so that there is no inner learning rate and no number of steps. Adam, a
 * batch of 64 users, a quadratic pull to the start, and an exponential average of the parameters at
 * the end. Deterministic for a seed, whatever the number of threads.
 *
 * @see <a href="https://openreview.net/forum?id=HyxnZh0ct7">Bertinetto et al.: Meta-learning with
 *     differentiable closed-form solvers, ICLR 2019</a>
 */
public final class MetaFactorLearner implements RatingLearner {
  private static final int BATCH = 64;
  private static final int QUERY = 16;
  private static final double RATE = 2e-3;
  private static final float TABLE_RATE = .5f;
  private static final float WEIGHTS_RATE = .3f;
  private static final double ITEM_PULL = 2 * 50 / 4000.0;
  private static final double OTHER_PULL = 2 * 5 / 4000.0;
  private static final double AVERAGE = .995;
  private static final long HEAD = 0x5DEECE66DL;
  private static final long TRAINING = 0x3C6EF372FE94F82BL;
  private final String name;
  private final FactorSettings settings;
  private final int steps;

  private MetaFactorLearner(String name, FactorSettings settings, int steps) {
    this.name = name;
    this.settings = settings;
    this.steps = steps;
  }

  /** The default model of ratings: 32 factors, 1,600 steps. */
  public static MetaFactorLearner create() {
    return new MetaFactorLearner("metalearn4j", FactorSettings.BAYESIAN, 1600);
  }

  /** This learner with other settings of the variational fit. */
  public MetaFactorLearner factors(FactorSettings other) {
    return new MetaFactorLearner(name, other, steps);
  }

  /** This learner with another number of meta-training steps, at least 1. */
  public MetaFactorLearner steps(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("steps must be at least 1, got " + number);
    }
    return new MetaFactorLearner(name, settings, number);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public RatingModel fit(RatingData data, long seed) {
    FactorModel base = new FactorLearner(name, settings).fit(data, seed);
    HeadedModel rated = rated(base, data, seed);
    boolean[] isRated = new boolean[base.itemCount()];
    for (int e = 0; e < data.ratings().size(); e++) {
      isRated[data.ratings().index(e)] = true;
    }
    for (boolean known : isRated) {
      if (!known) {
        return new ColdItemModel(rated, unrated(base, data, isRated, seed), isRated);
      }
    }
    return rated;
  }

  /** The model of rated items alone, to which others may be added by {@link ItemPrior}. */
  public HeadedModel fitRated(RatingData data, long seed) {
    return rated(new FactorLearner(name, settings).fit(data, seed), data, seed);
  }

  private HeadedModel rated(FactorModel base, RatingData data, long seed) {
    return train(
        new FactorParameters(base, HeadLearner.onto(base, data, seed).head),
        Episodes.of(data, seed ^ TRAINING),
        steps,
        false);
  }

  /**
   * The model of new items: every rated item is also taken as if it were new, and the users' prior
   * and the head are trained on these. The noise is that of the variational fit: a noise learned
   * for each item as if new does not carry over to items that are new.
   */
  private HeadedModel unrated(FactorModel base, RatingData data, boolean[] isRated, long seed) {
    ContentPrior prior = new ContentPrior(base, data.ratings(), data.itemContent());
    FactorModel twice = prior.withItemsTwice(base);
    RatingHead head =
        HeadLearner.onto(twice, data, Episodes.ofNewItems(data, seed ^ HEAD), seed).head;
    HeadedModel trained =
        train(
            new FactorParameters(twice, head),
            Episodes.ofNewItems(data, seed ^ TRAINING),
            steps / 2,
            true);
    return new HeadedModel(
        ContentPrior.mergeItemsTwice((FactorModel) trained.base(), isRated), trained.head);
  }

  private static HeadedModel train(
      FactorParameters shape, Episodes episodes, int steps, boolean frozenItems) {
    double[] theta = shape.start.clone();
    double[] average = theta.clone();
    AdamState adam = new AdamState(theta.length);
    float[] rates = rates(shape, frozenItems);
    FactorEpisode[] workers = new FactorEpisode[BATCH];
    Arrays.setAll(workers, b -> new FactorEpisode(shape));
    double[] gradient = new double[theta.length];
    for (int step = 0; step < steps; step++) {
      long first = (long) step * BATCH;
      IntStream.range(0, BATCH)
          .parallel()
          .forEach(b -> workers[b].run(theta, episodes.draw(first + b), 1.0 / (BATCH * QUERY)));
      for (int i = 0; i < theta.length; i++) {
        gradient[i] = (i < shape.noiseAt ? ITEM_PULL : OTHER_PULL) * (theta[i] - shape.start[i]);
      }
      for (FactorEpisode worker : workers) {
        worker.addTo(gradient);
      }
      adam.step(theta, gradient, RATE * AdamState.schedule(step, steps), rates);
      for (int i = 0; i < theta.length; i++) {
        average[i] = AVERAGE * average[i] + (1 - AVERAGE) * theta[i];
      }
    }
    return shape.model(average);
  }

  private static float[] rates(FactorParameters shape, boolean frozenItems) {
    float[] rates = new float[shape.start.length];
    Arrays.fill(rates, 1);
    Arrays.fill(rates, 0, shape.noiseAt, frozenItems ? 0 : TABLE_RATE);
    Arrays.fill(rates, shape.noiseAt, shape.weightsAt, frozenItems ? 0 : TABLE_RATE);
    Arrays.fill(rates, shape.weightsAt, shape.factorAt, WEIGHTS_RATE);
    Arrays.fill(rates, shape.choiceAt, shape.countAt, frozenItems ? 0 : TABLE_RATE);
    Arrays.fill(rates, shape.countAt, shape.headAt, frozenItems ? 0 : 1);
    return rates;
  }
}
