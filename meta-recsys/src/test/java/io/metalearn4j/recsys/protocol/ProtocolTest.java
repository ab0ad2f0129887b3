package io.metalearn4j.recsys.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.data.LeakageException;
import io.metalearn4j.eval.Measurement;
import io.metalearn4j.recsys.data.Dataset;
import io.metalearn4j.recsys.data.Interaction;
import io.metalearn4j.recsys.data.Interactions;
import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.recsys.data.SyntheticRatings;
import io.metalearn4j.recsys.ranking.KShotLearner;
import io.metalearn4j.recsys.ranking.PopularityLearner;
import io.metalearn4j.recsys.ranking.RandomLearner;
import io.metalearn4j.recsys.ranking.RankingLearner;
import io.metalearn4j.recsys.rating.BiasLearner;
import io.metalearn4j.recsys.rating.FactorSettings;
import io.metalearn4j.recsys.rating.HeadLearner;
import io.metalearn4j.recsys.rating.MetaFactorLearner;
import io.metalearn4j.recsys.rating.RandomRatings;
import io.metalearn4j.recsys.rating.RatingLearner;
import io.metalearn4j.recsys.rating.RatingScale;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProtocolTest {
  private static final Dataset SHOP = SyntheticRatings.of(400, 60, 25, 2).dataset();

  @Test
  void supportAndQueryDivideAUsersRatings() {
    SparseRows ratings = SHOP.interactions().byUser();
    List<RatingTask> tasks = RatingTasks.of(ratings, SparseRows.empty(ratings.rows(), 1), 5);
    assertFalse(tasks.isEmpty());
    for (RatingTask task : tasks) {
      Set<Integer> all = new HashSet<>();
      Arrays.stream(task.items()).forEach(all::add);
      Arrays.stream(task.support().items()).forEach(all::add);
      assertEquals(10, task.items().length);
      assertEquals(ratings.count(task.user()), all.size());
    }
    RatingTask again = RatingTasks.of(ratings, SparseRows.empty(ratings.rows(), 1), 5).get(0);
    assertArrayEquals(tasks.get(0).items(), again.items());
    assertArrayEquals(
        Arrays.copyOf(again.support().items(), 2), again.withSupport(2).support().items());
  }

  @Test
  void aQueryThatWasTrainedOnFails() {
    SparseRows ratings = SHOP.interactions().byUser();
    List<RatingTask> tasks = RatingTasks.of(ratings, SparseRows.empty(ratings.rows(), 1), 5);
    assertThrows(LeakageException.class, () -> Leakage.checkRatings(ratings, tasks));
    Leakage.checkRatings(SparseRows.empty(ratings.rows(), ratings.columns()), tasks);
    RankingTask shown = new RankingTask(0, SparseRows.Row.empty(), new int[] {1, 2}, new int[] {2});
    assertThrows(
        LeakageException.class,
        () -> Leakage.checkRankings(SparseRows.empty(1, 3), List.of(shown)));
  }

  @Test
  void fewerPositivesAreAPartOfMore() {
    SparseRows positives = SHOP.interactions().positives();
    SparseRows features = SparseRows.empty(positives.rows(), 1);
    List<RankingTask> five = FullCatalogue.of(positives, features, 5, 1);
    Map<Integer, RankingTask> two = new HashMap<>();
    FullCatalogue.of(positives, features, 2, 1).forEach(t -> two.put(t.user(), t));
    for (RankingTask task : five) {
      assertArrayEquals(Arrays.copyOf(task.support(), 2), two.get(task.user()).support());
    }
  }

  @Test
  void validationUsersAreTakenFromTheTrainingUsersOnly() {
    FullCatalogue whole = FullCatalogue.of(SHOP, 4, 1);
    FullCatalogue validation = whole.validation(50, 2);
    assertTrue(validation.training().positives().size() < whole.training().positives().size());
    for (RankingTask task : validation.part(1).tasks().apply(0)) {
      assertTrue(whole.training().positives().count(task.user()) > 0);
      assertEquals(0, validation.training().positives().count(task.user()));
    }
  }

  @Test
  void aModelOfBasketsSeesNothingOfTheMonthAsked() {
    Interactions sales =
        Interactions.of(
            List.of(
                sale("old", "a", 1),
                sale("old", "b", 40),
                sale("new", "a", 41),
                sale("new", "c", 41),
                sale("new", "a", 50),
                sale("new", "d", 70),
                sale("gone", "b", 45)));
    FirstBasket protocol = new FirstBasket(Dataset.of("shop", sales, Map.of(), Map.of()));
    List<RankingPart> months =
        protocol.monthly(LocalDate.of(2020, 2, 1), LocalDate.of(2021, 1, 1), 0);
    assertEquals(1, months.size());
    assertEquals(1, months.get(0).training().positives().size());
    RankingTask task = months.get(0).tasks().apply(0).get(0);
    assertEquals(List.of("a", "c"), names(sales, task.support()));
    assertEquals(List.of("d"), names(sales, task.query()));
  }

  /** Twins: who shares a taste buys the new item of that taste. */
  @Test
  void firstBuyersTellWhoBuysANewItem() {
    List<Interaction> sales = new ArrayList<>();
    for (int u = 0; u < 80; u++) {
      for (int i = 0; i < 6; i++) {
        sales.add(sale("u" + u, "taste " + u % 2 + " item " + (u / 2 + i) % 9, 1 + u % 20));
      }
      sales.add(sale("u" + u, "new " + u % 2, 33 + u % 20));
      sales.add(sale("nobody before", "new " + u % 2, 32));
    }
    FirstBuyers protocol =
        new FirstBuyers(Dataset.of("shop", Interactions.of(sales), Map.of(), Map.of()));
    KShotLearner learner = KShotLearner.create().rungs(new KShotLearner.Rung(1, 3, 1)).penalties(1);
    LocalDate from = LocalDate.of(2020, 2, 1);
    LocalDate to = LocalDate.of(2020, 4, 1);
    assertThrows(
        IllegalArgumentException.class,
        () -> protocol.measure(learner, from, to, new int[] {-1}, 1));
    List<Measurement> figures = protocol.measure(learner, from, to, new int[] {0, 5}, 1);
    assertEquals(1, auc(figures, "metalearn4j", 5), 1e-9);
    assertEquals(1, auc(figures, "customers like the first buyers", 5), 1e-9);
    assertEquals(.5, auc(figures, "metalearn4j", 0), 1e-9);
    assertEquals(.5, auc(figures, "activity", 5), 1e-9);
    assertTrue(
        figures.stream().allMatch(m -> m.n() == 2 || m.table().startsWith("difference")),
        "both new items are asked about");
  }

  private static double auc(List<Measurement> figures, String row, int k) {
    return figures.stream()
        .filter(m -> m.table().equals("new items") && m.row().equals(row))
        .filter(m -> m.metric().equals("AUC") && m.setting().containsValue(Integer.toString(k)))
        .mapToDouble(Measurement::value)
        .findFirst()
        .orElseThrow();
  }

  private static Interaction sale(String user, String item, int day) {
    return Interaction.purchase(
        user,
        item,
        LocalDate.of(2020, 1, 1).plusDays(day - 1).atStartOfDay().toInstant(ZoneOffset.UTC));
  }

  private static List<String> names(Interactions sales, int[] items) {
    return Arrays.stream(items).mapToObj(sales.items()::name).sorted().toList();
  }

  @Test
  void ratingsOfNewUsersArePredictedBestByTheMetaTrainedModel() {
    RecBoleRatings protocol = new RecBoleRatings(SHOP, RatingScale.STARS);
    List<RatingLearner> learners =
        List.of(
            MetaFactorLearner.create().factors(FactorSettings.BAYESIAN.withFactors(3)).steps(60),
            new HeadLearner(BiasLearner.bias()),
            new RandomRatings());
    List<Measurement> figures =
        new RatingStudy(learners, 1)
            .run(
                List.of(protocol.part(1)),
                new int[] {-1},
                (learner, seed, seconds) -> assertTrue(seconds > 0));
    double ours = value(figures, "metalearn4j", "MAE");
    assertTrue(ours < value(figures, "bias", "MAE"));
    assertTrue(value(figures, "bias", "MAE") < value(figures, "random", "MAE"));
    assertEquals(value(figures, "random", "MAE") - ours, -value(figures, "to random", "MAE"), 1e-9);
    assertEquals(
        figures,
        new RatingStudy(learners, 1)
            .run(List.of(protocol.part(1)), new int[] {-1}, (l, s, t) -> {}).stream()
                .map(m -> same(m, figures))
                .toList());
  }

  /** A latency is never the same twice; all else must be. */
  private static Measurement same(Measurement m, List<Measurement> others) {
    return m.table().equals("latency")
        ? others.stream()
            .filter(o -> o.row().equals(m.row()) && o.metric().equals(m.metric()))
            .findFirst()
            .orElseThrow()
        : m;
  }

  @Test
  void positivesOfNewUsersAreRankedBetterThanByPopularity() {
    FullCatalogue catalogue = FullCatalogue.of(SHOP, 4, 1);
    RankingStudy study = new RankingStudy((learner, seed, seconds) -> {}, 1, 2);
    List<RankingLearner> learners =
        List.of(KShotLearner.create(), new PopularityLearner(), new RandomLearner());
    learners.forEach(learner -> study.add(learner, List.of(catalogue.part(5))));
    List<Measurement> figures = study.measurements();
    assertTrue(value(figures, "metalearn4j", "nDCG@10") > value(figures, "popularity", "nDCG@10"));
    assertTrue(value(figures, "popularity", "nDCG@10") > value(figures, "random", "nDCG@10"));
  }

  @Test
  void monthsOfOneSettingMakeOneFigure() {
    FullCatalogue catalogue = FullCatalogue.of(SHOP, 4, 1);
    RankingPart whole = catalogue.part(2);
    List<RankingTask> tasks = whole.tasks().apply(1);
    int half = tasks.size() / 2;
    RankingPart first =
        new RankingPart(whole.setting(), whole.training(), seed -> tasks.subList(0, half));
    RankingPart second =
        new RankingPart(
            whole.setting(), whole.training(), seed -> tasks.subList(half, tasks.size()));
    PopularityLearner learner = new PopularityLearner();
    List<Measurement> parts =
        new RankingStudy((l, s, t) -> {}, 1)
            .add(learner, List.of(first))
            .add(learner, List.of(second))
            .measurements();
    List<Measurement> once =
        new RankingStudy((l, s, t) -> {}, 1).add(learner, List.of(whole)).measurements();
    assertEquals(once.size(), parts.size());
    assertEquals(
        value(once, "popularity", "nDCG@10"), value(parts, "popularity", "nDCG@10"), 1e-12);
  }

  private static double value(List<Measurement> figures, String row, String metric) {
    return figures.stream()
        .filter(m -> m.row().equals(row) && m.metric().equals(metric))
        .findFirst()
        .orElseThrow()
        .value();
  }

  @Test
  void instantsSurviveTheColumns() {
    Interactions one =
        Interactions.of(
            List.of(Interaction.purchase("u", "i", Instant.ofEpochSecond(1_234_567_890))));
    assertEquals(1_234_567_890, one.time(0));
  }
}
