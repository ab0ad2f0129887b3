package io.metalearn4j.data.table;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns an application's objects into columns. */
final class Values {
  private Values() {}

  static Column column(String name, ColumnType type, List<? extends @Nullable Object> values) {
    return switch (type) {
      case NUMERIC -> numeric(name, values);
      case CATEGORICAL -> categorical(name, values);
      case TIME -> time(name, values);
    };
  }

  /** The value of a column in the query's current row. */
  static @Nullable Object ofQuery(ResultSet query, String name, ColumnType type)
      throws SQLException {
    return switch (type) {
      case NUMERIC -> {
        double value = query.getDouble(name);
        yield query.wasNull() ? null : value;
      }
      case CATEGORICAL -> query.getString(name);
      case TIME -> {
        Object value = query.getObject(name);
        if (value instanceof Timestamp timestamp) {
          yield timestamp.toLocalDateTime();
        }
        yield value instanceof Date date ? date.toLocalDate() : value;
      }
    };
  }

  private static Column numeric(String name, List<? extends @Nullable Object> values) {
    double[] numbers = new double[values.size()];
    for (int row = 0; row < numbers.length; row++) {
      Object value = values.get(row);
      if (value == null) {
        numbers[row] = Double.NaN;
      } else if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
        numbers[row] = number.doubleValue();
      } else {
        throw new InvalidTableException(name, row, value, "must be a finite Number");
      }
    }
    return new Column.Numeric(numbers);
  }

  private static Column categorical(String name, List<? extends @Nullable Object> values) {
    ColumnSink texts = new ColumnSink.Categorical(name);
    for (Object value : values) {
      if (value == null) {
        texts.add(null);
      } else if (value instanceof Enum<?> constant) {
        texts.add(constant.name());
      } else if (value instanceof CharSequence
          || value instanceof Boolean
          || value instanceof Integer
          || value instanceof Long) {
        texts.add(value.toString());
      } else {
        throw texts.error(value, "must be a string, enum, boolean, int or long");
      }
    }
    return texts.build();
  }

  private static Column time(String name, List<? extends @Nullable Object> values) {
    long[] times = new long[values.size()];
    for (int row = 0; row < times.length; row++) {
      Object value = values.get(row);
      if (value instanceof Instant instant) {
        times[row] = instant.toEpochMilli();
      } else if (value instanceof LocalDateTime time) {
        times[row] = time.toInstant(ZoneOffset.UTC).toEpochMilli();
      } else if (value instanceof LocalDate date) {
        times[row] = date.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
      } else if (value instanceof Long || value instanceof Integer) {
        times[row] = ((Number) value).longValue();
      } else {
        throw new InvalidTableException(
            name, row, value, "must be an Instant, LocalDate, LocalDateTime, int or long");
      }
    }
    return new Column.Time(times);
  }
}
