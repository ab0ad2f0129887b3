package io.metalearn4j.recsys.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.metalearn4j.data.table.DataTable;
import io.metalearn4j.data.table.InvalidTableException;
import io.metalearn4j.store.JsonObject;
import io.metalearn4j.store.ModelFormatException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadersTest {
  private static final InteractionFrame FRAME =
      InteractionFrame.columns("user", "item").value("rating").time("time");
  private static final Path REAL = Path.of("../../shared/data");

  @TempDir private Path folder;

  @Test
  void ownFilesArePlainOrGzipAndBrokenLinesAreCounted() throws IOException {
    String text =
        """
        user,item,rating,time
        a,x,4,2020-02-01
        b,"y,z",5,1580515200
        ,x,3,
        a,x,,2020-02-01
        a,y,2,2020-02-01T10:00:00+02:00
        """;
    Path plain = Files.writeString(folder.resolve("ratings.csv"), text);
    Path packed = folder.resolve("ratings.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    for (Path file : List.of(plain, packed)) {
      Dataset data = FRAME.read(file);
      assertEquals(3, data.interactions().size());
      assertEquals(Map.of("no user or item", 1, "no value", 1), data.cleaning());
      assertEquals(1_580_515_200, data.interactions().time(0));
      assertEquals(1_580_515_200 + 8 * 3600, data.interactions().time(2));
      assertEquals("y,z", data.interactions().items().name(1));
    }
  }

  @Test
  void wrongTextsAreRefusedByColumnAndValue() throws IOException {
    for (String line : List.of("a,x,many,0", "a,x,1,yesterday")) {
      Path file = Files.writeString(folder.resolve("wrong.csv"), "user,item,rating,time\n" + line);
      String message =
          assertThrows(InvalidTableException.class, () -> FRAME.read(file)).getMessage();
      assertTrue(message.contains("many") || message.contains("yesterday"), message);
      assertTrue(message.contains("column '"), message);
    }
  }

  @Test
  void queriesAndParquetReadAsFilesDo() throws Exception {
    Path csv =
        Files.writeString(
            folder.resolve("sales.csv"),
            """
            customer,sku,units,sold
            a,x,2,2020-02-01 10:00:00
            b,y,1,2020-02-02 00:00:00
            ,y,1,2020-02-02 00:00:00
            """);
    Path parquet = folder.resolve("sales.parquet");
    InteractionFrame frame =
        InteractionFrame.columns("customer", "sku").value("units").time("sold");
    Interactions expected = frame.read(csv).interactions();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT * FROM read_csv_auto('%s')) TO '%s' (FORMAT PARQUET)"
              .formatted(csv, parquet));
      try (ResultSet query = statement.executeQuery("SELECT * FROM '%s'".formatted(parquet))) {
        Dataset read = frame.read(query);
        assertEquals(Map.of("no user or item", 1), read.cleaning());
        assertEquals(2, read.interactions().size());
        for (int e = 0; e < 2; e++) {
          assertEquals(expected.time(e), read.interactions().time(e));
          assertEquals(expected.value(e), read.interactions().value(e));
          assertEquals(
              expected.items().name(expected.item(e)),
              read.interactions().items().name(read.interactions().item(e)));
        }
      }
    }
  }

  @Test
  void tablesReadAsFilesDo() {
    DataTable table =
        DataTable.builder()
            .categorical("user", List.of("a", "b"))
            .categorical("item", List.of("x", "x"))
            .categorical("color", List.of("red|blue", "green"))
            .numeric("price", 1.5, Double.NaN)
            .time("at", 5000, 6000)
            .build();
    Dataset read = InteractionFrame.columns("user", "item").time("at").read(table);
    assertEquals(6, read.interactions().time(1));
    Map<String, Attributes> users = InteractionFrame.attributes(table, "user");
    assertEquals(
        Attributes.none()
            .with("item", "x")
            .with("color", "red", "blue")
            .with("price", "1.5")
            .with("at", "5000"),
        users.get("a"));
    assertEquals(List.of(), users.get("b").get("price"));
  }

  @Test
  void attributesMayHaveSeveralValues() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("items.tsv"), "item\tgenre\tyear\nx\tDrama|War\t1995\ny\t\t\n");
    Map<String, Attributes> items = InteractionFrame.attributes(file, "item");
    assertEquals(List.of("Drama", "War"), items.get("x").get("genre"));
    assertEquals(Attributes.none(), items.get("y"));
  }

  @Test
  void attributesAreGivenOnce() throws IOException {
    Path file = Files.writeString(folder.resolve("twice.csv"), "item,color\nx,red\nx,blue\n");
    InvalidTableException e =
        assertThrows(InvalidTableException.class, () -> InteractionFrame.attributes(file, "item"));
    assertEquals("item", e.column());
    assertTrue(e.getMessage().contains("'x' is there twice"), e.getMessage());
  }

  @Test
  void aMissingColumnIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("r.csv"), "user,product,rating,time\na,b,1,0\n");
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> FRAME.read(file));
    assertEquals(true, e.getMessage().contains("'item'"));
  }

  @Test
  void retailLinesAreCleanedByTheRules() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("retail.tsv"),
            """
            InvoiceNo\tStockCode\tDescription\tQuantity\tInvoiceDate\tUnitPrice\tCustomerID\tCountry
            1\t85123A\tLAMP\t6\t2010-12-01 08:26:00\t2.55\t17850\tFrance
            C2\t85123A\tLAMP\t-6\t2010-12-01 08:26:00\t2.55\t17850\tFrance
            3\tPOST\tPOSTAGE\t1\t2010-12-01 08:26:00\t9\t17850\tFrance
            4\t85123A\tLAMP\t6\t2010-12-01 08:26:00\t0\t17850\tFrance
            5\t85123A\tLAMP\t6\t2010-12-01 08:26:00\t2.55\t\tFrance
            """);
    Dataset data = OnlineRetail.read(file);
    assertEquals(1, data.interactions().size());
    assertEquals(
        Map.of("return", 1, "no product", 1, "no price", 1, "no customer", 1), data.cleaning());
    assertEquals(List.of("France"), data.userAttributes().get(0).get("country"));
  }

  @Test
  void householdsKeepWhatTheyBoughtAndWhoTheyAre() throws IOException {
    Files.writeString(
        folder.resolve("transactions_sample.tsv"),
        """
        household_id\tproduct_id\tquantity\ttransaction_timestamp
        7\t940996\t2\t2017-01-28 14:06:53
        7\t940997\t0\t2017-01-28 14:06:53
        """);
    Files.writeString(
        folder.resolve("demographics.tsv"),
        """
        household_id\tage\tincome\thome_ownership\tmarital_status\thousehold_size\thousehold_comp\tkids_count
        7\t65+\t35-49K\tNA\tMarried\t2\t2 Adults No Kids\t0
        """);
    Files.writeString(
        folder.resolve("products.tsv"),
        """
        product_id\tmanufacturer_id\tdepartment\tbrand\tproduct_category\tproduct_type
        940996\t2\tGROCERY\tNational\tFRZN ICE\tNA
        """);
    Dataset data = CompleteJourney.read(folder);
    assertEquals(1, data.interactions().size());
    assertEquals(1_485_612_413, data.interactions().time(0));
    assertEquals(Map.of("no quantity", 1), data.cleaning());
    assertEquals(List.of("65+"), data.userAttributes().get(0).get("age"));
    assertEquals(List.of(), data.userAttributes().get(0).get("home_ownership"));
    assertEquals(List.of("GROCERY"), data.itemAttributes().get(0).get("department"));
  }

  @Test
  void movieLensHasItsPublishedSizes() throws IOException {
    assumeTrue(Files.isDirectory(REAL.resolve("movielens-100k")), "no MovieLens data at " + REAL);
    Dataset small = MovieLens.read100k(REAL.resolve("movielens-100k"));
    assertEquals(100_000, small.interactions().size());
    assertEquals(943, small.interactions().users().size());
    assertEquals(1682, small.interactions().items().size());
    assertEquals(
        List.of("Animation", "Children's", "Comedy"),
        small
            .itemAttributes()
            .get(small.interactions().items().find("1").orElseThrow())
            .get("genre"));
  }

  @Test
  void encodersSurviveTheirState() throws IOException {
    List<Attributes> items =
        List.of(
            Attributes.none().with("kind", "a").with("price", "3"),
            Attributes.none()
                .with("kind", "a", "b")
                .with("price", "5")
                .with("text", "one two three four five six"));
    AttributeEncoder encoder =
        AttributeEncoder.fit(
            List.of(
                new AttributeEncoder.Category("kind", .5, 1),
                new AttributeEncoder.Numeric("price", 1, 2),
                new AttributeEncoder.Text("text", 1, 8)),
            items);
    AttributeEncoder again =
        AttributeEncoder.of(JsonObject.parse("encoder", encoder.state().toString()));
    assertEquals(encoder.state(), again.state());
    for (Attributes item : items) {
      SparseRows.Row one = encoder.encode(item);
      SparseRows.Row two = again.encode(item);
      assertEquals(one.size(), two.size());
      for (int e = 0; e < one.size(); e++) {
        assertEquals(one.index(e), two.index(e));
        assertEquals(one.value(e), two.value(e));
      }
    }
    assertEquals(1, encoder.encode(Attributes.none()).size());
  }

  @Test
  void encodersRefuseNumbersOutOfRange() {
    assertThrows(IllegalArgumentException.class, () -> new AttributeEncoder.Category("kind", 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new AttributeEncoder.Numeric("price", 1, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new AttributeEncoder.Text("text", Double.NaN, 8));
    String text =
        AttributeEncoder.fit(List.of(new AttributeEncoder.Text("t", 1, 8)), List.of())
            .state()
            .toString();
    for (String damaged :
        List.of(
            text.replace("\"text\"", "\"picture\""),
            text.replace("\"buckets\":8", "\"buckets\":2000000000"),
            text.replace("\"weight\":1.0", "\"weight\":-1.0"))) {
      assertNotEquals(text, damaged);
      assertThrows(
          ModelFormatException.class,
          () -> AttributeEncoder.of(JsonObject.parse("encoder", damaged)));
    }
  }

  @Test
  void attributesAreGuessedByTheirValues() {
    List<Attributes> items =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    Attributes.none()
                        .with("price", Double.toString(i))
                        .with("department", "home and garden " + i / 10)
                        .with("name", "white lamp number" + i))
            .toList();
    assertEquals(
        List.of(
            new AttributeEncoder.Numeric("price", 1, 2),
            new AttributeEncoder.Category("department", 1, 3),
            new AttributeEncoder.Text("name", 1, 256)),
        AttributeEncoder.guess(items));
    AttributeEncoder wide = AttributeEncoder.fitLikeness(items);
    assertEquals(1 + 2 + 2 + 4096, wide.size());
  }

  @Test
  void contentSimilarityIsTheSumOfItsBlocks() {
    List<Attributes> items =
        List.of(
            Attributes.none().with("kind", "a", "b").with("year", "1990"),
            Attributes.none().with("kind", "b", "c").with("year", "1994"));
    SparseRows rows =
        ContentEncoder.encode(
            List.of(ContentEncoder.Tokens.of(2, "kind"), new ContentEncoder.Numeric(.5, "year", 4)),
            items);
    assertEquals(2.5, product(rows, 0, 0), .01);
    assertEquals(2 * .5 + .5 * Math.exp(-.5), product(rows, 0, 1), .01);
  }

  private static double product(SparseRows rows, int a, int b) {
    double sum = 0;
    for (int e = rows.start(a); e < rows.end(a); e++) {
      for (int f = rows.start(b); f < rows.end(b); f++) {
        sum += rows.index(e) == rows.index(f) ? rows.value(e) * rows.value(f) : 0;
      }
    }
    return sum;
  }
}
