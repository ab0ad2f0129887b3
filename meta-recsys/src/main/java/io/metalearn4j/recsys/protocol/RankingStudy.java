package io.metalearn4j.recsys.protocol;

import io.metalearn4j.data.LeakageException;
import io.metalearn4j.eval.Latency;
import io.metalearn4j.eval.Measurement;
import io.metalearn4j.recsys.metric.Metrics;
import io.metalearn4j.recsys.metric.RankingMetrics;
import io.metalearn4j.recsys.ranking.RankingLearner;
import io.metalearn4j.recsys.ranking.RankingModel;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

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
          "nDCG@10",
          "precision@10",
          "recall@10",
          "hit rate@10",
          "MRR@10",
          "MAP@10",
          "novelty@10",
          "AUC");
  private final long[] seeds;
  private final RatingStudy.Listener listener;
  private final Figures figures;
  private final Map<Map<String, String>, Set<String>> timed = new HashMap<>();

  /** A study of the given draws; copied. */
  public RankingStudy(RatingStudy.Listener listener, long... seeds) {
    this.listener = listener;
    this.seeds = seeds.clone();
    figures = new Figures("rankings", seeds[0]);
  }

  /**
   * Fits a learner on the parts' common training set and answers their tasks. The first learner
   * added is the one that the others are compared with.
   *
   * @throws LeakageException when a query was trained on or shown
   */
  public RankingStudy add(RankingLearner learner, List<RankingPart> parts) {
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
    int users = part.training().userFeatures().rows();
    BitSet shown = new BitSet();
    List<Answer> answers = tasks.parallelStream().map(t -> answer(model, t, seed)).toList();
    for (int t = 0; t < answers.size(); t++) {
      int[] top = answers.get(t).top;
      RankingMetrics m = RankingMetrics.of(top, RankingMetrics.set(tasks.get(t).query()));
      double[] values = {
        m.ndcg(),
        m.precision(),
        m.recall(),
        m.hitRate(),
        m.reciprocalRank(),
        m.averagePrecision(),
        Arrays.stream(top).mapToDouble(i -> surprise[i]).average().orElse(0),
        answers.get(t).auc
      };
      for (int v = 0; v < values.length; v++) {
        figures.add(part.setting(), name, METRICS.get(v), tasks.get(t).user(), users, values[v]);
      }
      Arrays.stream(top).forEach(shown::set);
    }
    figures.addWhole(part.setting(), name, "coverage@10", (double) shown.cardinality() / items);
    if (timed.computeIfAbsent(part.setting(), s -> new HashSet<>()).add(name)) {
      figures.addLatency(part.setting(), name, "top 10 ", time(model, tasks));
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Answer(int[] top, double auc) {}

  private static Answer answer(RankingModel model, RankingTask task, long seed) {
    float[] scores = model.scores(task.features(), task.support());
    BitSet support = RankingMetrics.set(task.support());
    BitSet query = RankingMetrics.set(task.query());
    double[] positives = query.stream().mapToDouble(i -> scores[i]).toArray();
    double[] negatives =
        IntStream.range(0, scores.length)
            .filter(i -> !support.get(i) && !query.get(i))
            .mapToDouble(i -> scores[i])
            .toArray();
    return new Answer(
        RankingMetrics.top(
            scores, support, Math.min(CUTOFF, scores.length - 1), task.user() + seed),
        Metrics.auc(positives, negatives));
  }

  private static Latency time(RankingModel model, List<RankingTask> tasks) {
    return Latency.of(
        Math.min(CALLS, tasks.size()),
        c -> {
          RankingTask t = tasks.get(c % tasks.size());
          float[] scores = model.scores(t.features(), t.support());
          RankingMetrics.top(
              scores, RankingMetrics.set(t.support()), Math.min(CUTOFF, scores.length - 1), 0);
        });
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

  /** Figures of every row, then paired differences of the first row to the others. */
  public List<Measurement> measurements() {
    return figures.measurements();
  }
}
