package io.metalearn4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.data.Seeds;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guide's code compiles, runs from the first line to the last, and does what the guide says.
 */
class GuideTest {
  private static final List<String> PACKAGES =
      List.of(
          "algorithm",
          "data",
          "data.table",
          "eval",
          "learner",
          "model",
          "optim",
          "recsys",
          "recsys.data",
          "train");

  @TempDir private Path folder;

  @Test
  void theLoopRuns() throws Exception {
    writeVisits();
    writeSales();
    List<String> blocks = Readme.blocks("docs/guide.md");
    String methods =
        blocks.stream().filter(b -> b.startsWith("static ")).collect(Collectors.joining());
    String statements =
        blocks.stream().filter(b -> !b.startsWith("static ")).collect(Collectors.joining());
    String code =
        """
        import java.nio.file.Path;
        import java.time.Duration;
        import java.time.ZoneId;
        import java.util.*;
        import java.util.stream.*;
        public class Guide {
          %s
          public static Object[] run(Path folder) throws Exception {
            DataTable visitsOfAnna = CsvFormat.commas().categorical("customer", "channel")
                .numeric("days_since_last", "items", "spend").time("day", TimeFormat.iso())
                .read(folder.resolve("visits.csv.gz")).where(row -> row < 9);
            DataTable nextVisit = visitsOfAnna.where(row -> row == 8);
            DataTable newVisit = nextVisit;
            %s
            return new Object[] {gain.difference().high(), spend.length, usual, next, reasons, known,
                broken.size(), tonight.forUser("anna").explain("desk").orElseThrow().contributions()};
          }
        }
        """
            .formatted(methods, statements.replace("2_000", "500"));

    Object[] results =
        (Object[])
            Readme.load(folder, "Guide", code, PACKAGES)
                .getMethod("run", Path.class)
                .invoke(null, folder);

    assertTrue((double) results[0] < 0, "the meta-learned model is better: " + results[0]);
    assertEquals(1, results[1]);
    assertEquals(true, results[2]);
    assertEquals(3, ((List<?>) results[3]).size());
    assertTrue(((List<?>) results[4]).toString().contains("bought lamp"), results[4]::toString);
    assertEquals(true, results[5]);
    assertEquals(3, results[6], "broken rows");
    assertTrue(results[7].toString().contains("name=bulb"), results[7]::toString);
  }

  /** Each customer spends so much an item, and so much less on the phone. */
  private void writeVisits() throws IOException {
    StringBuilder csv = new StringBuilder("customer,day,channel,days_since_last,items,spend\n");
    for (int customer = 0; customer < 150; customer++) {
      SplittableRandom random = Seeds.stream(3, customer);
      double price = 0.5 + random.nextDouble();
      for (int visit = 0; visit < 9; visit++) {
        int items = 1 + random.nextInt(9);
        boolean phone = random.nextInt(3) == 0;
        csv.append("customer ").append(customer);
        csv.append(',').append(LocalDate.of(2024, 1, 1).plusWeeks(visit));
        csv.append(',').append(phone ? "phone" : "shop");
        csv.append(',').append(visit == 0 ? "" : "7");
        csv.append(',').append(items);
        csv.append(',').append(price * items * (phone ? 0.7 : 1)).append('\n');
      }
    }
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("visits.csv.gz")))) {
      out.write(csv.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private void writeSales() throws IOException {
    List<String> products = List.of("lamp", "bulb", "cable", "desk", "chair", "rug");
    StringBuilder sales = new StringBuilder("customer,sku,units,sold\nanna,lamp,1,2024-01-01\n");
    for (int customer = 0; customer < 60; customer++) {
      for (int item = 0; item < products.size(); item++) {
        if ((customer + item) % 3 != 0) {
          sales.append("customer ").append(customer);
          sales.append(',').append(products.get(item)).append(",1,2024-01-02\n");
        }
      }
    }
    Files.writeString(folder.resolve("sales.csv"), sales);
    sales.append(
        "anna,desk,-1,2024-01-03\nanna,desk,many,2024-01-03\nanna,desk\nanna,desk,1,soon\n");
    Files.writeString(folder.resolve("orders.csv"), sales);
    Files.writeString(
        folder.resolve("products.csv"),
        "sku,room\n"
            + products.stream().map(item -> item + ",office\n").collect(Collectors.joining()));
  }
}
