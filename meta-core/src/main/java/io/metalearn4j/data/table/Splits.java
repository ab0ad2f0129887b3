package io.metalearn4j.data.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import com.google.common.primitives.Longs;
import io.metalearn4j.data.LeakageException;
import io.metalearn4j.data.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Splits by entity and by time, and checks that a split leaks nothing.
 *
 * <p>By entity: the entities, in the order of the SHA-256 of seed and name, are cut at the
 * fractions. So the parts have exact sizes, and depend neither on the order of the data nor on how
 * much of it an entity has.
 */
public final class Splits {
  private Splits() {}

  /**
   * Splits tasks so that no entity has tasks in two parts.
   *
   * @param tasks the tasks; order within a part is kept
   * @param validation fraction of entities to validate by, above 0
   * @param test fraction of entities to test by, above 0
   * @param seed chooses the entities
   * @throws IllegalArgumentException if a fraction is not above 0, or a part would be empty
   */
  public static Split<List<Task>> byEntity(
      List<Task> tasks, double validation, double test, long seed) {
    Split<Set<String>> entities =
        entities(tasks.stream().map(Task::entity).toList(), validation, test, seed);
    return new Split<>(
        tasks.stream().filter(task -> entities.train().contains(task.entity())).toList(),
        tasks.stream().filter(task -> entities.validation().contains(task.entity())).toList(),
        tasks.stream().filter(task -> entities.test().contains(task.entity())).toList());
  }

  /**
   * Splits rows so that no entity has rows in two parts.
   *
   * @param table the rows; order within a part is kept
   * @param entity the categorical column that names the entity, never missing
   * @param validation fraction of entities to validate by, above 0
   * @param test fraction of entities to test by, above 0
   * @param seed chooses the entities
   * @throws InvalidTableException if there is no such column, or a value in it is missing
   * @throws IllegalArgumentException if a fraction is not above 0, or a part would be empty
   */
  public static Split<DataTable> byEntity(
      DataTable table, String entity, double validation, double test, long seed) {
    List<String> names = names(table, entity);
    Split<Set<String>> entities = entities(names, validation, test, seed);
    return new Split<>(
        table.where(row -> entities.train().contains(names.get(row))),
        table.where(row -> entities.validation().contains(names.get(row))),
        table.where(row -> entities.test().contains(names.get(row))));
  }

  /**
   * Splits rows by time.
   *
   * @param table the rows; order within a part is kept
   * @param time the time column
   * @param validationFrom where validation begins, inclusive
   * @param testFrom where test begins, inclusive, after {@code validationFrom}
   * @throws InvalidTableException if there is no such column
   * @throws IllegalArgumentException if the times are not in order, or a part would be empty
   */
  public static Split<DataTable> byTime(
      DataTable table, String time, long validationFrom, long testFrom) {
    if (validationFrom >= testFrom) {
      throw new IllegalArgumentException(
          "validationFrom = " + validationFrom + ", must be before testFrom = " + testFrom);
    }
    long[] times = table.time(time).values();
    Split<DataTable> split =
        new Split<>(
            table.where(row -> times[row] < validationFrom),
            table.where(row -> times[row] >= validationFrom && times[row] < testFrom),
            table.where(row -> times[row] >= testFrom));
    requireRows("train", split.train());
    requireRows("validation", split.validation());
    requireRows("test", split.test());
    return split;
  }

  /**
   * Parts tasks for cross-validation: every entity is held out in exactly one fold.
   *
   * @param tasks the tasks; order within a part is kept
   * @param folds how many folds, at least 2 and at most as many as entities
   * @param seed chooses the entities of each fold
   * @throws IllegalArgumentException if the number of folds is out of range
   */
  public static List<Fold> folds(List<Task> tasks, int folds, long seed) {
    List<String> entities = shuffled(entities(tasks), seed);
    if (folds < 2 || folds > entities.size()) {
      throw new IllegalArgumentException(
          "folds = " + folds + ", must be from 2 to the number of entities, " + entities.size());
    }
    List<Fold> parts = new ArrayList<>();
    for (int i = 0; i < folds; i++) {
      int from = (int) ((long) entities.size() * i / folds);
      int to = (int) ((long) entities.size() * (i + 1) / folds);
      Set<String> heldOut = Set.copyOf(entities.subList(from, to));
      parts.add(
          new Fold(
              tasks.stream().filter(task -> !heldOut.contains(task.entity())).toList(),
              tasks.stream().filter(task -> heldOut.contains(task.entity())).toList()));
    }
    return parts;
  }

  /**
   * Checks that no entity has tasks in two parts.
   *
   * @throws LeakageException if one has; it names the entity and the parts
   */
  public static void requireDisjoint(Split<? extends Collection<Task>> split) {
    requireDisjoint(entities(split.train()), entities(split.validation()), entities(split.test()));
  }

  /**
   * Checks that no entity has rows in two parts.
   *
   * @param split the parts
   * @param entity the categorical column that names the entity, never missing
   * @throws LeakageException if one has; it names the entity and the parts
   */
  public static void requireDisjoint(Split<DataTable> split, String entity) {
    requireDisjoint(
        new LinkedHashSet<>(names(split.train(), entity)),
        new LinkedHashSet<>(names(split.validation(), entity)),
        new LinkedHashSet<>(names(split.test(), entity)));
  }

  /**
   * Checks that every row of one table is before every row of another, as support must be before
   * query, and training data before test data.
   *
   * @param earlier the table that comes first
   * @param later the table that comes after it
   * @param time the time column of both
   * @throws LeakageException if not; it names both times
   */
  public static void requireBefore(DataTable earlier, DataTable later, String time) {
    long last = Arrays.stream(earlier.time(time).values()).max().orElse(Long.MIN_VALUE);
    long first = Arrays.stream(later.time(time).values()).min().orElse(Long.MAX_VALUE);
    if (last >= first) {
      throw new LeakageException(
          "column '"
              + time
              + "' goes up to "
              + last
              + ", must end before "
              + first
              + ", where the later data begins");
    }
  }

  private static Set<String> entities(Collection<Task> tasks) {
    return tasks.stream().map(Task::entity).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static void requireDisjoint(Set<String> train, Set<String> validation, Set<String> test) {
    requireDisjoint("train", train, "validation", validation);
    requireDisjoint("train", train, "test", test);
    requireDisjoint("validation", validation, "test", test);
  }

  private static void requireDisjoint(String nameA, Set<String> a, String nameB, Set<String> b) {
    for (String entity : a) {
      if (b.contains(entity)) {
        throw new LeakageException(
            "entity '" + entity + "' is in " + nameA + " and in " + nameB + ", must be in one");
      }
    }
  }

  private static List<String> names(DataTable table, String entity) {
    Column.Categorical column = table.categorical(entity);
    return IntStream.range(0, table.rows())
        .mapToObj(row -> DataTable.requireCategory(entity, column, row))
        .toList();
  }

  private static Split<Set<String>> entities(
      List<String> names, double validation, double test, long seed) {
    requireFraction("validation", validation);
    requireFraction("test", test);
    List<String> entities = shuffled(new HashSet<>(names), seed);
    int tests = (int) Math.round(entities.size() * test);
    int validations = (int) Math.round(entities.size() * validation);
    int rest = tests + validations;
    if (tests == 0 || validations == 0 || rest >= entities.size()) {
      throw new IllegalArgumentException(
          entities.size()
              + " entities leave a part empty at validation = "
              + validation
              + " and test = "
              + test
              + ", every part must have one");
    }
    return new Split<>(
        Set.copyOf(entities.subList(rest, entities.size())),
        Set.copyOf(entities.subList(tests, rest)),
        Set.copyOf(entities.subList(0, tests)));
  }

  /** Returns the names in the order of the SHA-256 of seed and name. */
  private static List<String> shuffled(Set<String> names, long seed) {
    return names.stream()
        .map(name -> new Ranked(rank(name, seed), name))
        .sorted(Comparator.comparingLong(Ranked::rank).thenComparing(Ranked::name))
        .map(Ranked::name)
        .toList();
  }

  private record Ranked(long rank, String name) {}

  private static long rank(String name, long seed) {
    byte[] digest =
        Hashing.sha256().newHasher().putLong(seed).putString(name, UTF_8).hash().asBytes();
    return Longs.fromByteArray(digest);
  }

  private static void requireFraction(String name, double fraction) {
    if (!(fraction > 0 && fraction < 1)) {
      throw new IllegalArgumentException(name + " = " + fraction + ", must be above 0 and below 1");
    }
  }

  private static void requireRows(String part, DataTable table) {
    if (table.rows() == 0) {
      throw new IllegalArgumentException(part + " would have no rows, must have one");
    }
  }
}
