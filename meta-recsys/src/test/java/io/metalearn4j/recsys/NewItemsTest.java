package io.metalearn4j.recsys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.recsys.data.Attributes;
import io.metalearn4j.recsys.data.Interaction;
import io.metalearn4j.recsys.rating.FactorSettings;
import io.metalearn4j.recsys.rating.RatingScale;
import io.metalearn4j.store.ModelFormatException;
import io.metalearn4j.store.Tensor;
import io.metalearn4j.store.TensorFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A shop of two departments, whose customers stay in one: tea or tools. */
class NewItemsTest {
  enum Kind {
    RATINGS,
    PURCHASES
  }

  private static Recommender train(Kind kind) {
    SplittableRandom random = new SplittableRandom(11);
    List<Interaction> interactions = new ArrayList<>();
    Map<String, Attributes> items = new HashMap<>();
    for (int i = 0; i < 20; i++) {
      items.put("tea " + i, Attributes.none().with("department", "tea"));
      items.put("tool " + i, Attributes.none().with("department", "tool"));
    }
    for (int u = 0; u < 120; u++) {
      String own = u % 2 == 0 ? "tea " : "tool ";
      String other = u % 2 == 0 ? "tool " : "tea ";
      for (int n = 0; n < 8; n++) {
        interactions.add(Interaction.rating("u" + u, own + random.nextInt(20), 5));
        if (kind == Kind.RATINGS) {
          interactions.add(Interaction.rating("u" + u, other + random.nextInt(20), 1));
        }
      }
    }
    RecommenderTrainer trainer =
        kind == Kind.RATINGS
            ? Recommender.ratings(interactions, RatingScale.STARS)
                .factors(FactorSettings.BAYESIAN.withFactors(3))
                .metaTrainingSteps(50)
            : Recommender.purchases(interactions);
    return trainer.itemAttributes(items).train();
  }

  private static double score(Recommender recommender, String user, String item) {
    return recommender.forUser(user).score(item).orElseThrow().score();
  }

  @ParameterizedTest
  @EnumSource
  void aNewItemIsRecommendedByItsContent(Kind kind) {
    Recommender recommender = train(kind);
    Map<String, Attributes> items =
        Map.of(
            "new tea", Attributes.none().with("department", "tea"),
            "new tool", Attributes.none().with("department", "tool"),
            "nobody knows", Attributes.none());
    List<Recommendation> before = recommender.forBasket("tea 3").topN(10);
    recommender.addItems(items);
    assertTrue(recommender.items().containsAll(items.keySet()) && recommender.items().size() == 43);
    assertEquals(before.get(0).item(), recommender.forBasket("tea 3").topN(1).get(0).item());
    assertTrue(score(recommender, "u0", "new tea") > score(recommender, "u0", "new tool"));
    assertTrue(score(recommender, "u1", "new tool") > score(recommender, "u1", "new tea"));
    recommender.append("newcomer", "new tool", 5);
    assertTrue(score(recommender, "newcomer", "tool 1") > score(recommender, "newcomer", "tea 1"));
    recommender.addItems(items);
    assertEquals(43, recommender.items().size());
  }

  @ParameterizedTest
  @EnumSource
  void firstInteractionsOverruleTheContent(Kind kind) {
    Recommender recommender = train(kind);
    recommender.addItems(Map.of("odd", Attributes.none().with("department", "tool")));
    assertTrue(score(recommender, "u0", "odd") < score(recommender, "u1", "odd"));
    for (int u = 2; u < 60; u++) {
      if (u % 2 == 0) {
        recommender.append("u" + u, "odd", 5);
      } else if (kind == Kind.RATINGS) {
        recommender.append("u" + u, "odd", 1);
      }
    }
    recommender.learnItems();
    assertTrue(score(recommender, "u0", "odd") > score(recommender, "u1", "odd"));
    double once = score(recommender, "u0", "odd");
    recommender.learnItems();
    assertEquals(once, score(recommender, "u0", "odd"), 1e-9);
    recommender.users().forEach(user -> recommender.forget(user, "odd"));
    recommender.learnItems();
    assertTrue(score(recommender, "u0", "odd") < score(recommender, "u1", "odd"));
  }

  @ParameterizedTest
  @EnumSource
  void contributionsOfNewItemsAddUp(Kind kind) {
    Recommender recommender = train(kind);
    recommender.addItems(
        Map.of(
            "a", Attributes.none().with("department", "tea"),
            "b", Attributes.none().with("department", "tea")));
    recommender.append("u0", "a", 4);
    recommender.append("u2", "a", 4);
    recommender.learnItems();
    Request request = recommender.forBasket("a", "tea 1", "tea 2", "tool 3");
    for (Recommendation ranked : request.topN(1000)) {
      String item = ranked.item();
      assertEquals(ranked.score(), request.score(item).orElseThrow().score(), 1e-5, item);
      assertEquals(ranked.score(), request.explain(item).orElseThrow().score(), 1e-5, item);
      assertTrue(ranked.uncertainty() > 0 && Double.isFinite(ranked.score()), item);
    }
  }

  @ParameterizedTest
  @EnumSource
  void newItemsAreSavedAsTheyWereLearned(Kind kind, @TempDir Path folder) throws IOException {
    Recommender recommender = train(kind);
    recommender.addItems(Map.of("a", Attributes.none().with("department", "tea", "gift")));
    recommender.append("u1", "a", 5);
    recommender.learnItems();
    recommender.save(folder.resolve("shop"));
    Recommender loaded = Recommender.load(folder.resolve("shop"));
    assertEquals(recommender.items(), loaded.items());
    for (String user : List.of("u0", "u1", "nobody")) {
      assertEquals(score(recommender, user, "a"), score(loaded, user, "a"), 1e-6);
    }
    loaded.learnItems();
    assertEquals(score(recommender, "u0", "a"), score(loaded, "u0", "a"), 1e-6);
    loaded.addItems(Map.of("b", Attributes.none()));
    assertEquals(42, loaded.items().size());
  }

  @ParameterizedTest
  @EnumSource
  void itemsMayComeWhileOthersAreServed(Kind kind) {
    Recommender recommender = train(kind);
    IntStream.range(0, 200)
        .parallel()
        .forEach(
            n -> {
              if (n % 10 == 0) {
                recommender.addItems(Map.of("new " + n, Attributes.none()));
                recommender.append("u" + n % 7, "new " + n, 5);
              } else if (n % 33 == 0) {
                recommender.learnItems();
              }
              assertEquals(5, recommender.forUser("u" + n % 7).topN(5).size());
            });
    assertEquals(60, recommender.items().size());
  }

  @Test
  void anItemWithAttributesAloneIsInTheCatalogue() {
    Recommender recommender =
        Recommender.purchases(List.of(Interaction.rating("u", "sold", 1)))
            .itemAttributes(Map.of("never sold", Attributes.none()))
            .train();
    assertTrue(recommender.items().contains("never sold"));
    assertFalse(recommender.forUser("u").topN(5).isEmpty());
  }

  /** The request that is being answered holds up the saving, at the first account. */
  @ParameterizedTest
  @EnumSource
  @Timeout(60)
  void anItemThatComesWhileOthersAreSavedIsInTheFileWithItsBuyer(Kind kind, @TempDir Path folder)
      throws Exception {
    Recommender recommender = train(kind);
    recommender.append("a first user", "tea 1", 5);
    recommender.append("z last user", "tea 1", 5);
    CountDownLatch answering = new CountDownLatch(1);
    CountDownLatch added = new CountDownLatch(1);
    Request slow =
        recommender
            .forUser("a first user")
            .filter(
                item -> {
                  answering.countDown();
                  return await(added);
                });
    FutureTask<List<Recommendation>> answer = new FutureTask<>(() -> slow.topN(1));
    new Thread(answer).start();
    answering.await();
    FutureTask<Recommender> copy = new FutureTask<>(() -> saved(recommender, folder));
    Thread saving = new Thread(copy);
    saving.start();
    while (saving.getState() != Thread.State.BLOCKED) {
      Thread.onSpinWait();
    }

    recommender.addItems(Map.of("new", Attributes.none().with("department", "tea")));
    recommender.append("z last user", "new", 5);
    added.countDown();

    assertEquals(recommender.items(), copy.get().items());
    for (String user : List.of("a first user", "z last user")) {
      assertEquals(score(recommender, user, "tea 2"), score(copy.get(), user, "tea 2"), 1e-6);
    }
    assertEquals(1, answer.get().size());
  }

  @ParameterizedTest
  @EnumSource
  void aFileWhoseHistoriesHoldAnItemThatItDoesNotKnowIsRefused(Kind kind, @TempDir Path folder)
      throws IOException {
    Recommender recommender = train(kind);
    recommender.addItems(Map.of("new", Attributes.none()));
    recommender.append("u0", "new", 5);
    Path path = folder.resolve("shop");
    recommender.save(path);
    TensorFile file = TensorFile.read(path);
    TensorFile.Builder other = TensorFile.builder();
    file.metadata().forEach(other::metadata);
    file.tensors()
        .forEach(
            (name, tensor) -> {
              int[] items = name.equals("accounts.items") ? tensor.ints() : new int[0];
              Arrays.setAll(items, i -> items[i] == 40 ? 41 : items[i]);
              other.tensor(name, items.length > 0 ? Tensor.of(items, items.length) : tensor);
            });
    other.build().write(path);
    assertEquals(
        path + ": content: must hold a recommender, but Index 41 out of bounds for length 41",
        assertThrows(ModelFormatException.class, () -> Recommender.load(path)).getMessage());
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Recommender saved(Recommender recommender, Path folder) throws IOException {
    recommender.save(folder.resolve("shop"));
    return Recommender.load(folder.resolve("shop"));
  }
}
