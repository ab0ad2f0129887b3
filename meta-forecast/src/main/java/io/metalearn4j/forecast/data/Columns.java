package io.metalearn4j.forecast.data;

import io.metalearn4j.data.table.DataTable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/** The values of a long frame by row. */
final class Columns {
  private final DataTable table;
  private final String timeName;
  private final String demandName;
  private final double[] demand;
  private final List<String> known;
  private final List<String> observed;
  private final double[][] covariates;
  private final List<String> attributes;
  private final BitSet outOfStock;

  Columns(
      DataTable table,
      String time,
      String demand,
      List<String> known,
      List<String> observed,
      List<String> attributes,
      String stockOut) {
    this.table = table;
    timeName = time;
    demandName = demand;
    this.demand = table.numbers(demand);
    this.known = known;
    this.observed = observed;
    covariates =
        Stream.concat(known.stream(), observed.stream())
            .map(table::numbers)
            .toArray(double[][]::new);
    this.attributes = attributes;
    outOfStock = stockOut.isEmpty() ? new BitSet() : marked(table, stockOut);
  }

  private static BitSet marked(DataTable table, String column) {
    BitSet marked = new BitSet();
    for (int row = 0; row < table.rows(); row++) {
      String text = table.category(column, row).orElse("0");
      switch (text) {
        case "1", "1.0", "true", "TRUE", "True" -> marked.set(row);
        case "0", "0.0", "false", "FALSE", "False" -> marked.clear(row);
        default -> throw table.invalid(column, row, "must be 0 or 1");
      }
    }
    return marked;
  }

  /** An exception about the demand of a row. */
  IllegalArgumentException invalidDemand(int row, String rule) {
    return table.invalid(demandName, row, rule);
  }

  /** An exception about the period of a row. */
  IllegalArgumentException invalidPeriod(int row, String rule) {
    return table.invalid(timeName, row, rule);
  }

  double demand(int row) {
    return demand[row];
  }

  boolean outOfStock(int row) {
    return outOfStock.get(row);
  }

  List<String> known() {
    return known;
  }

  List<String> observed() {
    return observed;
  }

  /** A covariate of a row: the known ones come first. */
  double covariate(int covariate, int row) {
    return covariates[covariate][row];
  }

  List<String> attributes() {
    return attributes;
  }

  String attribute(String name, int row) {
    return table.category(name, row).orElse("");
  }

  /** The period after the last one of a SKU whose demand is known or was out of stock. */
  long end(SkuRows rows) {
    long end = rows.first();
    for (int i = 0; i < rows.size(); i++) {
      int row = rows.row(i);
      if (!Double.isNaN(demand[row]) || outOfStock.get(row)) {
        end = Math.max(end, rows.period(i) + 1);
      }
    }
    return end;
  }

  /** An array of missing values for every covariate. */
  double[][] missing(int span) {
    double[][] values = new double[covariates.length][span];
    for (double[] v : values) {
      Arrays.fill(v, Double.NaN);
    }
    return values;
  }
}
