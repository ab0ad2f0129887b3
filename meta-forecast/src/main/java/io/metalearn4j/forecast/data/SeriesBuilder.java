package io.metalearn4j.forecast.data;

import io.metalearn4j.data.table.DataTable;
import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.Frequency;
import java.util.Arrays;
import java.util.BitSet;

/** Makes series of the rows of a long frame, and counts what was missing. Not thread-safe. */
final class SeriesBuilder {
  /** A series longer than that has a wrong date in it: 270 years of days. */
  private static final int LONGEST = 100_000;

  private final LongFrame frame;
  private final DataTable table;
  private final Frequency frequency;
  private final long end;
  private int gaps;
  private int blanks;
  private int stockOuts;
  private int carried;

  /**
   * A builder.
   *
   * @param end the period after the last demand of all series
   */
  SeriesBuilder(LongFrame frame, DataTable table, Frequency frequency, long end) {
    this.frame = frame;
    this.table = table;
    this.frequency = frequency;
    this.end = end;
  }

  DemandSeries build(SkuRows rows) {
    long first = rows.first();
    long last = frame.fillsGaps() ? Math.max(rows.last(), end - 1) : rows.last();
    if (last - first >= LONGEST || last < first) {
      throw new IllegalArgumentException(
          rows.id()
              + " spans "
              + (last - first + 1)
              + " periods, must be at most "
              + LONGEST
              + ": is a date wrong, or the frequency?");
    }
    int span = (int) (last - first + 1);
    long ownEnd = frame.fillsGaps() ? Math.max(first, end) : rows.end(frame, table);
    int length = frame.known().isEmpty() ? span : (int) (ownEnd - first);
    double[] y = new double[span];
    Arrays.fill(y, Double.NaN);
    double[][] covariates = new double[frame.known().size()][span];
    for (double[] values : covariates) {
      Arrays.fill(values, Double.NaN);
    }
    BitSet filled = new BitSet(span);
    for (int i = 0; i < rows.size(); i++) {
      int t = (int) (rows.period(i) - first);
      if (filled.get(t)) {
        throw new IllegalArgumentException(
            "row "
                + rows.row(i)
                + " repeats "
                + rows.id()
                + " at "
                + period(rows.period(i))
                + ", must be one row a period");
      }
      filled.set(t);
      y[t] = demand(rows.row(i));
      for (int c = 0; c < covariates.length; c++) {
        covariates[c][t] = table.numeric(frame.known().get(c), rows.row(i));
      }
    }
    for (int t = filled.nextClearBit(0); t < length; t = filled.nextClearBit(t + 1)) {
      gaps++;
      y[t] = frame.fillsGaps() ? 0 : Double.NaN;
    }
    return series(rows, first, Arrays.copyOf(y, length), covariates);
  }

  private DemandSeries series(SkuRows rows, long first, double[] demand, double[][] covariates) {
    DemandSeries series = DemandSeries.of(rows.id(), frequency, first, demand);
    for (int c = 0; c < covariates.length; c++) {
      String name = frame.known().get(c);
      series = series.withKnown(name, carriedForward(rows.id(), name, covariates[c]));
    }
    for (String name : frame.attributes()) {
      series = series.withAttribute(name, table.category(name, rows.row(0)).orElse(""));
    }
    return series;
  }

  private double demand(int row) {
    if (frame.outOfStock(table, row)) {
      stockOuts++;
      return Double.NaN;
    }
    double demand = table.numeric(frame.demandColumn(), row);
    if (Double.isNaN(demand)) {
      blanks++;
    } else if (demand < 0) {
      throw new IllegalArgumentException(
          "column '"
              + frame.demandColumn()
              + "', row "
              + row
              + " is "
              + demand
              + ", must be >= 0: count returns apart");
    }
    return demand;
  }

  private double[] carriedForward(String id, String name, double... values) {
    if (Double.isNaN(values[0])) {
      throw new IllegalArgumentException(
          "column '" + name + "' of " + id + " is missing in its first period, must be known");
    }
    for (int t = 1; t < values.length; t++) {
      if (Double.isNaN(values[t])) {
        values[t] = values[t - 1];
        carried++;
      }
    }
    return values;
  }

  private String period(long number) {
    return frequency == Frequency.STEP ? String.valueOf(number) : "period " + number;
  }

  int gaps() {
    return gaps;
  }

  int blanks() {
    return blanks;
  }

  int stockOuts() {
    return stockOuts;
  }

  int carried() {
    return carried;
  }
}
