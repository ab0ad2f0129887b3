package io.metalearn4j.forecast.data;

import io.metalearn4j.data.table.ColumnType;
import io.metalearn4j.data.table.DataTable;
import io.metalearn4j.forecast.Frequency;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/** The period of every row of a table. */
final class Periods {
  private static final long UNKNOWN = Long.MIN_VALUE;

  private final DataTable table;
  private final String column;
  private final Frequency frequency;
  private final boolean texts;
  private final long[] times;
  private final int[] codes;
  private final List<String> categories;
  private final long[] parsed;
  private String firstDate = "";
  private String firstNumber = "";

  Periods(DataTable table, String column, Frequency frequency) {
    this.table = table;
    this.column = column;
    this.frequency = frequency;
    texts = table.columns().get(column) != ColumnType.TIME;
    times = texts ? new long[0] : table.times(column);
    codes = texts ? table.codes(column) : new int[0];
    categories = texts ? table.categories(column) : List.of();
    parsed = new long[categories.size()];
    Arrays.fill(parsed, UNKNOWN);
  }

  long of(int row) {
    if (!texts) {
      return frequency == Frequency.STEP
          ? times[row]
          : frequency.period(Instant.ofEpochMilli(times[row]).atZone(ZoneOffset.UTC).toLocalDate());
    }
    int code = codes[row];
    if (code < 0) {
      throw table.invalid(column, row, "must be a period");
    }
    if (parsed[code] == UNKNOWN) {
      parsed[code] = parse(categories.get(code), row);
    }
    return parsed[code];
  }

  private long parse(String text, int row) {
    if (Frequency.isDate(text)) {
      firstDate = firstDate.isEmpty() ? text : firstDate;
    } else {
      firstNumber = firstNumber.isEmpty() ? text : firstNumber;
    }
    if (!firstDate.isEmpty() && !firstNumber.isEmpty()) {
      throw new IllegalArgumentException(
          "column '"
              + column
              + "' has "
              + firstDate
              + " and "
              + firstNumber
              + ", must hold dates or whole numbers only");
    }
    try {
      return frequency.parse(text);
    } catch (IllegalArgumentException e) {
      throw table.invalid(column, row, "must be a whole number, a date or a year and month");
    }
  }

  boolean dated() {
    return texts ? !firstDate.isEmpty() : frequency != Frequency.STEP;
  }
}
