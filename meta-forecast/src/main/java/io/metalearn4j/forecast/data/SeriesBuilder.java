package io.metalearn4j.forecast.data;

import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.Frequency;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes series of the rows of a long frame, and counts what was missing. Not thread-safe. */
final class SeriesBuilder {
  /** A series longer than that has a wrong date in it: 270 years of days. */
  private static final int LONGEST = 100_000;

  private final Columns columns;
  private final Frequency frequency;
  private final long end;
  private final boolean gapsAreZero;
  private final boolean linesAddUp;
  private final List<DemandSeries> series = new ArrayList<>();
  private @Nullable IllegalArgumentException failure;
  private int gaps;
  private int blanks;
  private int stockOuts;
  private int carried;
  private int unobserved;

  /**
   * A builder.
   *
   * @param end the period after the last demand of all series
   * @param gapsAreZero whether a period without a row has no demand, up to the end
   * @param linesAddUp whether a period may have several rows
   */
  SeriesBuilder(
      Columns columns, Frequency frequency, long end, boolean gapsAreZero, boolean linesAddUp) {
    this.columns = columns;
    this.frequency = frequency;
    this.end = end;
    this.gapsAreZero = gapsAreZero;
    this.linesAddUp = linesAddUp;
  }

  /** Makes the series of some SKUs; the first bad one is kept to be thrown by {@link #series}. */
  SeriesBuilder add(List<SkuRows> skus) {
    try {
      skus.forEach(rows -> series.add(build(rows)));
    } catch (IllegalArgumentException e) {
      failure = e;
    }
    return this;
  }

  /** The series added. */
  List<DemandSeries> series() {
    if (failure != null) {
      throw failure;
    }
    return series;
  }

  private DemandSeries build(SkuRows rows) {
    long first = rows.first();
    long last = gapsAreZero ? Math.max(rows.last(), end - 1) : rows.last();
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
    long ownEnd = gapsAreZero ? Math.max(first, end) : columns.end(rows);
    int length = columns.known().isEmpty() ? span : (int) (ownEnd - first);
    double[] y = new double[span];
    Arrays.fill(y, Double.NaN);
    double[][] covariates = columns.missing(span);
    BitSet filled = new BitSet(span);
    for (int i = 0; i < rows.size(); i++) {
      int t = (int) (rows.period(i) - first);
      double demand = demand(rows.row(i));
      if (filled.get(t) && !linesAddUp) {
        throw columns.invalidPeriod(
            rows.row(i),
            "is in a period of " + rows.id() + " that has a row, must be one unless linesAddUp");
      }
      y[t] = filled.get(t) ? y[t] + demand : demand;
      filled.set(t);
      for (int c = 0; c < covariates.length; c++) {
        covariates[c][t] = columns.covariate(c, rows.row(i));
      }
    }
    for (int t = filled.nextClearBit(0); t < length; t = filled.nextClearBit(t + 1)) {
      gaps++;
      y[t] = gapsAreZero ? 0 : Double.NaN;
    }
    return series(rows, first, Arrays.copyOf(y, length), covariates);
  }

  private DemandSeries series(SkuRows rows, long first, double[] demand, double[][] covariates) {
    DemandSeries series = DemandSeries.of(rows.id(), frequency, first, demand);
    double[] sold = new double[demand.length];
    BitSet soldOut = new BitSet();
    for (int i = 0; i < rows.size(); i++) {
      int t = (int) (rows.period(i) - first);
      double units = columns.demand(rows.row(i));
      if (units > 0) {
        sold[t] += units;
      }
      if (columns.outOfStock(rows.row(i))) {
        soldOut.set(t);
      }
    }
    for (int t = soldOut.nextSetBit(0); t >= 0; t = soldOut.nextSetBit(t + 1)) {
      if (sold[t] > 0) {
        series = series.withStockOut(t, sold[t]);
      }
    }
    int c = 0;
    for (String name : columns.known()) {
      series = series.withKnown(name, carriedForward(rows.id(), name, covariates[c++]));
    }
    for (String name : columns.observed()) {
      double[] seen = Arrays.copyOf(covariates[c++], demand.length);
      unobserved += (int) Arrays.stream(seen).filter(Double::isNaN).count();
      series = series.withObserved(name, seen);
    }
    for (String name : columns.attributes()) {
      series = series.withAttribute(name, columns.attribute(name, rows.row(0)));
    }
    return series;
  }

  private double demand(int row) {
    if (columns.outOfStock(row)) {
      stockOuts++;
      return Double.NaN;
    }
    double demand = columns.demand(row);
    if (Double.isNaN(demand)) {
      blanks++;
    } else if (demand < 0) {
      throw columns.invalidDemand(row, "must be >= 0: count returns apart");
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

  int unobserved() {
    return unobserved;
  }
}
