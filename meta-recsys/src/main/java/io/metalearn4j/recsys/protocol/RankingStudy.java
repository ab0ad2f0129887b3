package io.metalearn4j.recsys.protocol;

import io.metalearn4j.data.LeakageException;
import io.metalearn4j.eval.Latency;
import io.metalearn4j.eval.Measurement;
import io.metalearn4j.recsys.metric.PerUser;
import io.metalearn4j.recsys.metric.RankingMetrics;
import io.metalearn4j.recsys.ranking.RankingLearner;
import io.metalearn4j.recsys.ranking.RankingModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ranking learners on identical tasks over the full catalogue; items shown are never ranked.
 *
 * <p>Figures are means over users, intervals by bootstrap over users; differences are paired by
 * user and task.
 */
public final class RankingStudy {
  private static final int CUTOFF = 10;
  private static final int CALLS = 300;
  private static final List<String> METRICS =
      List.of(
          "nDCG@10", "precision@10", "recall@10", "hit rate@10", "MRR@10", "MAP@10", "novelty@10");
  private final long[] seeds;
  private final RatingStudy.Listener listener;
  private final Map<String, Map<String, PerUser>> results = new LinkedHashMap<>();
  private final Map<String, BitSet> covered = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> settings = new LinkedHashMap<>();
  private final Map<String, List<Measurement>> latencies = new LinkedHashMap<>();
  private String first = "";

  /** A study of the given draws; copied. */
  public RankingStudy(RatingStudy.Listener listener, long... seeds) {
    this.listener = listener;
    this.seeds = seeds.clone();
  }

  /**
   * Fits a learner on the parts' common training set and answers their tasks. The first learner
   * added is the one that the others are compared with.
   *
   * @throws LeakageException when a query was trained on or shown
   */
  public RankingStudy add(RankingLearner learner, List<RankingPart> parts) {
    if (first.isEmpty()) {
      first = learner.name();
    }
    long start = System.nanoTime();
    RankingModel model = learner.fit(parts.get(0).training(), seeds[0]);
    listener.fitted(learner.name(), seeds[0], (System.nanoTime() - start) / 1e9);
    for (RankingPart part : parts) {
      for (long seed : seeds) {
        evaluate(learner.name(), model, part, seed);
      }
    }
    return this;
  }

  private void evaluate(String name, RankingModel model, RankingPart part, long seed) {
    List<RankingTask> tasks = part.tasks().apply(seed);
    Leakage.checkRankings(part.training().positives(), tasks);
    int items = part.training().positives().columns();
    double[] surprise = surprise(part);
    String key = part.setting().toString();
    settings.put(key, part.setting());
    Map<String, PerUser> row = results.computeIfAbsent(key, s -> new LinkedHashMap<>());
    BitSet shown = covered.computeIfAbsent(key + name, s -> new BitSet());
    int users = part.training().userFeatures().rows();
    List<int[]> tops =
        tasks.parallelStream()
            .map(
                t ->
                    RankingMetrics.top(
                        model.scores(t.features(), t.support()),
                        set(t.support()),
                        Math.min(CUTOFF, items - 1),
                        t.user() + seed))
            .toList();
    for (int t = 0; t < tops.size(); t++) {
      RankingMetrics m = RankingMetrics.of(tops.get(t), set(tasks.get(t).query()));
      double novelty = Arrays.stream(tops.get(t)).mapToDouble(i -> surprise[i]).average().orElse(0);
      double[] values = {
        m.ndcg(),
        m.precision(),
        m.recall(),
        m.hitRate(),
        m.reciprocalRank(),
        m.averagePrecision(),
        novelty
      };
      for (int v = 0; v < values.length; v++) {
        row.computeIfAbsent(name + "|" + METRICS.get(v), s -> new PerUser(users))
            .add(tasks.get(t).user(), values[v]);
      }
      Arrays.stream(tops.get(t)).forEach(shown::set);
    }
    row.computeIfAbsent(name + "|coverage@10", s -> new PerUser(1))
        .add(0, (double) shown.cardinality() / items);
    latencies.computeIfAbsent(key + name, s -> time(name, model, part.setting(), tasks));
  }

  private List<Measurement> time(
      String name, RankingModel model, Map<String, String> setting, List<RankingTask> tasks) {
    return Latency.of(
            Math.min(CALLS, tasks.size()),
            c -> {
              RankingTask t = tasks.get(c % tasks.size());
              float[] scores = model.scores(t.features(), t.support());
              RankingMetrics.top(scores, set(t.support()), Math.min(CUTOFF, scores.length - 1), 0);
            })
        .measurements("latency", name, "top 10 ", setting, seeds[0]);
  }

  /** -log2 of the share of training users who took an item. */
  private static double[] surprise(RankingPart part) {
    int users = part.training().positives().rows();
    double[] counts = new double[part.training().positives().columns()];
    for (int e = 0; e < part.training().positives().size(); e++) {
      counts[part.training().positives().index(e)]++;
    }
    return Arrays.stream(counts).map(c -> -Math.log((c + 1) / (users + 1)) / Math.log(2)).toArray();
  }

  private static BitSet set(int[] items) {
    BitSet set = new BitSet();
    Arrays.stream(items).forEach(set::set);
    return set;
  }

  /** Figures of every row, then paired differences of the first row to the others. */
  public List<Measurement> measurements() {
    List<Measurement> measurements = new ArrayList<>();
    List<Measurement> differences = new ArrayList<>();
    results.forEach(
        (key, rows) -> {
          Map<String, String> setting = settings.getOrDefault(key, Map.of());
          rows.forEach(
              (row, values) -> {
                String learner = row.substring(0, row.indexOf('|'));
                String metric = row.substring(row.indexOf('|') + 1);
                PerUser.Estimate e = values.mean();
                boolean overUsers = e.users() > 1;
                measurements.add(
                    overUsers
                        ? measurement("rankings", learner, metric, setting, e)
                        : Measurement.of(
                            "rankings", learner, metric, setting, seeds[0], e.value(), e.users()));
                PerUser reference = rows.get(first + "|" + metric);
                if (overUsers && reference != null && reference != values) {
                  differences.add(
                      measurement(
                          "difference of " + first,
                          "to " + learner,
                          metric,
                          setting,
                          reference.minus(values)));
                }
              });
        });
    measurements.addAll(differences);
    latencies.values().forEach(measurements::addAll);
    return measurements;
  }

  private Measurement measurement(
      String table, String row, String metric, Map<String, String> setting, PerUser.Estimate e) {
    return new Measurement(
        table, row, metric, setting, seeds[0], e.value(), e.low(), e.high(), e.users());
  }
}
