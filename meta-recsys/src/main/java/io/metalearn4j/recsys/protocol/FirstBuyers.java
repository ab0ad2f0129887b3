package io.metalearn4j.recsys.protocol;

import io.metalearn4j.eval.Measurement;
import io.metalearn4j.recsys.data.AttributeEncoder;
import io.metalearn4j.recsys.data.Dataset;
import io.metalearn4j.recsys.data.Interactions;
import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.recsys.metric.Metrics;
import io.metalearn4j.recsys.metric.RankingMetrics;
import io.metalearn4j.recsys.ranking.ItemLikeness;
import io.metalearn4j.recsys.ranking.KShotLearner;
import io.metalearn4j.recsys.ranking.KShotModel;
import io.metalearn4j.recsys.ranking.RankingData;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The protocol of new items: of an item that was first sold in a month, the first n buyers are
 * known; which other customers buy it later?
 *
 * <p>A model is fitted before the month on what was sold before it. Customers are those who bought
 * something before; for every new item they are ranked by their score for it. The items asked about
 * have more buyers among them than the largest n, and more than ten who never buy; the buyers asked
 * for come after the largest n, so that every n answers the same question. Rivals: the customers'
 * activity, the likeness of their histories to those of the first buyers (user k-nearest
 * neighbours), that of the content of what they bought to the item's, and chance. Figures are means
 * over items.
 */
public final class FirstBuyers {
  private static final int CUTOFF = 10;
  private final Dataset data;
  private final SparseRows itemFeatures;
  private final FirstBasket months;

  /** The protocol on a data set with times. */
  public FirstBuyers(Dataset data) {
    this.data = data;
    months = new FirstBasket(data);
    itemFeatures =
        AttributeEncoder.fitLikeness(data.itemAttributes()).encodeAll(data.itemAttributes());
  }

  /**
   * Figures of the items that came from the month of {@code from} until before {@code to}.
   *
   * @param shown numbers of first buyers known, at least one, each at least 0
   */
  public List<Measurement> measure(
      KShotLearner learner, LocalDate from, LocalDate to, int[] shown, long seed) {
    int most = Arrays.stream(shown).max().orElse(-1);
    if (Arrays.stream(shown).min().orElse(-1) < 0) {
      throw new IllegalArgumentException(
          "shown must be at least one number, each at least 0, got " + Arrays.toString(shown));
    }
    Figures figures = new Figures("new items", seed);
    for (LocalDate day = from.withDayOfMonth(1); day.isBefore(to); day = day.plusMonths(1)) {
      Month month = month(day, most);
      if (!month.items.isEmpty()) {
        ask(month, learner, shown, most, seed, figures);
      }
    }
    return figures.measurements();
  }

  /** An item, when it was first sold, and its buyers in the order in which they first bought it. */
  private record NewItem(int index, long came, List<Integer> buyers) {}

  /** What was sold before a month, of the items sold before, and the items that came in it. */
  private record Month(RankingData training, List<NewItem> items) {}

  private Month month(LocalDate first, int most) {
    RankingData all = months.before(first);
    long start = first.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    long end = first.plusMonths(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    SparseRows byItem = all.positives().transpose();
    int[] met = IntStream.range(0, byItem.rows()).filter(i -> byItem.count(i) > 0).toArray();
    Interactions sales = data.interactions();
    Map<Integer, NewItem> items = new TreeMap<>();
    IntStream.range(0, sales.size())
        .boxed()
        .sorted(Comparator.comparingLong(sales::time))
        .filter(e -> sales.time(e) >= start && byItem.count(sales.item(e)) == 0)
        .forEach(
            e -> {
              List<Integer> buyers =
                  items.computeIfAbsent(
                          sales.item(e), i -> new NewItem(i, sales.time(e), new ArrayList<>()))
                      .buyers;
              int user = sales.user(e);
              if (all.positives().count(user) > 0 && !buyers.contains(user)) {
                buyers.add(user);
              }
            });
    long customers =
        IntStream.range(0, all.positives().rows())
            .filter(u -> all.positives().count(u) > 0)
            .count();
    return new Month(
        new RankingData(
            byItem.select(met).transpose(),
            all.userFeatures(),
            itemFeatures.select(met),
            all.ages()),
        items.values().stream()
            .filter(i -> i.came < end && i.buyers.size() > most)
            .filter(i -> customers - i.buyers.size() > CUTOFF)
            .toList());
  }

  private void ask(
      Month month, KShotLearner learner, int[] shown, int most, long seed, Figures figures) {
    RankingData training = month.training;
    SparseRows histories = training.positives();
    int[] users =
        IntStream.range(0, histories.rows()).filter(u -> histories.count(u) > 0).toArray();
    List<NewItem> items = month.items;
    ItemLikeness likeness = new ItemLikeness(training.itemFeatures());
    KShotModel fitted =
        learner
            .fit(training, seed)
            .withItems(items.stream().map(i -> itemFeatures.row(i.index)).toList(), likeness);
    for (int n : shown) {
      KShotModel model = fitted;
      for (int i = 0; i < items.size(); i++) {
        List<int[]> first = histories(histories, items.get(i).buyers.subList(0, n));
        model =
            model.learned(
                fitted.trainedItemCount() + i,
                itemFeatures.row(items.get(i).index),
                first,
                likeness);
      }
      double[][] ours = new double[items.size()][users.length];
      KShotModel learned = model;
      IntStream.range(0, users.length)
          .parallel()
          .forEach(
              u -> {
                float[] scores =
                    learned.scores(
                        training.userFeatures().row(users[u]), items(histories, users[u]));
                for (int i = 0; i < items.size(); i++) {
                  ours[i][u] = scores[fitted.trainedItemCount() + i];
                }
              });
      SplittableRandom random = new SplittableRandom(seed);
      for (int i = 0; i < items.size(); i++) {
        NewItem item = items.get(i);
        Question question = new Question(users, item, most, n);
        question.answer("metalearn4j", ours[i], figures);
        if (n > 0) {
          question.answer(
              "customers like the first buyers",
              alike(histories, users, item.buyers.subList(0, n)),
              figures);
        }
        double[] cosines = likeness.cosines(itemFeatures.row(item.index));
        question.answer(
            "likeness of content",
            Arrays.stream(users)
                .mapToDouble(
                    u -> Arrays.stream(items(histories, u)).mapToDouble(j -> cosines[j]).sum())
                .toArray(),
            figures);
        question.answer(
            "activity", Arrays.stream(users).mapToDouble(histories::count).toArray(), figures);
        question.answer("random", random.doubles(users.length).toArray(), figures);
      }
    }
  }

  /** Sum over the first buyers of the cosine of two histories. */
  private static double[] alike(SparseRows histories, int[] users, List<Integer> buyers) {
    double[] sums = new double[users.length];
    for (int buyer : buyers) {
      BitSet taken = RankingMetrics.set(items(histories, buyer));
      for (int u = 0; u < users.length; u++) {
        int[] own = items(histories, users[u]);
        sums[u] +=
            Arrays.stream(own).filter(taken::get).count()
                / Math.sqrt((double) own.length * taken.cardinality());
      }
    }
    return sums;
  }

  private static List<int[]> histories(SparseRows histories, List<Integer> users) {
    return users.stream().map(u -> items(histories, u)).toList();
  }

  private static int[] items(SparseRows histories, int user) {
    return IntStream.range(histories.start(user), histories.end(user))
        .map(histories::index)
        .toArray();
  }

  /** Who of the customers buys an item after its first {@code most} buyers? */
  private final class Question {
    private final BitSet skipped = new BitSet();
    private final BitSet later = new BitSet();
    private final int item;
    private final Map<String, String> setting;

    Question(int[] users, NewItem asked, int most, int shown) {
      item = asked.index;
      for (int b = 0; b < asked.buyers.size(); b++) {
        (b < most ? skipped : later).set(Arrays.binarySearch(users, asked.buyers.get(b)));
      }
      setting = Settings.of(data.name(), "temporal", "item-cold");
      setting.put("k", Integer.toString(shown));
      setting.put("rule", "mean");
    }

    void answer(String row, double[] scores, Figures figures) {
      int items = itemFeatures.rows();
      double[] others =
          IntStream.range(0, scores.length)
              .filter(u -> !skipped.get(u) && !later.get(u))
              .mapToDouble(u -> scores[u])
              .toArray();
      double[] own = later.stream().mapToDouble(u -> scores[u]).toArray();
      figures.add(setting, row, "AUC", item, items, Metrics.auc(own, others));
      float[] narrowed = new float[scores.length];
      for (int u = 0; u < narrowed.length; u++) {
        narrowed[u] = (float) scores[u];
      }
      RankingMetrics top =
          RankingMetrics.of(RankingMetrics.top(narrowed, skipped, CUTOFF, item), later);
      figures.add(setting, row, "nDCG@10", item, items, top.ndcg());
      figures.add(setting, row, "precision@10", item, items, top.precision());
    }
  }
}
