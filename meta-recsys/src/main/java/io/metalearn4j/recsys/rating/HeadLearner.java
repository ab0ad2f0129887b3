package io.metalearn4j.recsys.rating;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Any learner with a rating distribution on top: fits the learner, then the head on episodes of the
 * training users.
 *
 * <p>Deterministic for a seed, whatever the number of threads.
 */
public final class HeadLearner implements RatingLearner {
  private static final int EPISODES = 6000;
  private static final int STEPS = 800;
  private static final int BATCH = 1024;
  private static final double RATE = 5e-3;
  private final RatingLearner learner;

  /** A head on {@code learner}; its row bears the learner's name. */
  public HeadLearner(RatingLearner learner) {
    this.learner = learner;
  }

  @Override
  public String name() {
    return learner.name();
  }

  @Override
  public HeadedModel fit(RatingData data, long seed) {
    return onto(learner.fit(data, seed), data, seed);
  }

  /** Trains a head on a model that is already fitted. */
  static HeadedModel onto(RatingModel model, RatingData data, long seed) {
    return onto(model, data, Episodes.of(data, seed ^ 0x5DEECE66DL), seed);
  }

  /** Trains a head on a model that is already fitted, on the given episodes. */
  static HeadedModel onto(RatingModel model, RatingData data, Episodes episodes, long seed) {
    @SuppressWarnings("ArrayRecordComponent") // a value passed to hot loops, never compared
    record Answer(
        Episodes.Episode episode,
        double[] means,
        double[] variances,
        double[] fitted,
        double offset) {}
    Answer[] answers =
        IntStream.range(0, EPISODES)
            .parallel()
            .mapToObj(
                e -> {
                  Episodes.Episode episode = episodes.draw(e);
                  RatingPredictor predictor = model.adapt(episode.support());
                  return new Answer(
                      episode,
                      Arrays.stream(episode.items()).mapToDouble(predictor::mean).toArray(),
                      Arrays.stream(episode.items()).mapToDouble(predictor::variance).toArray(),
                      Arrays.stream(episode.support().items())
                          .mapToDouble(predictor::mean)
                          .toArray(),
                      predictor.offset());
                })
            .toArray(Answer[]::new);
    double squares = 0;
    int count = 0;
    for (Answer answer : answers) {
      for (int q = 0; q < answer.means.length; q++) {
        double error = answer.episode.ratings()[q] - answer.means[q];
        squares += error * error;
        count++;
      }
    }
    RatingHead head =
        new RatingHead(
            data.scale(),
            RatingHead.start(data.scale(), seed),
            RatingHead.frequencies(data),
            squares / count);
    RatingHead.User[] users = new RatingHead.User[count];
    double[] means = new double[count];
    double[] variances = new double[count];
    int[] levels = new int[count];
    int at = 0;
    for (Answer answer : answers) {
      RatingHead.User user = head.user(answer.episode.support(), answer.fitted, answer.offset);
      for (int q = 0; q < answer.means.length; q++) {
        users[at] = user;
        means[at] = answer.means[q];
        variances[at] = answer.variances[q];
        levels[at++] = data.scale().level(answer.episode.ratings()[q]);
      }
    }
    return new HeadedModel(
        model, head.withParameters(train(head, users, means, variances, levels, seed)));
  }

  private static double[] train(
      RatingHead head,
      RatingHead.User[] users,
      double[] means,
      double[] variances,
      int[] levels,
      long seed) {
    double[] w = head.parameters.clone();
    float[] rates = new float[w.length];
    Arrays.fill(rates, 1);
    AdamState adam = new AdamState(w.length);
    SplittableRandom random = new SplittableRandom(seed);
    RatingHead.Pass pass = new RatingHead.Pass(head.scale);
    double[] average = w.clone();
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = new double[w.length];
      for (int e = 0; e < BATCH; e++) {
        int s = random.nextInt(levels.length);
        pass.forward(w, users[s], means[s], variances[s]);
        pass.backward(w, users[s], levels[s], 1.0 / BATCH, gradient, 0);
      }
      adam.step(w, gradient, RATE * AdamState.schedule(step, STEPS), rates);
      for (int i = 0; i < w.length; i++) {
        average[i] += .02 * (w[i] - average[i]);
      }
    }
    return average;
  }
}
