package io.metalearn4j.recsys.protocol;

import io.metalearn4j.recsys.data.AttributeEncoder;
import io.metalearn4j.recsys.data.Dataset;
import io.metalearn4j.recsys.data.Interactions;
import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.recsys.ranking.RankingData;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The temporal protocol: of a customer who is new since a day, the first basket is shown, and
 * everything bought later that was not in it is asked for.
 *
 * <p>Models are fitted before every month on what was sold before it, and asked about the customers
 * who came in that month; nothing later is ever looked at. All new customers who bought anything
 * more are asked.
 */
public final class FirstBasket {
  private static final float DAY = 86_400;
  private final Dataset data;
  private final SparseRows userFeatures;
  private final SparseRows itemFeatures;

  /** The protocol on a data set with times. */
  public FirstBasket(Dataset data) {
    this.data = data;
    userFeatures = AttributeEncoder.fit(data.userAttributes()).encodeAll(data.userAttributes());
    itemFeatures =
        AttributeEncoder.fitLikeness(data.itemAttributes()).encodeAll(data.itemAttributes());
  }

  /**
   * One part a month, from the month of {@code from} until before {@code to}.
   *
   * @param shown 0 shows the first basket, a positive number that many first items
   */
  public List<RankingPart> monthly(LocalDate from, LocalDate to, int shown) {
    Interactions all = data.interactions();
    Map<YearMonth, List<RankingTask>> tasks = new TreeMap<>();
    List<List<Integer>> byUser = new ArrayList<>();
    for (int u = 0; u < all.users().size(); u++) {
      byUser.add(new ArrayList<>());
    }
    IntStream.range(0, all.size()).forEach(e -> byUser.get(all.user(e)).add(e));
    long start = from.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    long end = to.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    for (int u = 0; u < byUser.size(); u++) {
      List<Integer> events = byUser.get(u);
      events.sort(Comparator.comparingLong(all::time));
      if (events.isEmpty() || all.time(events.get(0)) < start || all.time(events.get(0)) >= end) {
        continue;
      }
      RankingTask task = task(u, events, shown);
      if (task.query().length > 0) {
        tasks.computeIfAbsent(month(all.time(events.get(0))), m -> new ArrayList<>()).add(task);
      }
    }
    List<RankingPart> parts = new ArrayList<>();
    tasks.forEach(
        (month, list) ->
            parts.add(new RankingPart(setting(shown), before(month.atDay(1)), seed -> list)));
    return parts;
  }

  private Map<String, String> setting(int shown) {
    Map<String, String> setting = Settings.of(data.name(), "temporal", "user-cold");
    setting.put("k", shown == 0 ? "first basket" : Integer.toString(shown));
    setting.put("rule", "mean");
    return setting;
  }

  private RankingTask task(int user, List<Integer> events, int shown) {
    Interactions all = data.interactions();
    Set<Integer> support = new LinkedHashSet<>();
    Set<Integer> query = new LinkedHashSet<>();
    for (int e : events) {
      boolean in =
          shown == 0
              ? all.time(e) == all.time(events.get(0))
              : support.size() < shown || support.contains(all.item(e));
      (in ? support : query).add(all.item(e));
    }
    query.removeAll(support);
    return new RankingTask(user, userFeatures.row(user), ints(support), ints(query));
  }

  private static int[] ints(Set<Integer> set) {
    return set.stream().mapToInt(Integer::intValue).toArray();
  }

  /** What was sold before a day. */
  public RankingData before(LocalDate day) {
    long end = day.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    Interactions all = data.interactions();
    float[] ages = new float[all.users().size()];
    Arrays.fill(ages, Float.MAX_VALUE);
    for (int e = 0; e < all.size(); e++) {
      if (all.time(e) < end) {
        ages[all.user(e)] = Math.min(ages[all.user(e)], (end - all.time(e)) / DAY);
      }
    }
    return new RankingData(
        all.where(e -> all.time(e) < end).positives(), userFeatures, itemFeatures, ages);
  }

  private static YearMonth month(long time) {
    return YearMonth.from(Instant.ofEpochSecond(time).atOffset(ZoneOffset.UTC));
  }
}
