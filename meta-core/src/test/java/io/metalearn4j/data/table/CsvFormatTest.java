package io.metalearn4j.data.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFormatTest {
  private static final CsvFormat SALES =
      CsvFormat.commas().numeric("price").categorical("brand").time("day", TimeFormat.iso());

  @Test
  void readsOnlyTheColumnsNamed() throws IOException {
    DataTable table =
        SALES.read(
            new StringReader(
                "brand,note,day,price\n\"a, \"\"b\"\"\",x,1970-01-02,1.5\n,y,1970-01-01T00:00:01Z,\n"));
    assertEquals("2 rows of {price=NUMERIC, brand=CATEGORICAL, day=TIME}", table.toString());
    assertEquals(Optional.of("a, \"b\""), table.category("brand", 0));
    assertEquals(1.5, table.numeric("price", 0));
    assertEquals(86_400_000, table.time("day", 0));
    assertTrue(table.isMissing("brand", 1));
    assertTrue(table.isMissing("price", 1));
    assertEquals(1000, table.time("day", 1));
  }

  @Test
  void readsPlainAndGzipAlike(@TempDir Path directory) throws IOException {
    byte[] text = "user::item::rating\nü::1::5\n".getBytes(ISO_8859_1);
    Path plain = Files.write(directory.resolve("ratings"), text);
    Path gzip = directory.resolve("ratings.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
      out.write(text);
    }
    CsvFormat format = CsvFormat.separatedBy("::").charset(ISO_8859_1).categorical("user");
    assertEquals(Optional.of("ü"), format.read(plain).category("user", 0));
    assertEquals(Optional.of("ü"), format.read(gzip).category("user", 0));
    CsvFormat utf8 = format.charset(UTF_8);
    assertThrows(IOException.class, () -> utf8.read(plain));
  }

  @Test
  void skipsAByteOrderMark(@TempDir Path directory) throws IOException {
    Path file =
        Files.writeString(directory.resolve("spreadsheet.csv"), "\ufeff\"price\",n\n1.5,2\n");
    CsvFormat format = CsvFormat.commas().numeric("price");
    assertEquals(1.5, format.read(file).numeric("price", 0));
    assertEquals(List.of("price", "n"), format.names(file));
  }

  @Test
  void namesAFileThatCannotBeRead(@TempDir Path directory) throws IOException {
    Path whole = directory.resolve("whole.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(whole))) {
      for (int row = 0; row < 1000; row++) {
        out.write(("price\n" + row * row).getBytes(UTF_8));
      }
    }
    byte[] bytes = Files.readAllBytes(whole);
    Path half =
        Files.write(directory.resolve("half.csv.gz"), Arrays.copyOf(bytes, bytes.length / 2));
    CsvFormat format = CsvFormat.commas().numeric("price");
    for (Path file : List.of(half, directory.resolve("absent.csv"), directory)) {
      IOException e = assertThrows(IOException.class, () -> format.read(file));
      assertTrue(String.valueOf(e.getMessage()).contains(file.toString()), e::toString);
    }
  }

  @Test
  void takesQuotesAsTheyAreWhereTextsAreUnquoted() throws IOException {
    CsvFormat format = CsvFormat.separatedBy("::").unquoted().header("film").categorical("film");
    DataTable table = format.read(new StringReader("\"M\" a film\n\"open\n"));
    assertEquals(Optional.of("\"M\" a film"), table.category("film", 0));
    assertEquals(Optional.of("\"open"), table.category("film", 1));
  }

  @Test
  void tellsTheSeparatorByTheName(@TempDir Path directory) throws IOException {
    for (String name : List.of("a.tsv.gz", "a.tsv", "a.csv", "a")) {
      String line = name.contains("tsv") ? "x\ty" : "x,y";
      Path file = Files.writeString(directory.resolve(name), line);
      assertEquals(List.of("x", "y"), CsvFormat.of(file).names(file));
    }
  }

  @Test
  void readsFilesWithoutAHeaderAndOtherMissingTexts() throws IOException {
    DataTable table =
        CsvFormat.separatedBy("\t")
            .header("user", "rating", "at")
            .missing("NA", "?")
            .numeric("rating")
            .time("at", TimeFormat.integer())
            .read(new StringReader("1\t5\t881250949\n2\t?\t-1\n"));
    assertEquals(2, table.rows());
    assertEquals(5, table.numeric("rating", 0));
    assertTrue(table.isMissing("rating", 1));
    assertEquals(881250949, table.time("at", 0));
  }

  @Test
  void readsTimesOfAPattern() throws IOException {
    CsvFormat format =
        CsvFormat.commas().time("at", TimeFormat.pattern("[dd.MM.uuuu HH:mm][dd.MM.uuuu]"));
    DataTable table = format.read(new StringReader("at\n09.12.2011 12:50\n09.12.2011\n"));
    assertEquals(Instant.parse("2011-12-09T12:50:00Z").toEpochMilli(), table.time("at", 0));
    assertEquals(Instant.parse("2011-12-09T00:00:00Z").toEpochMilli(), table.time("at", 1));
    assertThrows(IllegalArgumentException.class, () -> TimeFormat.pattern("not one"));
  }

  @Test
  void readsTimesOfAZone() throws IOException {
    TimeFormat berlin = TimeFormat.pattern("uuuu-MM-dd[ HH:mm]", ZoneId.of("Europe/Berlin"));
    DataTable table =
        CsvFormat.commas()
            .time("at", berlin)
            .read(
                new StringReader(
                    "at\n2011-12-09 12:50\n2011-07-09\n2011-10-30 02:30\n2011-03-27 02:30\n"));
    List<String> expected =
        List.of(
            "2011-12-09T11:50:00Z",
            "2011-07-08T22:00:00Z",
            "2011-10-30T00:30:00Z",
            "2011-03-27T01:30:00Z");
    for (int row = 0; row < 4; row++) {
      assertEquals(Instant.parse(expected.get(row)).toEpochMilli(), table.time("at", row));
    }
  }

  @Test
  void readsInstantsWithAnOffset() throws IOException {
    DataTable table =
        SALES.read(new StringReader("price,brand,day\n1,a,2011-12-09T12:50:00+01:00"));
    assertEquals(Instant.parse("2011-12-09T11:50:00Z").toEpochMilli(), table.time("day", 0));
  }

  @Test
  void namesTheFileOfABrokenRow(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("a.csv"), "brand,day,price\nb,1970-01-01,x\n");
    List<String> told = new ArrayList<>();
    SALES.skipInvalid(e -> told.add(e.getMessage())).read(file);
    String message = file + ": column 'price', line 2: 'x' must be a finite decimal number";
    assertEquals(List.of(message), told);
    assertEquals(
        message, assertThrows(InvalidTableException.class, () -> SALES.read(file)).getMessage());
    DataTable table = CsvFormat.commas().categorical("price").read(file);
    assertEquals(
        file + ": column 'price', line 2: 'x' must be small",
        table.where(row -> true).invalid("price", 0, "must be small").getMessage());
  }

  @Test
  void leavesOutInvalidRowsAndTellsThemWhereItIsAsked() throws IOException {
    String file =
        """
        price,brand,day
        1,a,1970-01-01
        2,b,yesterday
        much,c,1970-01-01
        3,a
        4,d,1970-01-02
        5,d,1970-01-03
        6,e,
        """;
    List<InvalidTableException> told = new ArrayList<>();
    DataTable table = SALES.skipInvalid(told::add).read(new StringReader(file));
    assertEquals(3, table.rows());
    assertEquals(List.of("a", "d"), table.categories("brand"));
    assertEquals(
        List.of(1.0, 4.0, 5.0),
        IntStream.range(0, 3).mapToObj(r -> table.numeric("price", r)).toList());
    assertEquals(172_800_000, table.time("day", 2));
    assertEquals(List.of(3, 4, 5, 8), told.stream().map(InvalidTableException::line).toList());
    assertEquals(
        List.of("day", "price", "day", "day"),
        told.stream().map(InvalidTableException::column).toList());
    told.clear();
    List<String> parts = new ArrayList<>();
    SALES
        .skipInvalid(told::add)
        .read(
            new StringReader(file),
            "brand",
            1,
            part -> parts.add(part.rows() + " of " + part.categories("brand")));
    assertEquals(List.of("1 of [a]", "2 of [d]"), parts);
    assertEquals(4, told.size());
    assertThrows(
        InvalidTableException.class,
        () -> SALES.skipInvalid(told::add).read(new StringReader("price,brand\n")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"NaN", "Infinity", "1e999", " 1", "1 ", "0x1p3", "1d", "1,5", "--1", "e", "-"})
  void refusesWhatIsNoDecimalNumber(String text) {
    CsvFormat format = CsvFormat.separatedBy(";").numeric("price");
    var e =
        assertThrows(
            InvalidTableException.class,
            () -> format.read(new StringReader("price\n1\n" + text + "\n")));
    assertEquals(
        "column 'price', line 3: '" + text + "' must be a finite decimal number", e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "brand,price                | column 'day' is not in the file, which has [brand, price]",
        "day,brand,price,brand      | column 'brand' is in the file twice, must be once",
        "price,brand,day\\n1,b      | column 'day', line 2: the line has 2 fields, must have 3",
        "price,brand,day\\n1,b,x    | column 'day', line 2: 'x' must be an ISO 8601 date or instant",
        "price,brand,day\\n1,b,     | column 'day', line 2: the missing value is not allowed in a time column"
      })
  void refusesAFileThatIsNotAsNamed(String file, String message) {
    var e =
        assertThrows(
            InvalidTableException.class,
            () -> SALES.read(new StringReader(file.replace("\\n", "\n"))));
    assertEquals(message, e.getMessage());
  }

  @Test
  void refusesAnEmptyFileAndAColumnNamedTwice() {
    assertThrows(InvalidTableException.class, () -> SALES.read(new StringReader("")));
    assertThrows(InvalidTableException.class, () -> SALES.categorical("price"));
  }

  @Test
  void readsOnlineRetail() throws IOException {
    Path file = Path.of("../../shared/data/online-retail/online_retail.tsv.gz");
    assumeTrue(Files.exists(file), "skipped: " + file + " is not there");
    DataTable table =
        CsvFormat.separatedBy("\t")
            .categorical("StockCode", "CustomerID")
            .numeric("Quantity", "UnitPrice")
            .time("InvoiceDate", TimeFormat.pattern("uuuu-MM-dd HH:mm:ss"))
            .read(file);
    assertEquals(541_909, table.rows());
    DataTable purchases =
        table.where(
            row ->
                !table.isMissing("CustomerID", row)
                    && table.numeric("Quantity", row) > 0
                    && table.numeric("UnitPrice", row) > 0);
    assertEquals(397_884, purchases.rows());
    assertEquals(4_338, purchases.groupBy("CustomerID").size());
    assertEquals(3_665, purchases.groupBy("StockCode").size());
  }
}
