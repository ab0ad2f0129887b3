package io.metalearn4j.recsys.data;

import io.metalearn4j.data.table.CsvFormat;
import io.metalearn4j.data.table.DataTable;
import io.metalearn4j.data.table.TimeFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Reader of dunnhumby's Complete Journey as the R package completejourney has it: tab-separated
 * transactions, products and demographics.
 *
 * <p>Removed and counted: lines whose quantity is below 1. Lines of one basket share household and
 * time.
 */
public final class CompleteJourney {
  private CompleteJourney() {}

  /**
   * Reads {@code transactions_sample.tsv}, {@code products.tsv} and {@code demographics.tsv}, plain
   * or gzip, below a folder.
   *
   * @throws io.metalearn4j.data.table.InvalidTableException when a column is missing, or a text is
   *     not what its column holds
   * @throws IOException when a file cannot be read
   */
  public static Dataset read(Path folder) throws IOException {
    CsvFormat format = CsvFormat.separatedBy("\t").missing("", "NA");
    DataTable lines =
        format
            .categorical("household_id", "product_id")
            .numeric("quantity")
            .time("transaction_timestamp", TimeFormat.pattern("uuuu-MM-dd HH:mm:ss"))
            .read(MovieLens.file(folder, "transactions_sample.tsv"));
    DataTable sales = lines.where(row -> lines.numeric("quantity", row) >= 1);
    Interactions purchases =
        InteractionFrame.columns("household_id", "product_id")
            .value("quantity")
            .time("transaction_timestamp")
            .read(sales)
            .interactions();
    Map<String, Attributes> households =
        InteractionFrame.attributes(
            format
                .categorical(
                    "household_id",
                    "age",
                    "income",
                    "home_ownership",
                    "marital_status",
                    "household_size",
                    "household_comp",
                    "kids_count")
                .read(MovieLens.file(folder, "demographics.tsv")),
            "household_id");
    Map<String, Attributes> products =
        InteractionFrame.attributes(
            format
                .categorical(
                    "product_id",
                    "manufacturer_id",
                    "department",
                    "brand",
                    "product_category",
                    "product_type")
                .read(MovieLens.file(folder, "products.tsv")),
            "product_id");
    return new Dataset(
        "complete-journey",
        purchases,
        Dataset.align(purchases.users(), households),
        Dataset.align(purchases.items(), products),
        Map.of("no quantity", lines.rows() - sales.rows()));
  }
}
