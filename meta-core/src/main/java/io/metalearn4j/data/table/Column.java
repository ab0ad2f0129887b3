package io.metalearn4j.data.table;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The values of one column. */
sealed interface Column {
  ColumnType type();

  int rows();

  boolean isMissing(int row);

  /** The value for a message, null if it is missing. */
  @Nullable Object value(int row);

  Column select(int[] rows);

  /** Numbers; NaN stands for a missing one. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
  record Numeric(double[] values) implements Column {
    @Override
    public ColumnType type() {
      return ColumnType.NUMERIC;
    }

    @Override
    public int rows() {
      return values.length;
    }

    @Override
    public boolean isMissing(int row) {
      return Double.isNaN(values[row]);
    }

    @Override
    public @Nullable Object value(int row) {
      return isMissing(row) ? null : values[row];
    }

    @Override
    public Numeric select(int[] rows) {
      return new Numeric(Arrays.stream(rows).mapToDouble(row -> values[row]).toArray());
    }
  }

  /** Strings by their place in a dictionary; -1 stands for a missing one. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
  record Categorical(int[] codes, List<String> dictionary) implements Column {
    @Override
    public ColumnType type() {
      return ColumnType.CATEGORICAL;
    }

    @Override
    public int rows() {
      return codes.length;
    }

    @Override
    public boolean isMissing(int row) {
      return codes[row] < 0;
    }

    @Override
    public Categorical select(int[] rows) {
      return new Categorical(Arrays.stream(rows).map(row -> codes[row]).toArray(), dictionary);
    }

    @Override
    public @Nullable String value(int row) {
      return codes[row] < 0 ? null : dictionary.get(codes[row]);
    }
  }

  /** Points in time. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
  record Time(long[] values) implements Column {
    @Override
    public ColumnType type() {
      return ColumnType.TIME;
    }

    @Override
    public int rows() {
      return values.length;
    }

    @Override
    public boolean isMissing(int row) {
      return false;
    }

    @Override
    public Object value(int row) {
      return values[row];
    }

    @Override
    public Time select(int[] rows) {
      return new Time(Arrays.stream(rows).mapToLong(row -> values[row]).toArray());
    }

    /** Returns the rows in time order; rows of the same time keep theirs. */
    int[] order() {
      return IntStream.range(0, values.length)
          .boxed()
          .sorted(Comparator.comparingLong(row -> values[row]))
          .mapToInt(Integer::intValue)
          .toArray();
    }
  }
}
