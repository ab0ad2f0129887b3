package io.metalearn4j.examples.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class OnlineRetailTest {

  private static final Path ORIGINAL =
      Path.of("../../shared/data/online-retail/online_retail.tsv.gz");

  @Test
  void whatIsWrittenIsRead() throws Exception {
    LocalDateTime time = LocalDateTime.of(2010, 12, 1, 8, 26);
    List<Transaction> lines =
        List.of(
            new Transaction("536365", time, "17850", "85123A", 6, 2.55),
            new Transaction("536365", time, "17850", "71053", 6, 3.39),
            new Transaction("C536379", time.plusMinutes(1), "", "85123A", -1, 2.55),
            new Transaction("536380", time.plusMinutes(1), "", "85123A", 2, 0.001),
            new Transaction("A563186", time.plusMinutes(2), "17850", "B", 1, -11062.06));
    ByteArrayOutputStream file = new ByteArrayOutputStream();

    OnlineRetail.write(lines, file);

    assertEquals(lines, OnlineRetail.read(new ByteArrayInputStream(file.toByteArray())));
  }

  @Test
  void theOriginalFormatIsRead() throws Exception {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(file)) {
      gzip.write(
          """
          InvoiceNo\tStockCode\tDescription\tQuantity\tInvoiceDate\tUnitPrice\tCustomerID\tCountry
          536365\t85123A\t"T-LIGHT ""HEART"" HOLDER"\t6\t2010-12-01 08:26:00\t2.55\t\tUnited Kingdom
          """
              .getBytes(StandardCharsets.UTF_8));
    }

    assertEquals(
        List.of(
            new Transaction("536365", LocalDateTime.of(2010, 12, 1, 8, 26), "", "85123A", 6, 2.55)),
        OnlineRetailFigures.original(new ByteArrayInputStream(file.toByteArray())));
  }

  @Test
  void theShippedFileIsWhole() throws Exception {
    List<Transaction> lines = OnlineRetail.load();

    assertEquals(541_909, lines.size());
    assertEquals(25_900, lines.stream().map(Transaction::invoice).distinct().count());
    assertEquals(4_372, lines.stream().map(Transaction::customer).distinct().count() - 1);
    assertEquals(4_070, lines.stream().map(Transaction::stock).distinct().count());
    assertEquals(5_176_450, lines.stream().mapToLong(Transaction::quantity).sum());
    assertEquals(
        9_747_747.93, lines.stream().mapToDouble(t -> t.quantity() * t.price()).sum(), 0.01);
  }

  @Test
  void theShippedFileEqualsTheOriginal() throws Exception {
    assumeTrue(
        Files.exists(ORIGINAL), () -> "skipped: the original data set is not at " + ORIGINAL);
    try (InputStream original = Files.newInputStream(ORIGINAL)) {
      assertTrue(OnlineRetailFigures.original(original).equals(OnlineRetail.load()));
    }
  }
}
