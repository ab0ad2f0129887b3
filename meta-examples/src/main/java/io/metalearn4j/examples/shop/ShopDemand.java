package io.metalearn4j.examples.shop;

import io.metalearn4j.eval.Measurement;
import io.metalearn4j.examples.TrainingProgress;
import io.metalearn4j.examples.data.Transaction;
import io.metalearn4j.examples.data.WeeklyDemand;
import io.metalearn4j.forecast.DemandMethod;
import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.Frequency;
import io.metalearn4j.forecast.QuantileForecast;
import io.metalearn4j.forecast.classic.ExponentialSmoothing;
import io.metalearn4j.forecast.eval.NewSkuProtocol;
import io.metalearn4j.forecast.model.DemandModel;
import io.metalearn4j.forecast.model.DemandNetwork;
import io.metalearn4j.forecast.model.LevelBinned;
import io.metalearn4j.forecast.model.NetworkTraining;
import io.metalearn4j.forecast.model.SingleSeries;
import io.metalearn4j.report.Plot;
import io.metalearn4j.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Weekly demand of products that the shop has sold for eight weeks, four weeks ahead. */
final class ShopDemand {

  private static final ForecastQuestion QUESTION = ForecastQuestion.deciles(8, 4);
  private static final String TABLE = "Products seen for 8 weeks, the next 4";
  private static final String OURS = "network MAML";
  private static final String DIFFERENCES = "Paired difference: " + OURS + " minus";

  /** Measures of a point forecast. */
  private static final Set<String> LEFT_OUT = Set.of("sMAPE", "MASE", "RMSSE");

  /** How often another fifth of the products is drawn to be tested. */
  private static final int SPLITS = 5;

  /** Weeks that the example product has at least. */
  private static final int EXAMPLE_WEEKS = 13;

  private final List<Measurement> figures;
  private final List<Plot.Line> losses;
  private final DemandSeries product;
  private final DemandNetwork network;
  private final long seed;

  private ShopDemand(
      List<Measurement> figures,
      List<Plot.Line> losses,
      DemandSeries product,
      DemandNetwork network,
      long seed) {
    this.figures = figures;
    this.losses = losses;
    this.product = product;
    this.network = network;
    this.seed = seed;
  }

  /**
   * Measures on a fifth of the products, learning from the others; then learns from all but one.
   */
  static ShopDemand learn(List<Transaction> sales, long seed, int threads) {
    List<DemandSeries> series =
        WeeklyDemand.of(sales).stream()
            .map(ShopDemand::series)
            .filter(s -> s.length() >= QUESTION.support() + 2 * QUESTION.horizon())
            .toList();
    TrainingProgress maml = new TrainingProgress("Demand, network MAML", SPLITS);
    TrainingProgress pooled = new TrainingProgress("Demand, network pooled", SPLITS);
    List<DemandMethod> methods =
        List.of(
            DemandNetwork.trainer(NetworkTraining.MAML).threads(threads).listener(maml),
            DemandNetwork.trainer(NetworkTraining.FINE_TUNED).threads(threads),
            DemandNetwork.trainer(NetworkTraining.POOLED).threads(threads).listener(pooled),
            DemandModel.method(),
            LevelBinned.method(),
            SingleSeries.negativeBinomial(),
            SingleSeries.empirical(),
            SingleSeries.counts("exponential smoothing", ExponentialSmoothing.of(0.3)));
    List<Measurement> figures =
        NewSkuProtocol.of(QUESTION, SPLITS)
            .test(series, methods)
            .measurements(TABLE, Map.of(), OURS)
            .stream()
            .filter(m -> m.table().equals(TABLE) && !LEFT_OUT.contains(m.metric()))
            .map(ShopDemand::named)
            .toList();
    DemandSeries product = busiest(series);
    DemandNetwork serving =
        DemandNetwork.trainer(NetworkTraining.MAML)
            .threads(threads)
            .listener(new TrainingProgress("Demand, network for serving", 1))
            .fit(series.stream().filter(s -> s != product).toList(), QUESTION, seed);
    return new ShopDemand(figures, List.of(maml.line(), pooled.line()), product, serving, seed);
  }

  private static DemandSeries series(WeeklyDemand demand) {
    return DemandSeries.of(
        demand.stock(),
        Frequency.WEEKLY,
        Frequency.WEEKLY.period(demand.firstWeek()),
        demand.units().stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** The product of the greatest demand among those that came late. */
  private static DemandSeries busiest(List<DemandSeries> series) {
    return series.stream()
        .filter(s -> s.length() >= EXAMPLE_WEEKS && s.length() < 2 * EXAMPLE_WEEKS)
        .max(Comparator.comparingDouble(s -> Arrays.stream(s.demand()).sum()))
        .orElse(series.get(0));
  }

  /** Puts the paired differences into a table of their own. */
  private static Measurement named(Measurement m) {
    boolean isDifference = m.metric().startsWith(OURS);
    return new Measurement(
        isDifference ? DIFFERENCES : TABLE,
        name(m.row()),
        isDifference
            ? "difference of WQL"
            : m.metric().equals("cov90") ? "coverage of .9" : m.metric(),
        m.setting(),
        m.seed(),
        m.value(),
        m.low(),
        m.high(),
        m.n());
  }

  private static String name(String method) {
    return method.equals("metalearn4j") ? "demand prior (DemandModel)" : method;
  }

  /** Adds the section, with one product as an example, of which another week comes in. */
  void report(Report.Builder report) {
    int known = QUESTION.support();
    DemandSeries weeks = product.slice(0, known);
    QuantileForecast forecast = network.forecast(weeks, QUESTION.horizon());
    double next = product.demand(known);
    QuantileForecast later = network.forecast(weeks.append(next), QUESTION.horizon());
    report
        .section("Demand of new products")
        .paragraph(
            "The network sees features of the shape of a product's first weeks and gives nine quantiles. Weighted quantile loss (WQL) and normalised deviation of the median (ND) over products that no method has learned from, in five draws of a fifth of them.")
        .measurements(figures)
        .paragraph(
            "Product %s sold %s in its first weeks: the network expects %s a week (80%% within %s to %s). After the next week brought %s: %s (%s to %s)."
                .formatted(
                    product.id(),
                    units(weeks.demand()),
                    units(forecast.median(0)),
                    units(forecast.quantile(0, .1)),
                    units(forecast.quantile(0, .9)),
                    units(next),
                    units(later.median(0)),
                    units(later.quantile(0, .1)),
                    units(later.quantile(0, .9))))
        .plot(forecastPlot(forecast))
        .plot(new Plot.Lines("Training: loss of the meta-batch", "iteration", "pinball", losses));
  }

  private Plot forecastPlot(QuantileForecast forecast) {
    int known = QUESTION.support();
    int horizon = QUESTION.horizon();
    double[] demand = Arrays.copyOf(product.demand(), known + horizon);
    double[] ahead =
        IntStream.rangeClosed(known + 1, known + horizon).mapToDouble(i -> i).toArray();
    return new Plot.Lines(
        "Product " + product.id() + ", forecast after " + known + " weeks",
        "week",
        "units",
        List.of(
            Plot.Line.of(
                "sold",
                IntStream.rangeClosed(1, demand.length).mapToDouble(i -> i).toArray(),
                demand),
            Plot.Line.of(
                "median, within 80%",
                ahead,
                IntStream.range(0, horizon).mapToDouble(forecast::median).toArray(),
                IntStream.range(0, horizon).mapToDouble(i -> forecast.quantile(i, .1)).toArray(),
                IntStream.range(0, horizon).mapToDouble(i -> forecast.quantile(i, .9)).toArray())));
  }

  private static String units(double... weeks) {
    return Arrays.stream(weeks)
        .mapToObj(w -> Long.toString(Math.round(w)))
        .reduce((a, b) -> a + ", " + b)
        .orElse("");
  }

  /**
   * Saves the network, loads it, checks that both forecast alike, and measures it.
   *
   * @param folder where the file goes
   */
  List<Measurement> serve(Path folder) throws IOException {
    Path file = folder.resolve("demand.safetensors");
    network.save(file);
    DemandNetwork loaded = DemandNetwork.load(file);
    DemandSeries weeks = product.slice(0, QUESTION.support());
    int horizon = QUESTION.horizon();
    if (!loaded
        .forecast(weeks, horizon)
        .toString()
        .equals(network.forecast(weeks, horizon).toString())) {
      throw new IllegalStateException("the loaded network differs for product " + product.id());
    }
    return Shop.latency(
        "adapt the demand network to a product and forecast",
        seed,
        i -> loaded.forecast(weeks, horizon));
  }
}
