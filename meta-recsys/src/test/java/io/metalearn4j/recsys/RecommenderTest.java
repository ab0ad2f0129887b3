package io.metalearn4j.recsys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.recsys.data.Attributes;
import io.metalearn4j.recsys.data.Dataset;
import io.metalearn4j.recsys.data.Interaction;
import io.metalearn4j.recsys.data.Interactions;
import io.metalearn4j.recsys.data.SyntheticRatings;
import io.metalearn4j.recsys.rating.FactorSettings;
import io.metalearn4j.recsys.rating.RatingScale;
import io.metalearn4j.store.ModelFormatException;
import io.metalearn4j.store.Tensor;
import io.metalearn4j.store.TensorFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecommenderTest {
  private static final Dataset DATA = SyntheticRatings.of(150, 40, 15, 3).dataset();
  private static final Map<Kind, Recommender> TRAINED = new HashMap<>();

  enum Kind {
    RATINGS,
    PURCHASES
  }

  private static synchronized Recommender recommender(Kind kind) {
    return TRAINED.computeIfAbsent(kind, RecommenderTest::train);
  }

  private static Recommender train(Kind kind) {
    Interactions all = DATA.interactions();
    Map<String, Attributes> users = byName(all.users().names(), DATA.userAttributes());
    Map<String, Attributes> items = byName(all.items().names(), DATA.itemAttributes());
    RecommenderTrainer trainer =
        kind == Kind.RATINGS
            ? Recommender.ratings(all, RatingScale.STARS)
                .factors(FactorSettings.BAYESIAN.withFactors(4))
                .metaTrainingSteps(100)
            : Recommender.purchases(all.where(e -> all.value(e) >= 4));
    return trainer.userAttributes(users).itemAttributes(items).train();
  }

  private static Map<String, Attributes> byName(List<String> names, List<Attributes> attributes) {
    Map<String, Attributes> map = new HashMap<>();
    for (int e = 0; e < names.size(); e++) {
      map.put(names.get(e), attributes.get(e));
    }
    return map;
  }

  @ParameterizedTest
  @EnumSource
  void nothingKnownGivesRecommendations(Kind kind) {
    assertEquals(10, recommender(kind).forUser(List.of(), Attributes.none()).topN(10).size());
    assertEquals(10, recommender(kind).forUser("nobody knows me").topN(10).size());
  }

  @ParameterizedTest
  @EnumSource
  void attributesAloneChangeTheRecommendations(Kind kind) {
    Set<List<String>> lists = new HashSet<>();
    for (String group : List.of("0", "1", "2")) {
      lists.add(
          names(
              recommender(kind)
                  .forUser(List.of(), Attributes.none().with("group", group))
                  .topN(10)));
    }
    assertEquals(3, lists.size());
  }

  @ParameterizedTest
  @EnumSource
  void unknownNamesAreLeftOut(Kind kind) {
    Recommender recommender = recommender(kind);
    List<Interaction> known = List.of(Interaction.rating("", "i1", 5));
    List<Interaction> more =
        List.of(Interaction.rating("", "i1", 5), Interaction.rating("", "no such item", 1));
    Attributes odd =
        Attributes.none().with("group", "no such group").with("no such attribute", "x");
    assertEquals(
        recommender.forUser(known, Attributes.none()).topN(5),
        recommender.forUser(more, odd).topN(5));
    recommender.append("visitor", "no such item", 3);
    recommender.forget("visitor", "no such item");
    recommender.forget("no such user");
    assertTrue(recommender.forUser("visitor").score("no such item").isEmpty());
    assertTrue(recommender.forUser("visitor").explain("no such item").isEmpty());
    assertTrue(recommender.forUser("visitor").rating("no such item").isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void historyExcludedAndFilteredItemsAreNotRecommended(Kind kind) {
    Request request =
        recommender(kind)
            .forBasket("i1", "i2")
            .exclude("i3", "i4")
            .filter(item -> !item.endsWith("5"));
    List<String> all = names(request.topN(1000));
    assertTrue(
        all.stream()
            .noneMatch(i -> List.of("i1", "i2", "i3", "i4").contains(i) || i.endsWith("5")));
    assertEquals(all.subList(0, 7), names(request.topN(7)));
    assertTrue(names(recommender(kind).forBasket("i1").withRepeats().topN(1000)).contains("i1"));
  }

  @ParameterizedTest
  @EnumSource
  void feedbackEqualsAdaptingToTheWholeHistory(Kind kind) {
    Recommender recommender = recommender(kind);
    recommender.append("regular", "i1", 5);
    recommender.append("regular", "i2", 1);
    recommender.append("regular", "i3", 2);
    recommender.append("regular", "i4", 4);
    recommender.append("regular", "i3", 5);
    recommender.forget("regular", "i2");
    List<Interaction> history =
        List.of(
            Interaction.rating("", "i4", 4),
            Interaction.rating("", "i3", 5),
            Interaction.rating("", "i1", 5));
    assertSameScores(
        recommender.forUser(history, Attributes.none()),
        recommender.forUser("regular"),
        recommender,
        1e-6);
    recommender.forget("regular");
    assertSameScores(
        recommender.forUser(List.of(), Attributes.none()),
        recommender.forUser("regular"),
        recommender,
        0);
  }

  @ParameterizedTest
  @EnumSource
  void contributionsAddUpToTheScore(Kind kind) {
    Recommender recommender = recommender(kind);
    Request request =
        recommender.forUser(
            List.of(
                Interaction.rating("", "i1", 5),
                Interaction.rating("", "i7", 2),
                Interaction.rating("", "i9", 4)),
            Attributes.none().with("group", "1"));
    for (Recommendation ranked : request.withRepeats().topN(recommender.items().size())) {
      String item = ranked.item();
      Explanation why = request.explain(item).orElseThrow();
      assertEquals(ranked.score(), score(request, item), 1e-5, item);
      assertEquals(ranked.score(), why.score(), 1e-5, item);
      assertEquals(
          3,
          why.contributions().stream()
              .filter(c -> c.source() == Explanation.Source.HISTORY)
              .count());
    }
  }

  @ParameterizedTest
  @EnumSource
  void asksAboutItemsNotYetKnown(Kind kind) {
    List<String> asked = recommender(kind).forBasket("i0", "i1").ask(5);
    assertEquals(5, new HashSet<>(asked).size());
    assertFalse(asked.contains("i0") || asked.contains("i1"));
  }

  @Test
  void answersLessenTheUncertainty() {
    Recommender recommender = recommender(Kind.RATINGS);
    Request nothing = recommender.forUser(List.of(), Attributes.none());
    List<Interaction> answers =
        nothing.ask(8).stream().map(item -> Interaction.rating("", item, 4)).toList();
    Request some = recommender.forUser(answers, Attributes.none());
    for (String item : recommender.items()) {
      assertTrue(
          some.score(item).orElseThrow().uncertainty()
              < nothing.score(item).orElseThrow().uncertainty(),
          item);
    }
  }

  @ParameterizedTest
  @EnumSource
  void savedAndLoadedItAnswersAlike(Kind kind, @TempDir Path folder) throws IOException {
    Recommender recommender = recommender(kind);
    recommender.register("a, \"b\"\n\tc", Attributes.none().with("group", "2"));
    recommender.append("a, \"b\"\n\tc", "i5", 5);
    Path file = folder.resolve("model.safetensors");
    recommender.save(file);
    Recommender loaded = Recommender.load(file);
    assertEquals(recommender.items(), loaded.items());
    assertEquals(recommender.users(), loaded.users());
    for (String user : List.of("u1", "u77", "a, \"b\"\n\tc", "nobody")) {
      assertSameScores(recommender.forUser(user), loaded.forUser(user), recommender, 1e-6);
    }
    Files.write(file, new byte[] {1, 2, 3});
    assertThrows(IOException.class, () -> Recommender.load(file));
    recommender.forget("a, \"b\"\n\tc");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNoRecommenderIsRefusedByFile(Kind kind, @TempDir Path folder) throws IOException {
    Path path = folder.resolve("model.safetensors");
    recommender(kind).save(path);
    TensorFile file = TensorFile.read(path);
    Map<String, String> metadata = new LinkedHashMap<>(file.metadata());
    metadata.put("recommender.version", "2");
    assertRefused(path, metadata, file.tensors(), "recommender.version: is 2, must be 1");
    metadata.remove("recommender.version");
    assertRefused(path, metadata, file.tensors(), "recommender.version: is null, must be 1");
    metadata.putAll(file.metadata());
    metadata.put("recommender.kind", "clicks");
    assertRefused(
        path,
        metadata,
        file.tensors(),
        "recommender.kind: is clicks, must be purchases or ratings");
    for (String name : file.tensors().keySet()) {
      Map<String, Tensor> tensors = new LinkedHashMap<>(file.tensors());
      tensors.remove(name);
      assertRefused(path, file.metadata(), tensors, "content: must hold a recommender, but ");
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>(file.tensors());
    tensors.put("catalogue.userFeatures", Tensor.ofText("{}"));
    assertRefused(path, file.metadata(), tensors, "columns: is missing");
  }

  private static void assertRefused(
      Path path, Map<String, String> metadata, Map<String, Tensor> tensors, String rule)
      throws IOException {
    TensorFile.Builder changed = TensorFile.builder();
    metadata.forEach(changed::metadata);
    tensors.forEach(changed::tensor);
    changed.build().write(path);
    String message =
        assertThrows(ModelFormatException.class, () -> Recommender.load(path)).getMessage();
    assertTrue(message.startsWith(path + ": " + rule), message);
  }

  @Test
  void aRatingBetweenTwoLevelsScoresBetweenThem() {
    Recommender recommender = recommender(Kind.RATINGS);
    double[] scores = new double[3];
    for (int s = 0; s < scores.length; s++) {
      Interaction rated = Interaction.rating("", "i1", 2 + s / 2.0);
      scores[s] = score(recommender.forUser(List.of(rated), Attributes.none()), "i2");
    }
    assertNotEquals(scores[0], scores[2], 1e-3);
    assertEquals((scores[0] + scores[2]) / 2, scores[1], 1e-9);
  }

  @ParameterizedTest
  @EnumSource
  void feedbackOfManyThreadsIsAllTakenIn(Kind kind) {
    Recommender recommender = recommender(kind);
    IntStream.range(0, 400)
        .parallel()
        .forEach(
            n -> {
              recommender.append("busy " + n % 4, "i" + n / 4 % 20, 1 + n % 5);
              assertEquals(5, recommender.forUser("busy " + n % 4).topN(5).size());
            });
    for (int user = 0; user < 4; user++) {
      assertEquals(
          20, recommender.items().size() - recommender.forUser("busy " + user).topN(1000).size());
      recommender.forget("busy " + user);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWrongValueChangesNothing(Kind kind) {
    Recommender recommender = recommender(kind);
    for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 0, -1}) {
      assertThrows(IllegalArgumentException.class, () -> recommender.append("wrong", "i1", value));
    }
    assertFalse(recommender.users().contains("wrong"));
  }

  @ParameterizedTest
  @EnumSource
  void feedbackTellsWhetherTheItemIsKnown(Kind kind) {
    Recommender recommender = recommender(kind);
    assertTrue(recommender.append("told", "i1", 1));
    assertFalse(recommender.append("not told", "no such item", 1));
    assertFalse(recommender.users().contains("not told"));
    recommender.forget("told");
  }

  @ParameterizedTest
  @EnumSource
  void anAccountIsReadBackAndMovesToAnotherRecommender(Kind kind) {
    Recommender old = recommender(kind);
    Attributes attributes = Attributes.none().with("group", "2");
    old.register("moving", attributes);
    old.append("moving", "i5", 4);
    old.append("moving", "i2", 3);
    old.append("moving", "i5", 5);
    KnownUser known = old.account("moving").orElseThrow();
    assertEquals(
        new KnownUser(
            attributes,
            List.of(Interaction.rating("moving", "i5", 5), Interaction.rating("moving", "i2", 3))),
        known);
    Recommender fresh = train(kind);
    fresh.register("moving", known.attributes());
    known.history().forEach(i -> fresh.append("moving", i.item(), i.value()));
    assertEquals(known, fresh.account("moving").orElseThrow());
    assertSameScores(old.forUser("moving"), fresh.forUser("moving"), old, 1e-6);
    old.forget("moving");
    assertTrue(old.account("moving").isEmpty());
    assertEquals(2, known.history().size());
  }

  @Test
  void refusesWhatWasSentBackAsAPurchase() {
    Interaction taken = Interaction.purchase("u", "i", Instant.EPOCH);
    Interaction back = new Interaction("u", "i", -1, Instant.EPOCH);
    RecommenderTrainer trainer = Recommender.purchases(List.of(taken, back));
    assertThrows(IllegalArgumentException.class, trainer::train);
  }

  private static double score(Request request, String item) {
    return request.score(item).orElseThrow().score();
  }

  @ParameterizedTest
  @EnumSource
  void everyRecommendationHasAnUncertainty(Kind kind) {
    for (List<String> basket : List.of(List.<String>of(), List.of("i1"), List.of("i1", "i2"))) {
      for (Recommendation r :
          recommender(kind).forBasket(basket.toArray(String[]::new)).topN(1000)) {
        assertTrue(r.uncertainty() > 0 && r.uncertainty() < 2, r.toString());
      }
    }
  }

  @Test
  void purchasesCountOnceWhateverTheirQuantity() {
    List<Interaction> pieces =
        List.of(
            Interaction.rating("a", "x", 48),
            Interaction.rating("a", "y", 1),
            Interaction.rating("b", "x", 2),
            Interaction.rating("b", "z", 7));
    List<Interaction> taken =
        pieces.stream().map(i -> Interaction.rating(i.user(), i.item(), 1)).toList();
    assertEquals(
        Recommender.purchases(taken).train().forBasket("x").topN(2),
        Recommender.purchases(pieces).train().forBasket("x").topN(2));
  }

  @Test
  void aRatingIsForecastAsADistribution() {
    Request request = recommender(Kind.RATINGS).forBasket("i1", "i2");
    RatingDistribution rating = request.rating("i3").orElseThrow();
    assertEquals(1, rating.probabilities().stream().mapToDouble(p -> p).sum(), 1e-9);
    assertEquals(5, rating.probabilities().size());
    assertTrue(rating.mean() > 1 && rating.mean() < 5);
    assertTrue(recommender(Kind.PURCHASES).forBasket("i1").rating("i3").isEmpty());
  }

  @Test
  void refusesRatingsOutsideTheScale() {
    Recommender recommender = recommender(Kind.RATINGS);
    assertThrows(IllegalArgumentException.class, () -> recommender.append("wrong", "i1", 6));
    assertThrows(
        IllegalArgumentException.class,
        () -> recommender.forUser(List.of(Interaction.rating("", "i1", 0)), Attributes.none()));
    List<Interaction> bad = List.of(Interaction.rating("u", "i", 9));
    RecommenderTrainer trainer = Recommender.ratings(bad, RatingScale.STARS);
    assertThrows(IllegalArgumentException.class, trainer::train);
    assertFalse(recommender.users().contains("wrong"));
  }

  private static List<String> names(List<Recommendation> recommendations) {
    return recommendations.stream().map(Recommendation::item).toList();
  }

  private static void assertSameScores(
      Request expected, Request actual, Recommender recommender, double tolerance) {
    for (String item : recommender.items()) {
      assertEquals(score(expected, item), score(actual, item), tolerance, item);
    }
  }
}
