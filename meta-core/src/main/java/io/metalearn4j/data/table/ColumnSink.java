package io.metalearn4j.data.table;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Collects the texts of one column, row by row, as the values that the column holds. */
abstract sealed class ColumnSink {
  private final String name;
  private int row;
  private int line;

  ColumnSink(String name) {
    this.name = name;
  }

  /** Adds the next row's text; null stands for a missing one. */
  final void add(@Nullable String text) {
    add(text, 0);
  }

  /**
   * The same for text of a file.
   *
   * @param fromLine where it stands, the first line being 1
   */
  final void add(@Nullable String text, int fromLine) {
    line = fromLine;
    accept(text);
    row++;
  }

  abstract void accept(@Nullable String text);

  abstract Column build();

  final InvalidTableException error(@Nullable Object value, String rule) {
    return new InvalidTableException(name, row, line, value, rule);
  }

  static final class Numeric extends ColumnSink {
    private static final String RULE = "must be a finite decimal number";

    private final DoubleStream.Builder values = DoubleStream.builder();

    Numeric(String name) {
      super(name);
    }

    @Override
    void accept(@Nullable String text) {
      values.add(text == null ? Double.NaN : parse(text));
    }

    private double parse(String text) {
      double value = Double.NaN;
      if (text.chars().allMatch(Numeric::isDecimal)) {
        try {
          value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
          throw error(text, RULE);
        }
      }
      if (!Double.isFinite(value)) {
        throw error(text, RULE);
      }
      return value;
    }

    /** Java's own parser also takes blanks, 0x1p3 and 1d. */
    private static boolean isDecimal(int c) {
      return (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0;
    }

    @Override
    Column build() {
      return new Column.Numeric(values.build().toArray());
    }
  }

  static final class Categorical extends ColumnSink {
    private final IntStream.Builder codes = IntStream.builder();
    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> dictionary = new ArrayList<>();

    Categorical(String name) {
      super(name);
    }

    @Override
    void accept(@Nullable String text) {
      codes.add(text == null ? -1 : places.computeIfAbsent(text, this::enter));
    }

    private int enter(String text) {
      dictionary.add(text);
      return dictionary.size() - 1;
    }

    @Override
    Column build() {
      return new Column.Categorical(codes.build().toArray(), List.copyOf(dictionary));
    }
  }

  static final class Time extends ColumnSink {
    private final LongStream.Builder values = LongStream.builder();
    private final TimeFormat format;

    Time(String name, TimeFormat format) {
      super(name);
      this.format = format;
    }

    @Override
    void accept(@Nullable String text) {
      if (text == null) {
        throw error(null, "is not allowed in a time column");
      }
      try {
        values.add(format.parse(text));
      } catch (DateTimeException | NumberFormatException e) {
        throw error(text, "must be " + format);
      }
    }

    @Override
    Column build() {
      return new Column.Time(values.build().toArray());
    }
  }
}
