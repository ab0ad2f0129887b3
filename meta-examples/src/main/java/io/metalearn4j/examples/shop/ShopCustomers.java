package io.metalearn4j.examples.shop;

import io.metalearn4j.examples.data.Transaction;
import io.metalearn4j.recsys.data.IdMap;
import io.metalearn4j.recsys.data.Interaction;
import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.recsys.protocol.RankingTask;
import io.metalearn4j.recsys.ranking.RankingData;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The shop's customers at a day: what was bought before it is there to learn from; a customer whose
 * first invoice comes later is a task, with that invoice as the support and further products,
 * bought on later invoices, as the query.
 *
 * @param users customer codes
 * @param items stock codes of the products bought before the day
 * @param purchases what was bought before the day
 * @param tasks the new customers who later bought at least one more of these products
 */
record ShopCustomers(
    IdMap users, IdMap items, List<Interaction> purchases, List<RankingTask> tasks) {

  private static final SparseRows.Row CONSTANT = SparseRows.Row.of(new int[] {0}, new float[] {1});

  /**
   * Splits purchases at a day.
   *
   * @param sales lines in the order of time; those of unknown customers are left out
   * @param day first day that is not learned from
   */
  static ShopCustomers at(List<Transaction> sales, LocalDate day) {
    IdMap users = new IdMap();
    IdMap items = new IdMap();
    List<Interaction> purchases = new ArrayList<>();
    Map<Integer, Map<String, Set<Integer>>> newcomers = new LinkedHashMap<>();
    for (Transaction sale : sales) {
      if (sale.customer().isEmpty()) {
        continue;
      }
      if (sale.time().toLocalDate().isBefore(day)) {
        users.add(sale.customer());
        items.add(sale.stock());
        purchases.add(
            Interaction.purchase(
                sale.customer(), sale.stock(), sale.time().toInstant(ZoneOffset.UTC)));
        continue;
      }
      boolean isOld = users.find(sale.customer()).isPresent();
      int user = users.add(sale.customer());
      if (!isOld || newcomers.containsKey(user)) {
        Set<Integer> invoice =
            newcomers
                .computeIfAbsent(user, u -> new LinkedHashMap<>())
                .computeIfAbsent(sale.invoice(), i -> new LinkedHashSet<>());
        items.find(sale.stock()).ifPresent(invoice::add);
      }
    }
    return new ShopCustomers(users, items, purchases, tasks(newcomers));
  }

  private static List<RankingTask> tasks(Map<Integer, Map<String, Set<Integer>>> newcomers) {
    List<RankingTask> tasks = new ArrayList<>();
    newcomers.forEach(
        (user, invoices) -> {
          Set<Integer> first = invoices.values().iterator().next();
          Set<Integer> later = new LinkedHashSet<>();
          invoices.values().forEach(later::addAll);
          later.removeAll(first);
          if (!first.isEmpty() && !later.isEmpty()) {
            tasks.add(new RankingTask(user, CONSTANT, sorted(first), sorted(later)));
          }
        });
    return tasks;
  }

  /** The purchases as the learners of rankings want them. */
  RankingData training() {
    int n = purchases.size();
    int[] user = new int[n];
    int[] item = new int[n];
    for (int e = 0; e < n; e++) {
      user[e] = users.add(purchases.get(e).user());
      item[e] = items.add(purchases.get(e).item());
    }
    SparseRows positives = SparseRows.of(users.size(), items.size(), user, item, ones(n));
    return new RankingData(positives, constants(users.size()), constants(items.size()));
  }

  private static SparseRows constants(int rows) {
    int[] row = new int[rows];
    Arrays.setAll(row, i -> i);
    return SparseRows.of(rows, 1, row, new int[rows], ones(rows));
  }

  private static float[] ones(int n) {
    float[] ones = new float[n];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static int[] sorted(Set<Integer> items) {
    return items.stream().mapToInt(Integer::intValue).sorted().toArray();
  }
}
