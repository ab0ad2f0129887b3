package io.metalearn4j.recsys.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reader of dunnhumby's Complete Journey as the R package completejourney has it: tab-separated
 * transactions, products and demographics.
 *
 * <p>Removed and counted: lines whose quantity is below 1. Lines of one basket share household and
 * time.
 */
public final class CompleteJourney {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final List<String> HOUSEHOLD =
      List.of(
          "age",
          "income",
          "home_ownership",
          "marital_status",
          "household_size",
          "household_comp",
          "kids_count");
  private static final List<String> PRODUCT =
      List.of("manufacturer_id", "department", "brand", "product_category", "product_type");

  private CompleteJourney() {}

  /**
   * Reads {@code transactions_sample.tsv}, {@code products.tsv} and {@code demographics.tsv}, plain
   * or gzip, below a folder.
   */
  public static Dataset read(Path folder) {
    Interactions.Builder purchases = new Interactions.Builder(new IdMap(), new IdMap());
    Map<String, Integer> removed = new LinkedHashMap<>();
    DelimitedFile.of(file(folder, "transactions_sample.tsv"))
        .forEachNamed(
            List.of("household_id", "product_id", "quantity", "transaction_timestamp"),
            line -> {
              double quantity = Double.parseDouble(line.get("quantity"));
              if (quantity < 1) {
                removed.merge("no quantity", 1, Integer::sum);
                return;
              }
              purchases.add(
                  new Interaction(
                      line.get("household_id"),
                      line.get("product_id"),
                      quantity,
                      LocalDateTime.parse(line.get("transaction_timestamp"), TIME)
                          .toInstant(ZoneOffset.UTC)));
            });
    Interactions interactions = purchases.build();
    return new Dataset(
        "complete-journey",
        interactions,
        Dataset.align(
            interactions.users(),
            attributes(file(folder, "demographics.tsv"), "household_id", HOUSEHOLD)),
        Dataset.align(
            interactions.items(), attributes(file(folder, "products.tsv"), "product_id", PRODUCT)),
        removed);
  }

  private static Map<String, Attributes> attributes(Path file, String id, List<String> names) {
    Map<String, Attributes> attributes = new HashMap<>();
    DelimitedFile.of(file)
        .forEachNamed(
            List.of(id),
            line -> {
              Attributes known = Attributes.none();
              for (String name : names) {
                String value = line.get(name);
                if (!value.isBlank() && !value.equals("NA")) {
                  known = known.with(name, value);
                }
              }
              attributes.put(line.get(id), known);
            });
    return attributes;
  }

  private static Path file(Path folder, String name) {
    Path plain = folder.resolve(name);
    return Files.exists(plain) ? plain : folder.resolve(name + ".gz");
  }
}
