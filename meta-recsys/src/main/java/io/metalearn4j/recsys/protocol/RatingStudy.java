package io.metalearn4j.recsys.protocol;

import io.metalearn4j.data.LeakageException;
import io.metalearn4j.eval.Latency;
import io.metalearn4j.eval.Measurement;
import io.metalearn4j.recsys.metric.Calibration;
import io.metalearn4j.recsys.metric.Metrics;
import io.metalearn4j.recsys.rating.DecisionRule;
import io.metalearn4j.recsys.rating.DistributionPredictor;
import io.metalearn4j.recsys.rating.RatingData;
import io.metalearn4j.recsys.rating.RatingLearner;
import io.metalearn4j.recsys.rating.RatingModel;
import io.metalearn4j.recsys.rating.RatingPredictor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/**
 * Rating learners on identical tasks: every learner is fitted once a seed and answers every task of
 * that seed, under every decision rule.
 *
 * <p>Ratings are predicted by the decision rule; items are ranked by the expected rating before the
 * head, under every rule and for every row, as a recommender ranks them.
 *
 * <p>Figures are means over users, intervals by bootstrap over users; differences are paired by
 * user and task.
 */
public final class RatingStudy {
  private static final int CUTOFF = 5;
  private static final int CALLS = 300;
  private final List<RatingLearner> learners;
  private final long[] seeds;

  /**
   * A study.
   *
   * @param learners the rows, the first being the one that the others are compared with
   * @param seeds one round each; copied
   */
  public RatingStudy(List<RatingLearner> learners, long... seeds) {
    this.learners = List.copyOf(learners);
    this.seeds = seeds.clone();
  }

  /** Told after each fit what was fitted, in which round, and in how many seconds. */
  @FunctionalInterface
  public interface Listener {
    /** Called on the thread that runs the study. */
    void fitted(String learner, long seed, double seconds);
  }

  /**
   * Fits and evaluates.
   *
   * @param parts evaluated with one fit a learner and seed; they share one training set
   * @param supports numbers of ratings shown; -1 shows all
   * @return figures of every row, then paired differences of the first row to the others
   * @throws LeakageException when a query was trained on or shown
   */
  public List<Measurement> run(List<RatingPart> parts, int[] supports, Listener listener) {
    Figures figures = new Figures("ratings", seeds[0]);
    for (long seed : seeds) {
      for (RatingLearner learner : learners) {
        long start = System.nanoTime();
        RatingModel model = learner.fit(parts.get(0).training(), seed);
        listener.fitted(learner.name(), seed, (System.nanoTime() - start) / 1e9);
        for (RatingPart part : parts) {
          for (int k : supports) {
            Map<String, String> setting = with(part.setting(), "k", k < 0 ? "all" : k + "");
            RatingPart shown =
                k < 0 ? part : part.withSupport(k, Arrays.stream(supports).max().orElse(k));
            List<RatingTask> tasks = shown.tasks().apply(seed);
            Leakage.checkRatings(part.training().ratings(), tasks);
            if (seed == seeds[0]) {
              figures.addLatency(
                  setting, learner.name(), "adapt and score 10 ", time(model, part, tasks));
            }
            evaluate(figures, setting, learner.name(), model, part.training(), tasks);
          }
        }
      }
    }
    return figures.measurements();
  }

  private static Map<String, String> with(Map<String, String> setting, String name, String value) {
    Map<String, String> copy = new LinkedHashMap<>(setting);
    copy.put(name, value);
    return copy;
  }

  private static Latency time(RatingModel model, RatingPart part, List<RatingTask> tasks) {
    return Latency.of(
        Math.min(CALLS, tasks.size()),
        c -> {
          RatingTask task = tasks.get(c % tasks.size());
          RatingPredictor predictor = model.adapt(task.support());
          for (int item : task.items()) {
            DecisionRule.MEAN.predict(predictor, part.training().scale(), item);
          }
        });
  }

  private static void evaluate(
      Figures figures,
      Map<String, String> setting,
      String row,
      RatingModel model,
      RatingData training,
      List<RatingTask> tasks) {
    List<RatingPredictor> predictors =
        tasks.parallelStream().map(task -> model.adapt(task.support())).toList();
    int users = training.userFeatures().rows();
    for (DecisionRule rule : DecisionRule.values()) {
      Map<String, String> ruled = with(setting, "rule", rule.name().toLowerCase(Locale.ROOT));
      List<double[]> predicted =
          answers(tasks, predictors, (p, item) -> rule.predict(p, training.scale(), item));
      List<double[]> scores = answers(tasks, predictors, RatingPredictor::mean);
      for (int t = 0; t < tasks.size(); t++) {
        int user = tasks.get(t).user();
        float[] truth = tasks.get(t).ratings();
        double rmse = Math.sqrt(Metrics.mse(predicted.get(t), truth));
        double ndcg = Metrics.ndcg(scores.get(t), truth, CUTOFF, user);
        figures.add(ruled, row, "MAE", user, users, Metrics.mae(predicted.get(t), truth));
        figures.add(ruled, row, "RMSE", user, users, rmse);
        figures.add(ruled, row, "nDCG@5", user, users, ndcg);
      }
    }
    if (predictors.stream().allMatch(DistributionPredictor.class::isInstance)) {
      judge(figures, with(setting, "rule", "distribution"), row, training, tasks, predictors);
    }
  }

  /** One number for every item asked for, of every task. */
  private static List<double[]> answers(
      List<RatingTask> tasks,
      List<RatingPredictor> predictors,
      ToDoubleBiFunction<RatingPredictor, Integer> how) {
    return IntStream.range(0, tasks.size())
        .parallel()
        .mapToObj(
            t ->
                Arrays.stream(tasks.get(t).items())
                    .mapToDouble(item -> how.applyAsDouble(predictors.get(t), item))
                    .toArray())
        .toList();
  }

  /** Log loss and calibration of the probabilities of the levels. */
  private static void judge(
      Figures figures,
      Map<String, String> setting,
      String row,
      RatingData training,
      List<RatingTask> tasks,
      List<RatingPredictor> predictors) {
    Calibration calibration = new Calibration();
    for (int t = 0; t < tasks.size(); t++) {
      RatingTask task = tasks.get(t);
      double loss = 0;
      DistributionPredictor predictor = (DistributionPredictor) predictors.get(t);
      for (int q = 0; q < task.items().length; q++) {
        double[] levels = predictor.probabilities(task.items()[q]);
        int truth = training.scale().level(task.ratings()[q]);
        loss -= Math.log(Math.max(levels[truth], Double.MIN_NORMAL)) / task.items().length;
        for (int c = 0; c < levels.length; c++) {
          calibration.add(levels[c], c == truth);
        }
      }
      figures.add(setting, row, "log loss", task.user(), training.userFeatures().rows(), loss);
    }
    figures.addWhole(setting, row, "calibration error", calibration.error());
  }
}
