package io.metalearn4j.recsys.data;

import io.metalearn4j.data.table.CsvFormat;
import io.metalearn4j.data.table.DataTable;
import io.metalearn4j.data.table.TimeFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reader of the Online Retail data set in its original columns, tab-separated where its name
 * contains {@code .tsv}, else comma-separated.
 *
 * <p>Removed and counted, in this order: lines without a customer; returns (invoice numbers that
 * begin with C, quantities below 1); lines without a price; codes that are no product (not five
 * digits, with or without letters after them). The lines of one invoice share customer and time.
 *
 * @see <a href="https://doi.org/10.24432/C5BW33">Chen: Online Retail, UCI Machine Learning
 *     Repository, 2015</a>
 */
public final class OnlineRetail {
  private static final Pattern PRODUCT = Pattern.compile("\\d{5}[A-Za-z]*");

  private OnlineRetail() {}

  /**
   * Reads and cleans a file.
   *
   * @throws io.metalearn4j.data.table.InvalidTableException when a column is missing, or a text is
   *     not what its column holds
   * @throws IOException when the file cannot be read
   */
  public static Dataset read(Path file) throws IOException {
    DataTable lines =
        CsvFormat.of(file)
            .missing("", "NA")
            .categorical("InvoiceNo", "StockCode", "CustomerID", "Country", "Description")
            .numeric("Quantity", "UnitPrice")
            .time("InvoiceDate", TimeFormat.pattern("uuuu-MM-dd HH:mm:ss"))
            .read(file);
    Map<String, Integer> removed = new LinkedHashMap<>();
    DataTable sales =
        lines.where(
            row -> {
              String rule = brokenRule(lines, row);
              if (!rule.isEmpty()) {
                removed.merge(rule, 1, Integer::sum);
              }
              return rule.isEmpty();
            });
    Map<String, Attributes> users = new HashMap<>();
    Map<String, Attributes> items = new HashMap<>();
    for (int row = 0; row < sales.rows(); row++) {
      users.put(text(sales, "CustomerID", row), attribute(sales, "Country", row));
      items.put(text(sales, "StockCode", row), attribute(sales, "Description", row));
    }
    Interactions purchases =
        InteractionFrame.columns("CustomerID", "StockCode")
            .value("Quantity")
            .time("InvoiceDate")
            .read(sales)
            .interactions();
    return new Dataset(
        "online-retail",
        purchases,
        Dataset.align(purchases.users(), users),
        Dataset.align(purchases.items(), items),
        removed);
  }

  private static String brokenRule(DataTable lines, int row) {
    if (lines.isMissing("CustomerID", row)) {
      return "no customer";
    }
    if (text(lines, "InvoiceNo", row).startsWith("C") || !(lines.numeric("Quantity", row) >= 1)) {
      return "return";
    }
    if (!(lines.numeric("UnitPrice", row) > 0)) {
      return "no price";
    }
    return PRODUCT.matcher(text(lines, "StockCode", row)).matches() ? "" : "no product";
  }

  private static String text(DataTable lines, String column, int row) {
    return lines.category(column, row).orElse("");
  }

  private static Attributes attribute(DataTable lines, String column, int row) {
    return lines
        .category(column, row)
        .map(text -> Attributes.none().with(column.toLowerCase(Locale.ROOT), text))
        .orElse(Attributes.none());
  }
}
