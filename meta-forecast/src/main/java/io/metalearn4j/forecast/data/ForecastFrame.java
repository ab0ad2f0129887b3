package io.metalearn4j.forecast.data;

import io.metalearn4j.data.table.DataTable;
import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.Forecaster;
import io.metalearn4j.forecast.Frequency;
import io.metalearn4j.forecast.QuantileForecast;
import io.metalearn4j.forecast.classic.PointForecaster;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Forecasts as a long frame, one row a SKU and period ahead, in the order of the series: the
 * columns {@code unique_id} and {@code ds} as in {@link LongFrame}, and one a method or quantile.
 * Series are forecast in parallel; the frame does not depend on the number of threads.
 */
public final class ForecastFrame {
  private static final String ID = "unique_id";
  private static final String TIME = "ds";

  private ForecastFrame() {}

  /**
   * Point forecasts of classical methods, one column a method. A series without any observed demand
   * is missing in it; missing periods are left out.
   *
   * @param methods by the name of their column
   * @param horizon periods ahead, {@code >= 1}
   * @param dated whether {@code ds} are dates, the first day of the period, and not its number
   */
  public static DataTable points(
      List<DemandSeries> series, Map<String, PointForecaster> methods, int horizon, boolean dated) {
    double[][] columns = new double[methods.size()][series.size() * checked(horizon)];
    List<PointForecaster> forecasters = List.copyOf(methods.values());
    IntStream.range(0, series.size())
        .parallel()
        .forEach(
            i -> {
              double[] observed = series.get(i).observed();
              for (int m = 0; m < columns.length; m++) {
                double[] forecast = new double[horizon];
                if (observed.length == 0) {
                  Arrays.fill(forecast, Double.NaN);
                } else {
                  forecast = forecasters.get(m).forecast(observed, horizon);
                }
                System.arraycopy(forecast, 0, columns[m], i * horizon, horizon);
              }
            });
    return table(series, List.copyOf(methods.keySet()), columns, horizon, dated);
  }

  /**
   * Quantiles, one column a level, such as {@code q0.1}.
   *
   * @param series each with the plan of its known covariates for the horizon
   * @param horizon periods ahead, {@code >= 1}
   * @param dated whether {@code ds} are dates, the first day of the period, and not its number
   */
  public static DataTable quantiles(
      List<DemandSeries> series, Forecaster forecaster, int horizon, boolean dated) {
    if (series.isEmpty()) {
      throw new IllegalArgumentException("series are empty, must be at least one");
    }
    List<Double> levels = forecaster.forecast(series.get(0), checked(horizon)).levels();
    double[][] columns = new double[levels.size()][series.size() * horizon];
    IntStream.range(0, series.size())
        .parallel()
        .forEach(
            i -> {
              QuantileForecast forecast = forecaster.forecast(series.get(i), horizon);
              for (int step = 0; step < horizon; step++) {
                for (int j = 0; j < columns.length; j++) {
                  columns[j][i * horizon + step] = forecast.value(step, j);
                }
              }
            });
    return table(series, levels.stream().map(l -> "q" + l).toList(), columns, horizon, dated);
  }

  private static DataTable table(
      List<DemandSeries> series,
      List<String> names,
      double[][] columns,
      int horizon,
      boolean dated) {
    int[] ids = new int[series.size() * horizon];
    int[] periods = new int[ids.length];
    Map<String, Integer> idCodes = new LinkedHashMap<>();
    Map<Long, Integer> periodCodes = new LinkedHashMap<>();
    for (int i = 0; i < series.size(); i++) {
      DemandSeries s = series.get(i);
      int id = idCodes.computeIfAbsent(s.id(), name -> idCodes.size());
      for (int step = 0; step < horizon; step++) {
        ids[i * horizon + step] = id;
        long period = s.start() + s.length() + step;
        periods[i * horizon + step] = periodCodes.computeIfAbsent(period, p -> periodCodes.size());
      }
    }
    List<String> times =
        periodCodes.keySet().stream().map(p -> text(series.get(0).frequency(), p, dated)).toList();
    DataTable.Builder table =
        DataTable.builder()
            .categorical(ID, List.copyOf(idCodes.keySet()), ids)
            .categorical(TIME, times, periods);
    for (int c = 0; c < columns.length; c++) {
      table.numeric(names.get(c), columns[c]);
    }
    return table.build();
  }

  private static String text(Frequency frequency, long period, boolean dated) {
    return dated ? frequency.firstDay(period).toString() : String.valueOf(period);
  }

  private static int checked(int horizon) {
    if (horizon < 1) {
      throw new IllegalArgumentException("horizon is " + horizon + ", must be >= 1");
    }
    return horizon;
  }
}
