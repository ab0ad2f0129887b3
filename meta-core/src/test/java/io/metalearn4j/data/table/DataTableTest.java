package io.metalearn4j.data.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DataTableTest {
  private static final DataTable SALES =
      DataTable.builder()
          .numeric("price", 1.5, Double.NaN, 3)
          .categorical("brand", Arrays.asList("b", null, "a"))
          .time("week", 3, 1, 3)
          .build();

  @Test
  void givesBackItsValues() {
    assertEquals(3, SALES.rows());
    assertEquals(
        Map.of(
            "price", ColumnType.NUMERIC, "brand", ColumnType.CATEGORICAL, "week", ColumnType.TIME),
        SALES.columns());
    assertEquals(1.5, SALES.numeric("price", 0));
    assertTrue(SALES.isMissing("price", 1));
    assertTrue(SALES.isMissing("brand", 1));
    assertFalse(SALES.isMissing("week", 1));
    assertEquals(Optional.of("b"), SALES.category("brand", 0));
    assertEquals(Optional.empty(), SALES.category("brand", 1));
    assertEquals(1, SALES.time("week", 1));
  }

  @Test
  void sharesNoArrayWithItsCaller() {
    double[] prices = {1};
    long[] times = {1};
    DataTable table = DataTable.builder().numeric("price", prices).time("week", times).build();
    prices[0] = 2;
    times[0] = 2;
    assertEquals(1, table.numeric("price", 0));
    assertEquals(1, table.time("week", 0));
  }

  @Test
  void givesCopiesOfWholeColumns() {
    SALES.numbers("price")[0] = 9;
    SALES.times("week")[0] = 9;
    SALES.codes("brand")[0] = 9;
    assertEquals(1.5, SALES.numbers("price")[0]);
    assertEquals(3, SALES.times("week")[0]);
    assertEquals(List.of("b", "a"), SALES.categories("brand"));
    assertEquals(List.of(0, -1, 1), Arrays.stream(SALES.codes("brand")).boxed().toList());
    assertThrows(InvalidTableException.class, () -> SALES.numbers("week"));
  }

  @Test
  void takesCodesOfADictionary() {
    DataTable table = DataTable.builder().categorical("sku", List.of("x", "y"), 1, -1, 1).build();
    assertEquals(Optional.of("y"), table.category("sku", 0));
    assertTrue(table.isMissing("sku", 1));
    assertEquals(List.of("x", "y"), table.categories("sku"));
    assertThrows(
        InvalidTableException.class,
        () -> DataTable.builder().categorical("sku", List.of("x", "x"), 0));
    assertThrows(
        InvalidTableException.class, () -> DataTable.builder().categorical("sku", List.of("x"), 1));
  }

  @Test
  void selectsSortsAndFilters() {
    assertEquals(3, SALES.select(2, 2).numeric("price", 1));
    DataTable sorted = SALES.sortedBy("week");
    assertTrue(sorted.isMissing("price", 0));
    assertEquals(1.5, sorted.numeric("price", 1), "rows of the same time keep their order");
    assertEquals(2, SALES.where(row -> SALES.time("week", row) == 3).rows());
    assertEquals(0, SALES.select().rows());
  }

  @Test
  void groupsByACategory() {
    DataTable table =
        DataTable.builder().categorical("sku", List.of("x", "y", "x")).time("t", 1, 2, 3).build();
    Map<String, DataTable> groups = table.groupBy("sku");
    assertEquals(List.of("x", "y"), List.copyOf(groups.keySet()));
    assertEquals(3, groups.getOrDefault("x", SALES).time("t", 1));
    var e = assertThrows(InvalidTableException.class, () -> SALES.groupBy("brand"));
    assertEquals(
        "column 'brand', row 2, counted from 1: the missing value is not allowed here",
        e.getMessage());
  }

  @Test
  void takesRowsOfAnApplication() {
    Map<String, Object> first = new HashMap<>();
    first.put("price", 2);
    first.put("brand", ColumnType.TIME);
    first.put("at", Instant.ofEpochMilli(5));
    first.put("more", new Object());
    Map<String, Object> second = new HashMap<>();
    second.put("price", null);
    second.put("at", LocalDate.EPOCH);
    DataTable table =
        DataTable.ofRows(
            Map.of(
                "price",
                ColumnType.NUMERIC,
                "brand",
                ColumnType.CATEGORICAL,
                "at",
                ColumnType.TIME),
            List.of(
                first,
                second,
                Map.of("price", 1L, "brand", 17, "at", LocalDateTime.MIN.withYear(1970))));
    assertEquals(2, table.numeric("price", 0));
    assertEquals(Optional.of("TIME"), table.category("brand", 0));
    assertEquals(5, table.time("at", 0));
    assertTrue(table.isMissing("price", 1));
    assertTrue(table.isMissing("brand", 1));
    assertEquals(0, table.time("at", 1));
    assertEquals(Optional.of("17"), table.category("brand", 2));
  }

  @Test
  void refusesRowsOfOtherClasses() {
    refuses(
        "x", ColumnType.NUMERIC, "column 'c', row 1, counted from 1: 'x' must be a finite Number");
    refuses(
        Double.NaN,
        ColumnType.NUMERIC,
        "column 'c', row 1, counted from 1: 'NaN' must be a finite Number");
    refuses(
        1.5,
        ColumnType.CATEGORICAL,
        "column 'c', row 1, counted from 1: '1.5' must be a string, enum, boolean, int or long");
    refuses(
        "1970",
        ColumnType.TIME,
        "column 'c', row 1, counted from 1: '1970' must be an Instant, LocalDate, LocalDateTime, int or long");
  }

  private static void refuses(Object value, ColumnType type, String message) {
    var e =
        assertThrows(
            InvalidTableException.class,
            () -> DataTable.ofRows(Map.of("c", type), List.of(Map.of("c", value))));
    assertEquals(message, e.getMessage());
    assertEquals("c", e.column());
    assertEquals(0, e.row());
  }

  @Test
  void refusesColumnsThatDoNotFit() {
    DataTable.Builder builder = DataTable.builder().numeric("a", 1, 2);
    assertThrows(InvalidTableException.class, () -> builder.numeric("b", 1));
    assertThrows(InvalidTableException.class, () -> builder.numeric("a", 1, 2));
    assertThrows(
        InvalidTableException.class, () -> builder.numeric("b", 1, Double.POSITIVE_INFINITY));
    var unknown = assertThrows(InvalidTableException.class, () -> SALES.numeric("prize", 0));
    assertEquals(
        "column 'prize' is not in the table, which has [price, brand, week]", unknown.getMessage());
    var type = assertThrows(InvalidTableException.class, () -> SALES.numeric("brand", 0));
    assertEquals("column 'brand' is CATEGORICAL, must be NUMERIC", type.getMessage());
  }
}
