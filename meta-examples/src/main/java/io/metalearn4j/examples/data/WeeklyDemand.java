package io.metalearn4j.examples.data;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one product sold in each whole week, Monday to Sunday, from the week of its first sale to
 * the last whole week of the data.
 *
 * @param stock stock code
 * @param firstWeek Monday of the first week
 * @param units items sold in each week, 0 where none were
 */
public record WeeklyDemand(String stock, LocalDate firstWeek, List<Double> units) {

  /**
   * Sums sales to weeks; a week that the data only begin or end in is left out.
   *
   * @param sales lines in the order of time, at least one
   * @return one series for each product that sold in a whole week, by stock code
   */
  public static List<WeeklyDemand> of(List<Transaction> sales) {
    LocalDate first = sales.get(0).time().toLocalDate();
    LocalDate last = sales.get(sales.size() - 1).time().toLocalDate();
    LocalDate start = first.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    LocalDate end = last.plusDays(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    int weeks = (int) ChronoUnit.WEEKS.between(start, end);
    Map<String, double[]> units = new LinkedHashMap<>();
    for (Transaction sale : sales) {
      long days = ChronoUnit.DAYS.between(start, sale.time().toLocalDate());
      if (days >= 0 && days / 7 < weeks) {
        units.computeIfAbsent(sale.stock(), s -> new double[weeks])[(int) (days / 7)] +=
            sale.quantity();
      }
    }
    List<WeeklyDemand> series = new ArrayList<>();
    units.forEach(
        (stock, all) -> {
          int from = 0;
          while (all[from] == 0) {
            from++;
          }
          double[] sold = Arrays.copyOfRange(all, from, weeks);
          series.add(
              new WeeklyDemand(stock, start.plusWeeks(from), Arrays.stream(sold).boxed().toList()));
        });
    series.sort(Comparator.comparing(WeeklyDemand::stock));
    return series;
  }
}
