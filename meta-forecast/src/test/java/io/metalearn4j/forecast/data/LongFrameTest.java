package io.metalearn4j.forecast.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.Frequency;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
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
  void gapsBlanksStockOutsAndLateStartsAreMissingAndCounted() {
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
    assertRefused("unique_id,ds\na,2024-01-01\n", "column y is absent");
    assertRefused("unique_id,ds,y\na,1,1\na,1,2\n", "repeats a at 1");
    assertRefused("unique_id,ds,y\na,soon,1\n", "soon");
    assertRefused("unique_id,ds,y\na,1,-2\n", "-2");
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
