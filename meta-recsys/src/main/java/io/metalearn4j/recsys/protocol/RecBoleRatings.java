package io.metalearn4j.recsys.protocol;

import io.metalearn4j.eval.Measurement;
import io.metalearn4j.recsys.data.AttributeEncoder;
import io.metalearn4j.recsys.data.ContentEncoder;
import io.metalearn4j.recsys.data.Dataset;
import io.metalearn4j.recsys.data.Interactions;
import io.metalearn4j.recsys.data.MovieLens;
import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.recsys.metric.Metrics;
import io.metalearn4j.recsys.rating.RatingData;
import io.metalearn4j.recsys.rating.RatingLearner;
import io.metalearn4j.recsys.rating.RatingModel;
import io.metalearn4j.recsys.rating.RatingPredictor;
import io.metalearn4j.recsys.rating.RatingScale;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * RecBole-MetaRec's rating task: users are split 80/10/10, of a test user with 13 to 100 ratings
 * ten are asked for, and the five highest rated of the ten count as positives of a ranking of the
 * ten.
 *
 * <p>The validation tenth is left out of training and not used. Random and item-mean rows belong in
 * every table of it: the former is near what is published.
 *
 * @see <a href="https://github.com/nuster1128/RecBole-MetaRec">RecBole-MetaRec</a>
 */
public final class RecBoleRatings {
  private static final int POSITIVES = 5;
  private static final List<String> METRICS = List.of("P@5", "nDCG@5 binary", "MRR@5", "AUC");
  private final Dataset data;
  private final RatingScale scale;
  private final SparseRows users;
  private final SparseRows items;
  private final SparseRows content;

  /** The protocol on a data set; MovieLens has the features that the models were tuned with. */
  public RecBoleRatings(Dataset data, RatingScale scale) {
    this.data = data;
    this.scale = scale;
    boolean films = data.name().startsWith("movielens");
    users =
        AttributeEncoder.fit(
                films ? MovieLens.userAttributes() : AttributeEncoder.guess(data.userAttributes()),
                data.userAttributes())
            .encodeAll(data.userAttributes());
    items =
        AttributeEncoder.fit(
                films ? MovieLens.itemAttributes() : AttributeEncoder.guess(data.itemAttributes()),
                data.itemAttributes())
            .encodeAll(data.itemAttributes());
    content = films ? ContentEncoder.encode(MovieLens.itemContent(), data.itemAttributes()) : items;
  }

  /** The split of a seed: users 80/10/10 at random. */
  public RatingPart part(long seed) {
    return part("recbole", seed);
  }

  /** The split of a seed, under another protocol's name. */
  public RatingPart part(String protocol, long seed) {
    Interactions all = data.interactions();
    int[] fold = new int[all.users().size()];
    int[] order = RatingTasks.shuffled(0, fold.length, new SplittableRandom(seed));
    for (int u = 0; u < fold.length; u++) {
      fold[order[u]] = u < .8 * fold.length ? 0 : u < .9 * fold.length ? 1 : 2;
    }
    SparseRows training = all.where(e -> fold[all.user(e)] == 0).byUser();
    SparseRows test = all.where(e -> fold[all.user(e)] == 2).byUser();
    return new RatingPart(
        Settings.of(data.name(), protocol, "user-cold"),
        new RatingData(training, users, items, content, scale),
        draw -> RatingTasks.of(test, users, draw));
  }

  /** Fits every learner on the split of every seed and ranks the ten. */
  public List<Measurement> run(
      List<RatingLearner> learners, RatingStudy.Listener listener, long... seeds) {
    Map<String, String> setting = Settings.of(data.name(), "recbole", "user-cold");
    Figures figures = new Figures("ranking of ten", seeds[0]);
    for (long seed : seeds) {
      RatingPart part = part(seed);
      List<RatingTask> tasks = part.tasks().apply(seed);
      Leakage.checkRatings(part.training().ratings(), tasks);
      for (RatingLearner learner : learners) {
        long start = System.nanoTime();
        RatingModel model = learner.fit(part.training(), seed);
        listener.fitted(learner.name(), seed, (System.nanoTime() - start) / 1e9);
        for (RatingTask task : tasks) {
          double[] values = metrics(model.adapt(task.support()), task, seed);
          for (int m = 0; m < values.length; m++) {
            figures.add(
                setting, learner.name(), METRICS.get(m), task.user(), users.rows(), values[m]);
          }
        }
      }
    }
    return figures.measurements();
  }

  private double[] metrics(RatingPredictor predictor, RatingTask task, long seed) {
    double[] scores = new double[task.items().length];
    double[] truth = new double[scores.length];
    for (int q = 0; q < scores.length; q++) {
      scores[q] = predictor.mean(task.items()[q]);
      truth[q] = task.ratings()[q];
    }
    long tie = seed * 1_000_003 + task.user();
    int[] best = Metrics.order(truth, tie);
    boolean[] positive = new boolean[truth.length];
    for (int rank = 0; rank < POSITIVES; rank++) {
      positive[best[rank]] = true;
    }
    int[] order = Metrics.order(scores, ~tie);
    double[] taken = new double[POSITIVES];
    double[] left = new double[scores.length - POSITIVES];
    for (int rank = 0; rank < scores.length; rank++) {
      if (rank < POSITIVES) {
        taken[rank] = scores[best[rank]];
      } else {
        left[rank - POSITIVES] = scores[best[rank]];
      }
    }
    double hits = 0;
    double gain = 0;
    double ideal = 0;
    double first = 0;
    for (int rank = 0; rank < POSITIVES; rank++) {
      double discount = Math.log(2) / Math.log(rank + 2);
      ideal += discount;
      if (positive[order[rank]]) {
        hits++;
        gain += discount;
        first = first == 0 ? 1.0 / (rank + 1) : first;
      }
    }
    return new double[] {hits / POSITIVES, gain / ideal, first, Metrics.auc(taken, left)};
  }
}
