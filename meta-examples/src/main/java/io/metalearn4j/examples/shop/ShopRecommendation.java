package io.metalearn4j.examples.shop;

import io.metalearn4j.eval.Measurement;
import io.metalearn4j.examples.Progress;
import io.metalearn4j.examples.data.Transaction;
import io.metalearn4j.recsys.Explanation;
import io.metalearn4j.recsys.Recommendation;
import io.metalearn4j.recsys.Recommender;
import io.metalearn4j.recsys.protocol.RankingPart;
import io.metalearn4j.recsys.protocol.RankingStudy;
import io.metalearn4j.recsys.protocol.RankingTask;
import io.metalearn4j.recsys.ranking.EaseLearner;
import io.metalearn4j.recsys.ranking.ItemKnnLearner;
import io.metalearn4j.recsys.ranking.KShotLearner;
import io.metalearn4j.recsys.ranking.PopularityLearner;
import io.metalearn4j.recsys.ranking.RankingData;
import io.metalearn4j.recsys.ranking.RankingLearner;
import io.metalearn4j.recsys.ranking.RankingModel;
import io.metalearn4j.report.Plot;
import io.metalearn4j.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** What to recommend to customers whom the shop has not seen before, from their first invoice. */
final class ShopRecommendation {

  /** New customers are those who come from this day on; nothing of it is learned from. */
  private static final LocalDate DAY = LocalDate.of(2011, 8, 1);

  private static final String OURS = "metalearn4j, k-shot ridge";
  private static final String TABLE = "New customers, from their first invoice";
  private static final String DIFFERENCES = "Paired difference: " + OURS + " minus";
  private static final Set<String> METRICS =
      Set.of("nDCG@10", "hit rate@10", "recall@10", "coverage@10");

  /** Penalties of both were chosen on the customers who were new in May to July 2011. */
  private static final KShotLearner K_SHOT =
      KShotLearner.create()
          .rungs(new KShotLearner.Rung(0, 0, 1), new KShotLearner.Rung(5, 5, 10))
          .penalties(1);

  private static final EaseLearner EASE = new EaseLearner(1_000);

  private final ShopCustomers customers;
  private final long seed;
  private final Recommender recommender;
  private final List<Measurement> figures;

  private ShopRecommendation(
      ShopCustomers customers, long seed, Recommender recommender, List<Measurement> figures) {
    this.customers = customers;
    this.seed = seed;
    this.recommender = recommender;
    this.figures = figures;
  }

  /** Learns from what was bought before the day, and measures on those who came later. */
  static ShopRecommendation learn(List<Transaction> sales, long seed) {
    ShopCustomers customers = ShopCustomers.at(sales, DAY);
    RankingPart part = new RankingPart(Map.of(), customers.training(), s -> customers.tasks());
    List<RankingLearner> rivals =
        List.of(EASE, new ItemKnnLearner(20, 1_500), new PopularityLearner());
    try (Progress progress = Progress.of("Recommendation", rivals.size() + 1L)) {
      Recommender recommender =
          Recommender.purchases(customers.purchases()).kShot(K_SHOT).seed(seed).train();
      AtomicLong done = new AtomicLong();
      RankingStudy study =
          new RankingStudy(
              (learner, s, seconds) -> progress.update(done.incrementAndGet(), () -> learner),
              seed);
      study.add(new Served(recommender, customers), List.of(part));
      rivals.forEach(rival -> study.add(rival, List.of(part)));
      return new ShopRecommendation(
          customers, seed, recommender, named(study.measurements(), customers.tasks().size()));
    }
  }

  /** Keeps the metrics to show, and gives tables, rows and the paired differences names to read. */
  private static List<Measurement> named(List<Measurement> figures, long customers) {
    return figures.stream()
        .filter(m -> METRICS.contains(m.metric()))
        .map(
            m -> {
              boolean isDifference = !m.table().equals("rankings");
              return new Measurement(
                  isDifference ? DIFFERENCES : TABLE,
                  name(m.row().replaceFirst("^to ", "")),
                  isDifference ? "difference of " + m.metric() : m.metric(),
                  m.setting(),
                  m.seed(),
                  m.value(),
                  m.low(),
                  m.high(),
                  customers);
            })
        .toList();
  }

  private static String name(String learner) {
    return switch (learner) {
      case "ease" -> "EASE";
      case "itemknn" -> "Item k-nearest neighbours";
      case "popularity" -> "Most popular";
      default -> learner;
    };
  }

  /** Adds the section, with one customer as an example, who gives feedback. */
  void report(Report.Builder report) {
    RankingTask customer =
        customers.tasks().stream()
            .filter(t -> t.support().length >= 5 && t.support().length <= 12)
            .findFirst()
            .orElse(customers.tasks().get(0));
    String code = customers.users().name(customer.user());
    for (String item : names(customer.support())) {
      recommender.append(code, item, 1);
    }
    List<String> before = top(code);
    String why = because(recommender.forUser(code).explain(before.get(0)).orElseThrow());
    String[] feedback =
        names(Arrays.copyOf(customer.query(), Math.min(3, customer.query().length)));
    for (String item : feedback) {
      recommender.append(code, item, 1);
    }
    report
        .section("Recommendation to new customers")
        .paragraph(
            "Learned from %,d lines bought before %s; asked of the %,d customers who came later: what else will they buy, given the products of their first invoice?"
                .formatted(customers.purchases().size(), DAY, customers.tasks().size()))
        .measurements(figures)
        .paragraph(
            "Customer %s first bought %s and is recommended %s. Product %s is recommended because of %s. After the feedback that they bought %s too: %s."
                .formatted(
                    code,
                    String.join(", ", names(customer.support())),
                    String.join(", ", before),
                    before.get(0),
                    why,
                    String.join(", ", feedback),
                    String.join(", ", top(code))))
        .plot(
            new Plot.Bars(
                TABLE,
                "",
                "nDCG@10",
                figures.stream()
                    .filter(m -> m.table().equals(TABLE) && m.metric().equals("nDCG@10"))
                    .map(m -> new Plot.Bar(m.row(), m.value(), m.low(), m.high()))
                    .toList()));
  }

  /** The products of the history that count most for a recommendation. */
  private static String because(Explanation explanation) {
    return explanation.contributions().stream()
        .filter(c -> c.source() == Explanation.Source.HISTORY)
        .sorted(Comparator.comparingDouble(Explanation.Contribution::value).reversed())
        .limit(3)
        .map(c -> "%s (%+.3f)".formatted(c.name(), c.value()))
        .collect(Collectors.joining(", "));
  }

  private List<String> top(String customer) {
    return recommender.forUser(customer).topN(5).stream().map(Recommendation::item).toList();
  }

  /**
   * Saves the recommender, loads it, checks that both recommend the same, and measures it.
   *
   * @param folder where the file goes
   */
  List<Measurement> serve(Path folder) throws IOException {
    Path file = folder.resolve("recommender.safetensors");
    recommender.save(file);
    Recommender loaded = Recommender.load(file);
    List<String[]> baskets = customers.tasks().stream().map(t -> names(t.support())).toList();
    for (String[] basket : baskets.subList(0, Math.min(20, baskets.size()))) {
      if (!loaded.forBasket(basket).topN(10).equals(recommender.forBasket(basket).topN(10))) {
        throw new IllegalStateException(
            "the loaded recommender differs for " + Arrays.toString(basket));
      }
    }
    return Shop.latency(
        "top 10 of %,d products for a first invoice".formatted(customers.items().size()),
        seed,
        i -> loaded.forBasket(baskets.get(i % baskets.size())).topN(10));
  }

  private String[] names(int[] items) {
    return Arrays.stream(items).mapToObj(customers.items()::name).toArray(String[]::new);
  }

  /** The recommender as one of the learners that are compared. */
  private record Served(Recommender recommender, ShopCustomers customers)
      implements RankingLearner {

    @Override
    public String name() {
      return OURS;
    }

    @Override
    public RankingModel fit(RankingData data, long seed) {
      return (features, positives) -> {
        float[] scores = new float[customers.items().size()];
        String[] basket =
            Arrays.stream(positives).mapToObj(customers.items()::name).toArray(String[]::new);
        for (Recommendation r :
            recommender.forBasket(basket).topN(scores.length - positives.length)) {
          customers.items().find(r.item()).ifPresent(i -> scores[i] = (float) r.score());
        }
        return scores;
      };
    }
  }
}
