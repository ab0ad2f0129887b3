package io.metalearn4j.data.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables from databases, DuckDB standing for all of them, and from Parquet files through it. */
class QueryTest {
  private static final Map<String, ColumnType> COLUMNS =
      Map.of("sku", ColumnType.CATEGORICAL, "price", ColumnType.NUMERIC, "sold", ColumnType.TIME);

  private static final String ROWS =
      "SELECT * FROM (VALUES ('A1', 2.5::DECIMAL(9, 2), TIMESTAMP '2011-08-01 09:30:00', 7), "
          + "(NULL, NULL, TIMESTAMP '2011-08-02 00:00:00', 8)) AS sales(sku, price, sold, other)";

  @Test
  void readsTheColumnsOfAQuery() throws SQLException {
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement();
        ResultSet query = statement.executeQuery(ROWS)) {
      check(DataTable.ofQuery(COLUMNS, query));
    }
  }

  @Test
  void readsAParquetFile(@TempDir Path directory) throws SQLException {
    String file = "'" + directory.resolve("sales.parquet") + "'";
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement()) {
      statement.execute("COPY (" + ROWS + ") TO " + file + " (FORMAT PARQUET)");
      try (ResultSet query = statement.executeQuery("SELECT * FROM " + file)) {
        check(DataTable.ofQuery(COLUMNS, query));
      }
    }
  }

  @Test
  void refusesAMissingTime() throws SQLException {
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement();
        ResultSet query = statement.executeQuery("SELECT NULL::TIMESTAMP AS sold")) {
      InvalidTableException refused =
          assertThrows(
              InvalidTableException.class,
              () -> DataTable.ofQuery(Map.of("sold", ColumnType.TIME), query));
      assertTrue(refused.getMessage().contains("sold"), refused.getMessage());
    }
  }

  private static void check(DataTable table) {
    assertEquals(2, table.rows());
    assertEquals(Optional.of("A1"), table.category("sku", 0));
    assertEquals(2.5, table.numeric("price", 0));
    assertEquals(Instant.parse("2011-08-01T09:30:00Z").toEpochMilli(), table.time("sold", 0));
    assertTrue(table.isMissing("sku", 1));
    assertTrue(table.isMissing("price", 1));
  }
}
