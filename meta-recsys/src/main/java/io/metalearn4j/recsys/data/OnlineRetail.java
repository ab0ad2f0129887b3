package io.metalearn4j.recsys.data;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reader of the Online Retail data set in its original columns, tab- or comma-separated.
 *
 * <p>Removed and counted, in this order: lines without a customer; returns (invoice numbers that
 * begin with C, quantities below 1); lines without a price; codes that are no product (not five
 * digits, with or without letters after them). The lines of one invoice share customer and time.
 *
 * @see <a href="https://doi.org/10.24432/C5BW33">Chen: Online Retail, UCI Machine Learning
 *     Repository, 2015</a>
 */
public final class OnlineRetail {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private OnlineRetail() {}

  /** Reads and cleans a file. */
  public static Dataset read(Path file) {
    Interactions.Builder purchases = new Interactions.Builder(new IdMap(), new IdMap());
    Map<String, Attributes> users = new HashMap<>();
    Map<String, Attributes> items = new HashMap<>();
    Map<String, Integer> removed = new LinkedHashMap<>();
    DelimitedFile.of(file)
        .forEachNamed(
            List.of("InvoiceNo", "StockCode", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID"),
            line -> {
              String rule = brokenRule(line);
              if (!rule.isEmpty()) {
                removed.merge(rule, 1, Integer::sum);
                return;
              }
              String customer = line.get("CustomerID").strip();
              purchases.add(
                  new Interaction(
                      customer,
                      line.get("StockCode"),
                      Double.parseDouble(line.get("Quantity")),
                      LocalDateTime.parse(line.get("InvoiceDate"), TIME)
                          .toInstant(ZoneOffset.UTC)));
              users.put(customer, Attributes.none().with("country", line.get("Country")));
              items.put(
                  line.get("StockCode"),
                  Attributes.none().with("description", line.get("Description")));
            });
    Interactions interactions = purchases.build();
    return new Dataset(
        "online-retail",
        interactions,
        Dataset.align(interactions.users(), users),
        Dataset.align(interactions.items(), items),
        removed);
  }

  private static String brokenRule(DelimitedFile.Line line) {
    if (line.get("CustomerID").isBlank() || line.get("CustomerID").equals("NA")) {
      return "no customer";
    }
    if (line.get("InvoiceNo").startsWith("C") || Double.parseDouble(line.get("Quantity")) < 1) {
      return "return";
    }
    if (Double.parseDouble(line.get("UnitPrice")) <= 0) {
      return "no price";
    }
    return line.get("StockCode").matches("\\d{5}[A-Za-z]*") ? "" : "no product";
  }
}
