package io.metalearn4j.data.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.metalearn4j.data.Examples;
import io.metalearn4j.data.LeakageException;
import io.metalearn4j.data.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SplitsTest {
  @Property(tries = 100)
  void everyRowIsInOnePartAndNoEntityInTwo(
      @ForAll @IntRange(min = 20, max = 60) int entities,
      @ForAll @DoubleRange(min = 0.05, max = 0.4) double validation,
      @ForAll @DoubleRange(min = 0.05, max = 0.4) double test,
      @ForAll long seed) {
    DataTable table = rows(entities);
    Split<DataTable> split = Splits.byEntity(table, "store", validation, test, seed);
    Splits.requireDisjoint(split, "store");
    assertEquals(
        table.rows(), split.train().rows() + split.validation().rows() + split.test().rows());
    assertEquals(Math.round(entities * test), split.test().groupBy("store").size());
    assertEquals(Math.round(entities * validation), split.validation().groupBy("store").size());
  }

  /** Returns three rows of each entity. */
  private static DataTable rows(int entities) {
    return DataTable.builder()
        .categorical(
            "store", IntStream.range(0, entities * 3).mapToObj(i -> "s" + i % entities).toList())
        .time("week", IntStream.range(0, entities * 3).asLongStream().toArray())
        .build();
  }

  @Test
  void dependsOnTheSeedAndNotOnTheOrder() {
    List<Task> tasks = tasks(30);
    List<Task> reversed = new ArrayList<>(tasks);
    Collections.reverse(reversed);
    assertEquals(entities(tasks, 1), entities(reversed, 1));
    assertNotEquals(entities(tasks, 1), entities(tasks, 2));
  }

  @Test
  void splitsTasksByTheirEntities() {
    Split<List<Task>> split = Splits.byEntity(tasks(30), 0.2, 0.1, 7);
    Splits.requireDisjoint(split);
    assertEquals(12, split.validation().size());
    assertEquals(6, split.test().size());
    assertEquals(42, split.train().size());
    var e =
        assertThrows(
            LeakageException.class,
            () -> Splits.requireDisjoint(new Split<>(tasks(1), tasks(2).subList(2, 4), tasks(1))));
    assertEquals("entity 's0' is in train and in test, must be in one", e.getMessage());
  }

  private static Set<String> entities(List<Task> tasks, long seed) {
    return Splits.byEntity(tasks, 0.2, 0.2, seed).test().stream()
        .map(Task::entity)
        .collect(Collectors.toSet());
  }

  /** Returns two tasks of each entity. */
  private static List<Task> tasks(int entities) {
    Examples one = Examples.of(new float[] {1}, new float[] {1});
    return IntStream.range(0, entities * 2)
        .mapToObj(i -> new Task("t" + i, "s" + i / 2, one, one))
        .toList();
  }

  @Property(tries = 100)
  void everyEntityIsHeldOutInOneFold(
      @ForAll @IntRange(min = 2, max = 9) int folds,
      @ForAll @IntRange(min = 9, max = 30) int entities,
      @ForAll long seed) {
    List<Task> tasks = tasks(entities);
    List<Fold> parts = Splits.folds(tasks, folds, seed);
    assertEquals(folds, parts.size());
    List<Task> heldOut = new ArrayList<>();
    for (Fold fold : parts) {
      Splits.requireDisjoint(new Split<>(fold.train(), fold.validation(), List.of()));
      assertEquals(tasks.size(), fold.train().size() + fold.validation().size());
      heldOut.addAll(fold.validation());
    }
    assertEquals(Set.copyOf(tasks), Set.copyOf(heldOut));
    assertEquals(tasks.size(), heldOut.size());
  }

  @Test
  void refusesFoldsWithoutEntities() {
    assertThrows(IllegalArgumentException.class, () -> Splits.folds(tasks(3), 1, 1));
    assertThrows(IllegalArgumentException.class, () -> Splits.folds(tasks(3), 4, 1));
  }

  @Test
  void splitsByTime() {
    DataTable table = rows(4);
    Split<DataTable> split = Splits.byTime(table, "week", 6, 9);
    assertEquals(6, split.train().rows());
    assertEquals(3, split.validation().rows());
    assertEquals(6, split.validation().time("week", 0));
    assertEquals(9, split.test().time("week", 0));
    Splits.requireBefore(split.train(), split.test(), "week");
    var e =
        assertThrows(
            LeakageException.class,
            () -> Splits.requireBefore(split.test(), split.train(), "week"));
    assertEquals(
        "column 'week' goes up to 11, must end before 0, where the later data begins",
        e.getMessage());
    assertThrows(
        LeakageException.class, () -> Splits.requireBefore(table, table, "week"), "same time");
    assertThrows(LeakageException.class, () -> Splits.requireDisjoint(split, "store"));
  }

  @Test
  void refusesEmptyParts() {
    DataTable table = rows(4);
    assertThrows(IllegalArgumentException.class, () -> Splits.byTime(table, "week", 9, 6));
    assertThrows(IllegalArgumentException.class, () -> Splits.byTime(table, "week", 0, 6));
    assertThrows(IllegalArgumentException.class, () -> Splits.byTime(table, "week", 6, 99));
    assertThrows(
        IllegalArgumentException.class, () -> Splits.byEntity(table, "store", 0.1, 0.5, 1));
    assertThrows(
        IllegalArgumentException.class, () -> Splits.byEntity(table, "store", 0.5, 0.5, 1));
    assertThrows(IllegalArgumentException.class, () -> Splits.byEntity(table, "store", 0, 0.5, 1));
  }
}
