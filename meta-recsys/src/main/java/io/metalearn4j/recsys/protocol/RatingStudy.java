package io.metalearn4j.recsys.protocol;

import io.metalearn4j.data.LeakageException;
import io.metalearn4j.eval.Latency;
import io.metalearn4j.eval.Measurement;
import io.metalearn4j.recsys.metric.Metrics;
import io.metalearn4j.recsys.metric.PerUser;
import io.metalearn4j.recsys.rating.DecisionRule;
import io.metalearn4j.recsys.rating.RatingLearner;
import io.metalearn4j.recsys.rating.RatingModel;
import io.metalearn4j.recsys.rating.RatingPredictor;
import io.metalearn4j.recsys.rating.RatingScale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
  private final List<Measurement> latencies = new ArrayList<>();

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
    Map<String, Map<String, PerUser>> results = new LinkedHashMap<>();
    Map<String, Map<String, String>> settings = new LinkedHashMap<>();
    for (long seed : seeds) {
      for (RatingLearner learner : learners) {
        long start = System.nanoTime();
        RatingModel model = learner.fit(parts.get(0).training(), seed);
        listener.fitted(learner.name(), seed, (System.nanoTime() - start) / 1e9);
        for (RatingPart part : parts) {
          for (int k : supports) {
            RatingPart shown = k < 0 ? part : part.withSupport(k, max(supports));
            List<RatingTask> tasks = shown.tasks().apply(seed);
            Leakage.checkRatings(part.training().ratings(), tasks);
            if (seed == seeds[0]) {
              time(learner.name(), model, part, k, tasks);
            }
            for (DecisionRule rule : DecisionRule.values()) {
              Map<String, String> setting = new LinkedHashMap<>(part.setting());
              setting.put("k", k < 0 ? "all" : Integer.toString(k));
              setting.put("rule", rule.name().toLowerCase(Locale.ROOT));
              String key = setting.toString();
              settings.put(key, setting);
              Map<String, PerUser> row = results.computeIfAbsent(key, s -> new LinkedHashMap<>());
              int users = part.training().userFeatures().rows();
              evaluate(
                  model,
                  rule,
                  part.training().scale(),
                  tasks,
                  row.computeIfAbsent(learner.name() + "|MAE", s -> new PerUser(users)),
                  row.computeIfAbsent(learner.name() + "|RMSE", s -> new PerUser(users)),
                  row.computeIfAbsent(learner.name() + "|nDCG@5", s -> new PerUser(users)));
            }
          }
        }
      }
    }
    return measurements(results, settings);
  }

  private void time(
      String name, RatingModel model, RatingPart part, int k, List<RatingTask> tasks) {
    Latency latency =
        Latency.of(
            Math.min(CALLS, tasks.size()),
            c -> {
              RatingTask task = tasks.get(c % tasks.size());
              RatingPredictor predictor = model.adapt(task.support());
              for (int item : task.items()) {
                DecisionRule.MEAN.predict(predictor, part.training().scale(), item);
              }
            });
    Map<String, String> setting = new LinkedHashMap<>(part.setting());
    setting.put("k", k < 0 ? "all" : Integer.toString(k));
    latencies.addAll(
        latency.measurements("latency", name, "adapt and score 10 ", setting, seeds[0]));
  }

  private static int max(int[] supports) {
    int max = 0;
    for (int k : supports) {
      max = Math.max(max, k);
    }
    return max;
  }

  private static void evaluate(
      RatingModel model,
      DecisionRule rule,
      RatingScale scale,
      List<RatingTask> tasks,
      PerUser mae,
      PerUser rmse,
      PerUser ndcg) {
    tasks.parallelStream()
        .map(
            task -> {
              RatingPredictor predictor = model.adapt(task.support());
              double[] predicted = new double[task.items().length];
              double[] scores = new double[predicted.length];
              for (int q = 0; q < predicted.length; q++) {
                predicted[q] = rule.predict(predictor, scale, task.items()[q]);
                scores[q] = predictor.mean(task.items()[q]);
              }
              return new double[] {
                Metrics.mae(predicted, task.ratings()),
                Math.sqrt(Metrics.mse(predicted, task.ratings())),
                Metrics.ndcg(scores, task.ratings(), CUTOFF, task.user())
              };
            })
        .toList()
        .forEach(new Collector(tasks, mae, rmse, ndcg)::add);
  }

  /** Files the answers of the tasks, which come in their order. */
  private static final class Collector {
    private final List<RatingTask> tasks;
    private final PerUser[] metrics;
    private int next;

    Collector(List<RatingTask> tasks, PerUser... metrics) {
      this.tasks = tasks;
      this.metrics = metrics;
    }

    void add(double[] values) {
      int user = tasks.get(next++).user();
      for (int m = 0; m < metrics.length; m++) {
        metrics[m].add(user, values[m]);
      }
    }
  }

  private List<Measurement> measurements(
      Map<String, Map<String, PerUser>> results, Map<String, Map<String, String>> settings) {
    List<Measurement> measurements = new ArrayList<>();
    List<Measurement> differences = new ArrayList<>();
    results.forEach(
        (key, rows) -> {
          Map<String, String> setting = settings.getOrDefault(key, Map.of());
          rows.forEach(
              (row, values) -> {
                String learner = row.substring(0, row.indexOf('|'));
                String metric = row.substring(row.indexOf('|') + 1);
                measurements.add(measurement("ratings", learner, metric, setting, values.mean()));
                PerUser first = rows.get(learners.get(0).name() + "|" + metric);
                if (first != null && first != values) {
                  differences.add(
                      measurement(
                          "difference of " + learners.get(0).name(),
                          "to " + learner,
                          metric,
                          setting,
                          first.minus(values)));
                }
              });
        });
    measurements.addAll(differences);
    measurements.addAll(latencies);
    return measurements;
  }

  private Measurement measurement(
      String table, String row, String metric, Map<String, String> setting, PerUser.Estimate e) {
    return new Measurement(
        table, row, metric, setting, seeds[0], e.value(), e.low(), e.high(), e.users());
  }
}
