package io.metalearn4j.examples.data;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Keeps the lines that are sales of products, and counts what each rule takes away.
 *
 * @param sales the lines kept, in their order
 * @param removed lines that each rule took away, by the rule's name, in the order in which they are
 *     applied
 */
public record Cleaning(List<Transaction> sales, Map<String, Long> removed) {

  /** Products have five digits and at most two letters; the rest is postage, fees and the like. */
  private static final Pattern PRODUCT = Pattern.compile("\\d{5}[A-Za-z]{0,2}");

  /** Lines to take away; a line counts for the first rule that it meets. */
  private static final Map<String, Predicate<Transaction>> RULES =
      ImmutableMap.of(
          "cancellation", line -> line.invoice().startsWith("C"),
          "quantity not positive", line -> line.quantity() <= 0,
          "price not positive", line -> line.price() <= 0,
          "no product", line -> !PRODUCT.matcher(line.stock()).matches());

  /** Copies the components. */
  public Cleaning {
    sales = ImmutableList.copyOf(sales);
    removed = ImmutableMap.copyOf(removed);
  }

  /**
   * Cleans the lines of the shop.
   *
   * @param lines all lines
   * @return the sales and the counts
   */
  public static Cleaning of(List<Transaction> lines) {
    List<Transaction> sales = new ArrayList<>();
    Map<String, Long> removed = new LinkedHashMap<>();
    RULES.keySet().forEach(rule -> removed.put(rule, 0L));
    for (Transaction line : lines) {
      RULES.entrySet().stream()
          .filter(rule -> rule.getValue().test(line))
          .findFirst()
          .ifPresentOrElse(
              rule -> removed.merge(rule.getKey(), 1L, Long::sum), () -> sales.add(line));
    }
    return new Cleaning(sales, removed);
  }
}
