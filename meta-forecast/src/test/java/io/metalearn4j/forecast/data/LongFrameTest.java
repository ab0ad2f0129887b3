package io.metalearn4j.forecast.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.data.table.ColumnType;
import io.metalearn4j.data.table.DataTable;
import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.Frequency;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongFrameTest {
  private static final String CSV =
      """
      unique_id,ds,y,price,out,brand
      b,2024-01-08,4,2.0,0,x
      a,2024-01-01,1,1.5,0,y
      a,2024-01-22,3,1.5,0,y
      a,2024-01-15,0,1.0,1,y
      a,2024-01-29,,1.2,0,y
      b,2024-01-15,,2.5,0,x
      """;

  @Test
  void orderLinesAddUpToTheDemandOfTheirPeriodWhereItIsAsked() throws IOException {
    String lines =
        """
        sku,sold,units,empty
        a,2024-01-01 09:00,2,0
        b,2024-01-02 10:00,5,0
        a,2024-01-10 18:30,4,0
        a,2024-01-07 23:59,3,0
        a,2024-01-09 12:00,1,1
        b,2024-01-22 08:00,,0
        b,2024-01-23 08:00,2,0
        b,2024-01-29 08:00,1,0
        """;
    LongFrame frame = LongFrame.columns("sku", "sold", "units").stockOut("empty").linesAddUp();
    LongFrame.Loaded loaded = frame.gapsAreZero().read(new StringReader(lines), Frequency.WEEKLY);
    DemandSeries a = loaded.series().get(0);
    assertArrayEquals(new double[] {5, Double.NaN, 0, 0, 0}, a.demand());
    assertEquals(5, a.atLeast(1));
    DemandSeries b = loaded.series().get(1);
    assertArrayEquals(new double[] {5, 0, 0, Double.NaN, 1}, b.demand());
    assertEquals(0, b.atLeast(3));
    assertEquals(1, loaded.stockOuts());
    assertEquals(1, loaded.blanks());
  }

  @Test
  void aFileInPartsHoldsTheSameSeries() throws IOException {
    StringBuilder text = new StringBuilder("unique_id,ds,y\n");
    for (int i = 0; i < 2_600; i++) {
      for (int t = 0; t < 100; t++) {
        text.append(String.format("s%04d,%d,%d%n", i, t, (i * 31 + t * 7) % 11));
      }
    }
    List<LongFrame.Loaded> parts = new ArrayList<>();
    LongFrame frame = LongFrame.standard();
    frame.read(new StringReader(text.toString()), Frequency.STEP, parts::add);
    assertEquals(3, parts.size());
    List<DemandSeries> whole =
        frame.read(new StringReader(text.toString()), Frequency.STEP).series();
    List<DemandSeries> together = parts.stream().flatMap(p -> p.series().stream()).toList();
    assertEquals(whole.size(), together.size());
    for (int i = 0; i < whole.size(); i++) {
      assertEquals(whole.get(i).id(), together.get(i).id());
      assertArrayEquals(whole.get(i).demand(), together.get(i).demand());
    }
  }

  @Test
  void partsAreSorted() throws IOException {
    for (String ids : List.of("b a", "a b a")) {
      StringBuilder text = new StringBuilder("unique_id,ds,y\n");
      int t = 0;
      for (String id : ids.split(" ", -1)) {
        text.append(id + "," + t++ + ",1\n");
      }
      Exception e =
          assertThrows(
              IllegalArgumentException.class,
              () ->
                  LongFrame.standard()
                      .read(new StringReader(text.toString()), Frequency.STEP, part -> {}));
      assertTrue(e.getMessage().contains("has a after a later id"), e.getMessage());
    }
    assertThrows(
        IllegalStateException.class,
        () ->
            LongFrame.standard()
                .gapsAreZero()
                .read(new StringReader(CSV), Frequency.WEEKLY, part -> {}));
  }

  @Test
  void gapsBlanksStockOutsAndLateStartsAreMissingAndCounted() throws IOException {
    LongFrame.Loaded loaded =
        LongFrame.standard()
            .known("price")
            .attributes("brand")
            .stockOut("out")
            .read(new StringReader(CSV), Frequency.WEEKLY);
    assertEquals(6, loaded.rows());
    assertEquals(1, loaded.gaps());
    assertEquals(2, loaded.blanks());
    assertEquals(1, loaded.stockOuts());
    assertEquals(1, loaded.lateStarts());
    DemandSeries b = loaded.series().get(0);
    DemandSeries a = loaded.series().get(1);
    assertEquals("b", b.id());
    assertArrayEquals(new double[] {1, Double.NaN, Double.NaN, 3}, a.demand());
    assertEquals(1.2, a.known("price", 4), "the plan reaches past the last demand");
    assertEquals("x", b.attributes().get("brand"));
    assertEquals(1, b.length());
    assertTrue(b.knows("price", 1));
  }

  @Test
  void observedColumnsEndWithTheDemandAndStayMissingWhereTheyAre() throws IOException {
    String csv =
        """
        unique_id,ds,y,price,visits
        a,0,3,1.5,70
        a,2,4,1.5,
        a,3,5,1.2,90
        a,4,,1.2,80
        """;
    LongFrame.Loaded loaded =
        LongFrame.standard()
            .known("price")
            .observed("visits")
            .read(new StringReader(csv), Frequency.STEP);
    DemandSeries a = loaded.series().get(0);
    assertEquals(4, a.length());
    assertEquals(70, a.observed("visits", 0));
    assertTrue(Double.isNaN(a.observed("visits", 1)) && Double.isNaN(a.observed("visits", 2)));
    assertEquals(90, a.observed("visits", 3));
    assertThrows(IllegalArgumentException.class, () -> a.observed("visits", 4));
    assertEquals(1.2, a.known("price", 4));
    assertEquals(2, loaded.unobserved());
  }

  @Test
  void gzipReadsAsPlain(@TempDir Path folder) throws IOException {
    Path plain = folder.resolve("a.csv");
    Path gzip = folder.resolve("a.csv.gz");
    Files.writeString(plain, CSV);
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
      out.write(CSV.getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(
        LongFrame.standard().read(plain, Frequency.WEEKLY).series().toString(),
        LongFrame.standard().read(gzip, Frequency.WEEKLY).series().toString());
  }

  @Test
  void badInputIsNamed() {
    assertRefused("unique_id,ds,y\na,2024-01-01,many\n", "many");
    assertRefused("unique_id,ds\na,2024-01-01\n", "column 'y' is not in the file");
    assertRefused(
        "unique_id,ds,y\n,2024-01-01,1\n",
        "column 'unique_id', line 2: the missing value must name a SKU");
    assertRefused(
        "unique_id,ds,y\na,,1\n", "column 'ds', line 2: the missing value must be a period");
    assertRefused("unique_id,ds,y\na,1,1\na,2024-01-01,1\n", "2024-01-01 and 1");
    assertRefused("unique_id,ds,y\na,1,1\na,10000000,1\n", "spans 10000000 periods");
    assertRefused("unique_id,ds,y\na,1,1e999\n", "1e999");
    assertRefused(
        "unique_id,ds,y\na,1,1\na,1,2\n",
        "column 'ds', line 3: '1' is in a period of a that has a row");
    assertRefused("unique_id,ds,y\na,soon,1\n", "soon");
    assertRefused("unique_id,ds,y\na,1,-2\n", "-2");
  }

  @Test
  void aStockOutAtTheEndIsHistoryAndNotPlan() throws IOException {
    LongFrame frame = LongFrame.standard().known("price").stockOut("out");
    String csv = "unique_id,ds,y,price,out\na,1,4,2,0\na,2,0,2,1\na,3,,1,0\n";
    DemandSeries a = frame.read(new StringReader(csv), Frequency.STEP).series().get(0);
    assertArrayEquals(new double[] {4, Double.NaN}, a.demand());
    assertEquals(1, a.known("price", 2));
  }

  @Test
  void gapsAreZeroOnlyWhereThatIsSaid() throws IOException {
    String csv = "unique_id,ds,y\na,1,4\na,4,\na,3,2\nb,2,1\nb,6,1\n";
    LongFrame.Loaded zero =
        LongFrame.standard().gapsAreZero().read(new StringReader(csv), Frequency.STEP);
    assertArrayEquals(new double[] {4, 0, 2, Double.NaN, 0, 0}, zero.series().get(0).demand());
    assertArrayEquals(new double[] {1, 0, 0, 0, 1}, zero.series().get(1).demand());
    assertEquals(6, zero.gaps());
    LongFrame.Loaded missing = LongFrame.standard().read(new StringReader(csv), Frequency.STEP);
    assertArrayEquals(
        new double[] {4, Double.NaN, 2, Double.NaN}, missing.series().get(0).demand());
    assertEquals(4, missing.gaps());
    assertEquals(1, missing.earlyEnds());
  }

  @Test
  void aMissingPriceIsThatOfThePeriodBeforeAndCounted() throws IOException {
    LongFrame frame = LongFrame.standard().known("price");
    String csv = "unique_id,ds,y,price\na,1,4,2\na,2,1,\na,4,1,3\n";
    LongFrame.Loaded loaded = frame.read(new StringReader(csv), Frequency.STEP);
    assertEquals(2, loaded.series().get(0).known("price", 2));
    assertEquals(2, loaded.carried());
    assertThrows(
        IllegalArgumentException.class,
        () -> frame.read(new StringReader("unique_id,ds,y,price\na,1,4,\n"), Frequency.STEP));
  }

  @Test
  void queriesAndParquetReadAsCsv(@TempDir Path folder) throws IOException, SQLException {
    LongFrame frame = LongFrame.standard().known("price").attributes("brand").stockOut("out");
    Path parquet = folder.resolve("sales.parquet");
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement()) {
      statement.execute(
          "CREATE TABLE sales(unique_id VARCHAR, ds DATE, y DOUBLE, price DOUBLE, out BOOLEAN,"
              + " brand VARCHAR)");
      for (String line : CSV.lines().skip(1).toList()) {
        String[] f = line.split(",", -1);
        statement.execute(
            String.format(
                "INSERT INTO sales VALUES ('%s', '%s', %s, %s, %s, '%s')",
                f[0], f[1], f[2].isEmpty() ? "NULL" : f[2], f[3], f[4].equals("1"), f[5]));
      }
      statement.execute("COPY sales TO '" + parquet + "' (FORMAT PARQUET)");
      LongFrame.Loaded csv = frame.read(new StringReader(CSV), Frequency.WEEKLY);
      for (String query : List.of("SELECT * FROM sales", "SELECT * FROM '" + parquet + "'")) {
        try (ResultSet rows = statement.executeQuery(query)) {
          assertSame(csv, frame.read(rows, Frequency.WEEKLY));
        }
      }
    }
  }

  @Test
  void objectsOfAnApplicationReadAsCsv() throws IOException {
    Map<String, ColumnType> types = new LinkedHashMap<>();
    types.put("unique_id", ColumnType.CATEGORICAL);
    types.put("ds", ColumnType.TIME);
    types.put("y", ColumnType.NUMERIC);
    List<Map<String, Object>> rows =
        List.of(
            Map.of("unique_id", 7, "ds", LocalDate.of(2024, 1, 1), "y", 3),
            Map.of("unique_id", 7, "ds", LocalDate.of(2024, 1, 15), "y", 5));
    LongFrame.Loaded loaded =
        LongFrame.standard().of(DataTable.ofRows(types, rows), Frequency.WEEKLY);
    String csv = "unique_id,ds,y\n7,2024-01-01,3\n7,2024-01-15,5\n";
    assertSame(LongFrame.standard().read(new StringReader(csv), Frequency.WEEKLY), loaded);
    assertTrue(loaded.dated());
  }

  /** Whatever the gaps and the order of the rows, nothing is lost and nothing made up. */
  @Property(tries = 200)
  void whatWasWrittenIsReadAndTheRestIsCounted(
      @ForAll @Size(min = 1, max = 4)
          List<@Size(min = 1, max = 30) List<@IntRange(min = -3, max = 9) Integer>> frame,
      @ForAll @IntRange(max = 5000) int start,
      @ForAll Frequency frequency,
      @ForAll long seed)
      throws IOException {
    List<String> lines = new ArrayList<>();
    int blanks = 0;
    int gaps = 0;
    for (int s = 0; s < frame.size(); s++) {
      List<Integer> values = frame.get(s);
      for (int t = 0; t < values.size(); t++) {
        int y = values.get(t);
        boolean edge = t == 0 || t == values.size() - 1;
        boolean row = edge || y >= -1; // -1 is an empty value, less no row at all
        blanks += row && y < 0 ? 1 : 0;
        gaps += row ? 0 : 1;
        if (row) {
          String ds =
              frequency == Frequency.STEP
                  ? String.valueOf(start + s + t)
                  : frequency.firstDay(start + s + t).toString();
          lines.add("sku" + s + "," + ds + "," + (y < 0 ? "" : String.valueOf(y)));
        }
      }
    }
    Collections.shuffle(lines, new Random(seed));
    LongFrame.Loaded loaded =
        LongFrame.standard()
            .read(
                new StringReader("unique_id,ds,y\n" + String.join("\n", lines) + "\n"), frequency);
    assertEquals(lines.size(), loaded.rows());
    assertEquals(blanks, loaded.blanks());
    assertEquals(gaps, loaded.gaps());
    assertEquals(frame.size() - 1, loaded.lateStarts());
    for (DemandSeries series : loaded.series()) {
      int s = Integer.parseInt(series.id().substring(3));
      assertEquals(start + s, series.start());
      assertArrayEquals(
          frame.get(s).stream().mapToDouble(y -> y < 0 ? Double.NaN : y).toArray(),
          series.demand());
    }
  }

  @Property(tries = 300)
  void aPeriodStartsOnItsFirstDayAndEndsBeforeTheNext(
      @ForAll Frequency frequency, @ForAll @IntRange(min = -2000, max = 30_000) int period) {
    LocalDate first = frequency.firstDay(period);
    LocalDate next = frequency.firstDay(period + 1L);
    assertEquals(period, frequency.period(first));
    assertEquals(period, frequency.period(next.minusDays(1)));
    assertTrue(first.isBefore(next));
  }

  private static void assertSame(LongFrame.Loaded expected, LongFrame.Loaded actual) {
    assertEquals(expected.series().toString(), actual.series().toString());
    assertEquals(expected.rows(), actual.rows());
    assertEquals(expected.gaps(), actual.gaps());
    assertEquals(expected.blanks(), actual.blanks());
    assertEquals(expected.stockOuts(), actual.stockOuts());
    for (int i = 0; i < expected.series().size(); i++) {
      DemandSeries a = expected.series().get(i);
      DemandSeries b = actual.series().get(i);
      assertArrayEquals(a.demand(), b.demand());
      assertEquals(a.start(), b.start());
      assertEquals(a.attributes(), b.attributes());
    }
  }

  private static void assertRefused(String csv, String part) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> LongFrame.standard().read(new StringReader(csv), Frequency.WEEKLY));
    assertTrue(String.valueOf(e.getMessage()).contains(part), e.getMessage());
  }

  @Test
  void periodsOfAllFrequenciesAreAdjacent() {
    assertEquals(1, Frequency.WEEKLY.parse("2024-01-08") - Frequency.WEEKLY.parse("2024-01-07"));
    assertEquals(0, Frequency.WEEKLY.parse("2024-01-14") - Frequency.WEEKLY.parse("2024-01-08"));
    assertEquals(1, Frequency.MONTHLY.parse("2024-01") - Frequency.MONTHLY.parse("2023-12-31"));
    assertEquals(
        1, Frequency.QUARTERLY.parse("2024-04-01") - Frequency.QUARTERLY.parse("2024-03-31"));
    assertEquals(1, Frequency.YEARLY.parse("2024-01-01") - Frequency.YEARLY.parse("2023-12-31"));
  }
}
