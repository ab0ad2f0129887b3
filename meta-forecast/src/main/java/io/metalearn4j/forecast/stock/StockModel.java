package io.metalearn4j.forecast.stock;

import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.QuantileForecast;
import io.metalearn4j.forecast.classic.ExponentialSmoothing;
import io.metalearn4j.forecast.model.DemandModel;
import io.metalearn4j.forecast.model.ProtectionInterval;
import io.metalearn4j.forecast.model.ProtectionLevels;
import io.metalearn4j.store.Tensor;
import io.metalearn4j.store.TensorFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The level that stock is ordered up to, learned from many series: a weighted mean of what the
 * demand model and what exponential smoothing with a normal distribution say of the demand over
 * review period and lead time, each lead time as likely, both at the market's present level. The
 * model has whole histories to go by, and so learns how long the past counts.
 *
 * <p>The weight is the cheapest one in the last known periods: the model is fitted without them and
 * they are replayed at each of five weights. So the level is not worse than exponential smoothing
 * but where those periods mislead. Immutable and thread-safe; deterministic.
 */
public final class StockModel {
  private static final double[] WEIGHTS = {1, .75, .5, .25, 0};
  private static final int SPAN = 12;
  private static final String KIND = "stock model";
  private static final ExponentialSmoothing SMOOTHING = ExponentialSmoothing.of(.1);

  private final StockSetting setting;
  private final DemandModel demand;
  private final double weight;

  private StockModel(StockSetting setting, DemandModel demand, double weight) {
    this.setting = setting;
    this.demand = demand;
    this.weight = weight;
  }

  /**
   * Learns from series. Missing periods say nothing, and stock-outs that demand was at least what
   * was sold, as in {@link DemandModel}.
   *
   * @param series on one calendar
   * @param setting how stock is kept
   * @param backtest last periods that the weight is chosen on, over the series that were known
   *     before and have none of them missing; with fewer than two, or without such a series, the
   *     weight is a half
   */
  public static StockModel fit(List<DemandSeries> series, StockSetting setting, int backtest) {
    List<DemandSeries> older = series.stream().filter(s -> s.length() > backtest).toList();
    boolean priced = backtest >= 2 && older.stream().anyMatch(s -> isKnown(s, backtest));
    double weight = priced ? cheapest(older, setting, backtest) : .5;
    return new StockModel(setting, demandOnly(series, setting).demand, weight);
  }

  private static double cheapest(List<DemandSeries> series, StockSetting setting, int backtest) {
    StockModel before = demandOnly(cut(series, backtest), setting);
    double[][] model = before.levels(series, backtest);
    double[][] smoothing = new StockModel(setting, before.demand, 0).levels(series, backtest);
    double least = Double.POSITIVE_INFINITY;
    double cheapest = 1;
    for (double w : WEIGHTS) {
      double[][] mixed = new double[model.length][backtest];
      for (int i = 0; i < mixed.length; i++) {
        for (int t = 0; t < backtest; t++) {
          mixed[i][t] = w * model[i][t] + (1 - w) * smoothing[i][t];
        }
      }
      double cost = replay(series, mixed, setting).cost();
      if (cost < least) {
        least = cost;
        cheapest = w;
      }
    }
    return cheapest;
  }

  /** The same, ordering by the demand model alone. */
  static StockModel demandOnly(List<DemandSeries> series, StockSetting setting) {
    ForecastQuestion question = new ForecastQuestion(0, SPAN, QuantileForecast.DECILES);
    DemandModel demand = DemandModel.fit(series, question).withLearnedForgetting(series);
    return new StockModel(setting, demand, 1);
  }

  /** This model without exponential smoothing. */
  StockModel withoutSmoothing() {
    return new StockModel(setting, demand, 1);
  }

  /** How stock is kept. */
  public StockSetting setting() {
    return setting;
  }

  /** Weight of the demand model, in [0, 1]. */
  public double weight() {
    return weight;
  }

  /** The same with a newer view of the market, see {@link DemandModel#follow}. */
  public StockModel follow(List<DemandSeries> series) {
    return new StockModel(setting, demand.follow(series), weight);
  }

  /**
   * Writes the model to a file, its setting and its view of the market included, replacing an
   * existing one in one step. Histories are the caller's to keep.
   *
   * @throws IOException if it cannot be written
   */
  public void save(Path file) throws IOException {
    demand
        .content(KIND)
        .metadata("stock.review", String.valueOf(setting.review()))
        .metadata("stock.lostSales", String.valueOf(setting.lostSales()))
        .metadata("stock.seed", String.valueOf(setting.seed()))
        .metadata("stock.weight", String.valueOf(weight))
        .metadata("stock.holding", String.valueOf(setting.holding()))
        .metadata("stock.shortage", String.valueOf(setting.shortage()))
        .metadata("stock.ordering", String.valueOf(setting.ordering()))
        .tensor("stock.leadTimes", leadTimes(setting))
        .build()
        .write(file);
  }

  private static Tensor leadTimes(StockSetting setting) {
    int[] times = setting.leadTimes().stream().mapToInt(Integer::intValue).toArray();
    return Tensor.of(times, times.length);
  }

  /**
   * Reads a model from a file. It orders what the saved one would have.
   *
   * @throws io.metalearn4j.store.ModelFormatException if the file is damaged, of another format
   *     version, or holds something else
   * @throws IOException if it cannot be read
   */
  public static StockModel load(Path file) throws IOException {
    return DemandModel.load(
        file, KIND, (in, demand) -> new StockModel(setting(in), demand, weight(in)));
  }

  private static StockSetting setting(TensorFile in) {
    return new StockSetting(
        Integer.parseInt(in.metadata("stock.review")),
        Arrays.stream(in.tensor("stock.leadTimes").ints()).boxed().toList(),
        Double.parseDouble(in.metadata("stock.holding")),
        Double.parseDouble(in.metadata("stock.shortage")),
        Double.parseDouble(in.metadata("stock.ordering")),
        Boolean.parseBoolean(in.metadata("stock.lostSales")),
        Long.parseLong(in.metadata("stock.seed")));
  }

  private static double weight(TensorFile in) {
    double weight = Double.parseDouble(in.metadata("stock.weight"));
    if (!(weight >= 0 && weight <= 1)) {
      throw new IllegalArgumentException("stock.weight is " + weight + ", must be in [0, 1]");
    }
    return weight;
  }

  /**
   * Units that stock on hand and on order should be brought up to. A missing period leaves
   * exponential smoothing where it was; of a SKU without any known demand the demand model decides
   * alone.
   *
   * @param history demand up to now, any number of periods
   */
  public double level(DemandSeries history) {
    ProtectionInterval interval = setting.shortfall();
    double service = setting.service();
    double share = history.missing() == history.length() ? 1 : weight;
    double model = share == 0 ? 0 : demand.adapt(history).total(interval, service);
    double smoothing =
        share == 1
            ? 0
            : ProtectionLevels.normal(
                SMOOTHING, demand.atPresentMarket(history), interval, service);
    return share * model + (1 - share) * smoothing;
  }

  /**
   * Levels of the last periods of series, each from the periods before it, the market followed.
   *
   * @return {@code [series][last]}
   */
  double[][] levels(List<DemandSeries> series, int last) {
    double[][] levels = new double[series.size()][last];
    for (int t = 0; t < last; t++) {
      List<DemandSeries> known = cut(series, last - t);
      StockModel now = follow(known);
      double[] all = known.parallelStream().mapToDouble(now::level).toArray();
      for (int i = 0; i < all.length; i++) {
        levels[i][t] = all[i];
      }
    }
    return levels;
  }

  /**
   * What the last periods of series cost with given levels, {@code [series][periods]}; series that
   * miss one of them are left out.
   */
  static StockResult replay(List<DemandSeries> series, double[][] levels, StockSetting setting) {
    StockSimulator simulator = new StockSimulator(setting);
    return IntStream.range(0, levels.length)
        .filter(i -> isKnown(series.get(i), levels[i].length))
        .mapToObj(
            i -> {
              DemandSeries s = series.get(i);
              int from = s.length() - levels[i].length;
              return simulator.replay(
                  s, from, StockPolicy.orderUpTo(h -> levels[i][h.length() - from]));
            })
        .reduce(StockResult.NONE, StockResult::plus);
  }

  /** Whether the last periods of a series are known, so that stock can be replayed on them. */
  static boolean isKnown(DemandSeries series, int last) {
    return series.last(last).missing() == 0;
  }

  static List<DemandSeries> cut(List<DemandSeries> series, int last) {
    return series.stream().map(s -> s.slice(0, s.length() - last)).toList();
  }
}
