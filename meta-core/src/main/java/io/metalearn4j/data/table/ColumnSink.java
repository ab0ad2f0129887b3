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
    take(text, 0);
    keep();
  }

  /**
   * Takes the next row's text from a file; it counts once it is {@linkplain #keep kept}.
   *
   * @param fromLine where it stands, the first line being 1
   */
  final void take(@Nullable String text, int fromLine) {
    line = fromLine;
    parse(text);
  }

  /** Adds what was taken last. */
  final void keep() {
    append();
    row++;
  }

  abstract void parse(@Nullable String text);

  /** Adds what was parsed last. */
  abstract void append();

  abstract Column build();

  final InvalidTableException error(@Nullable Object value, String rule) {
    return new InvalidTableException(name, row, line, value, rule);
  }

  static final class Numeric extends ColumnSink {
    private static final String RULE = "must be a finite decimal number";

    private final DoubleStream.Builder values = DoubleStream.builder();
    private double next;

    Numeric(String name) {
      super(name);
    }

    @Override
    void parse(@Nullable String text) {
      next = text == null ? Double.NaN : number(text);
    }

    @Override
    void append() {
      values.add(next);
    }

    private double number(String text) {
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
    private @Nullable String next;

    Categorical(String name) {
      super(name);
    }

    @Override
    void parse(@Nullable String text) {
      next = text;
    }

    @Override
    void append() {
      codes.add(next == null ? -1 : places.computeIfAbsent(next, this::enter));
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
    private long next;

    Time(String name, TimeFormat format) {
      super(name);
      this.format = format;
    }

    @Override
    void parse(@Nullable String text) {
      if (text == null) {
        throw error(null, "is not allowed in a time column");
      }
      try {
        next = format.parse(text);
      } catch (DateTimeException | NumberFormatException e) {
        throw error(text, "must be " + format);
      }
    }

    @Override
    void append() {
      values.add(next);
    }

    @Override
    Column build() {
      return new Column.Time(values.build().toArray());
    }
  }
}
