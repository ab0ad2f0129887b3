package io.metalearn4j.forecast.data;

import io.metalearn4j.data.table.ColumnType;
import io.metalearn4j.data.table.DataTable;
import io.metalearn4j.forecast.Frequency;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** The period of every row of a table. */
final class Periods {
  private final DataTable table;
  private final String column;
  private final Frequency frequency;
  private final boolean texts;
  private final Map<String, Long> parsed = new HashMap<>();
  private String firstDate = "";
  private String firstNumber = "";

  Periods(DataTable table, String column, Frequency frequency) {
    this.table = table;
    this.column = column;
    this.frequency = frequency;
    texts = table.columns().get(column) != ColumnType.TIME;
  }

  long of(int row) {
    if (!texts) {
      long time = table.time(column, row);
      return frequency == Frequency.STEP
          ? time
          : frequency.period(Instant.ofEpochMilli(time).atZone(ZoneOffset.UTC).toLocalDate());
    }
    String text =
        table
            .category(column, row)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "column '" + column + "', row " + row + " is missing, must be a period"));
    Long period = parsed.get(text);
    if (period == null) {
      period = frequency.parse(text);
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
      parsed.put(text, period);
    }
    return period;
  }

  boolean dated() {
    return texts ? !firstDate.isEmpty() : frequency != Frequency.STEP;
  }
}
