package io.metalearn4j.examples;

import io.metalearn4j.eval.Measurement;
import io.metalearn4j.forecast.DemandMethod;
import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.Frequency;
import io.metalearn4j.forecast.QuantileForecast;
import io.metalearn4j.forecast.data.LongFrame;
import io.metalearn4j.forecast.data.M3;
import io.metalearn4j.forecast.data.PublicDataset;
import io.metalearn4j.forecast.eval.CrossValidation;
import io.metalearn4j.forecast.eval.NewSkuProtocol;
import io.metalearn4j.forecast.model.Baselines;
import io.metalearn4j.forecast.model.DemandModel;
import io.metalearn4j.forecast.model.DemandNetwork;
import io.metalearn4j.forecast.stock.StockSetting;
import io.metalearn4j.forecast.stock.StockStudy;
import io.metalearn4j.report.Plot;
import io.metalearn4j.report.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** SKU demand forecasting, on a file of the user's own or on a public data set. */
@Command(
    name = "forecast",
    description = "Forecasts SKUs that a model has never seen, beside the methods in use.",
    mixinStandardHelpOptions = true)
final class Forecast extends Example {
  private static final int PLOTTED = 3;

  @Spec private CommandSpec spec;

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      description = "carparts, auto, raf, pasta, uci-weekly, dominicks-oj or m3, below --data.")
  private @Nullable String dataset;

  @Option(
      names = "--series",
      paramLabel = "FILE",
      description = "A long frame as CSV, plain or gzip: unique_id, ds, y and further columns.")
  private @Nullable Path file;

  @Option(
      names = "--frequency",
      paramLabel = "T|D|W|M|Q|Y",
      defaultValue = "W",
      description = "Spacing of the file's periods (default: ${DEFAULT-VALUE}).")
  private String frequency = "W";

  @Option(
      names = "--known",
      paramLabel = "COLUMN",
      split = ",",
      description = "Columns of the file that are known ahead, such as price.")
  private List<String> known = List.of();

  @Option(
      names = "--attributes",
      paramLabel = "COLUMN",
      split = ",",
      description = "Columns of the file that describe a SKU, such as brand.")
  private List<String> attributes = List.of();

  @Option(
      names = "--stock-out",
      paramLabel = "COLUMN",
      description = "Column that is 1 where the SKU was out of stock.")
  private @Nullable String stockOut;

  @Option(
      names = "--horizon",
      paramLabel = "H",
      description = "Periods ahead (default: the data set's usual, or 8).")
  private @Nullable Integer horizon;

  @Option(
      names = "--new-sku-support",
      paramLabel = "K",
      description = "Known periods of a new SKU (default: the data set's usual, or 8).")
  private @Nullable Integer support;

  @Option(
      names = "--splits",
      paramLabel = "N",
      defaultValue = "5",
      description = "Random splits into known and new SKUs (default: ${DEFAULT-VALUE}).")
  private int splits;

  @Option(
      names = "--meta-learners",
      description = "Also the network trained by ANIL, MAML, first-order MAML and Reptile.")
  private boolean metaLearners;

  @Option(
      names = "--full-history",
      description = "Forecast the last periods of SKUs whose whole history is known instead.")
  private boolean fullHistory;

  @Option(
      names = "--stock",
      description = "Replay stock over the last periods, beside classical policies.")
  private boolean stock;

  @Option(
      names = "--stock-periods",
      paramLabel = "N",
      defaultValue = "24",
      description = "Periods that --stock replays (default: ${DEFAULT-VALUE}).")
  private int stockPeriods;

  @Option(
      names = "--lead-time",
      paramLabel = "L",
      defaultValue = "2",
      description = "Lead time of --stock in periods (default: ${DEFAULT-VALUE}).")
  private int leadTime;

  @Option(
      names = "--service",
      paramLabel = "T",
      defaultValue = "0.95",
      description =
          "Level of service of --stock; a unit owed costs T / (1 - T) of one held (default:"
              + " ${DEFAULT-VALUE}).")
  private double service;

  @Override
  protected Report run(CommonOptions options) {
    Report.Builder report =
        Report.builder("Demand of new SKUs").lowerIsBetter("WQL", "ND", "unit cost");
    if ("m3".equals(dataset)) {
      options.data(M3.FILE);
      return report
          .lowerIsBetter("sMAPE all", "MASE monthly")
          .section("M3 competition")
          .paragraph(
              "3,003 series, the competition's own horizons. sMAPE over all points, MASE over"
                  + " series. Weights are learned on the last periods of the given values.")
          .measurements(
              M3Competition.measure(M3.load(options.data().orElseThrow()), options.seed()))
          .build();
    }
    List<DemandSeries> series = load(options, report);
    ForecastQuestion question = question();
    String name = dataset != null ? dataset : String.valueOf(file);
    if (stock) {
      stock(name, series, report);
    } else if (fullHistory) {
      fullHistory(name, series, question, report);
    } else {
      newSku(name, series, question, report);
      plots(series, question, report);
    }
    return report.build();
  }

  private List<DemandSeries> load(CommonOptions options, Report.Builder report) {
    report.section("Data");
    if (dataset != null) {
      PublicDataset which = PublicDataset.ofName(dataset);
      options.data(which.file());
      List<DemandSeries> series = which.load(options.data().orElseThrow());
      report.paragraph(dataset + ": " + series.size() + " series.");
      return series;
    }
    if (file == null) {
      throw new ParameterException(
          spec.commandLine(), "Missing option --dataset NAME or --series FILE");
    }
    LongFrame frame =
        LongFrame.standard()
            .known(known.toArray(String[]::new))
            .attributes(attributes.toArray(String[]::new));
    if (stockOut != null) {
      frame = frame.stockOut(stockOut);
    }
    LongFrame.Loaded loaded = frame.read(file, Frequency.ofCode(frequency));
    report.paragraph(
        String.format(
            "%s: %,d series, %,d rows. Missing: %,d periods without a row, %,d empty values, %,d"
                + " stock-outs. %,d series start late.",
            file,
            loaded.series().size(),
            loaded.rows(),
            loaded.gaps(),
            loaded.blanks(),
            loaded.stockOuts(),
            loaded.lateStarts()));
    return loaded.series();
  }

  private ForecastQuestion question() {
    ForecastQuestion usual =
        dataset != null ? PublicDataset.ofName(dataset).question() : ForecastQuestion.deciles(8, 8);
    return new ForecastQuestion(
        support != null ? support : usual.support(),
        horizon != null ? horizon : usual.horizon(),
        usual.levels());
  }

  private void newSku(
      String name, List<DemandSeries> series, ForecastQuestion question, Report.Builder report) {
    int periods = question.support() + question.horizon();
    List<DemandSeries> usable = series.stream().filter(s -> s.length() >= periods).toList();
    List<DemandMethod> methods = new ArrayList<>(List.of(DemandModel.method()));
    methods.addAll(Baselines.of(usable));
    if (metaLearners) {
      Arrays.stream(DemandNetwork.Training.values())
          .filter(training -> training != DemandNetwork.Training.POOLED)
          .forEach(training -> methods.add(DemandNetwork.method(training)));
    }
    report
        .section("New SKUs")
        .paragraph(
            String.format(
                "%,d series of at least %d periods. In each of %d splits 20%% of them are new: %d"
                    + " periods are shown and the %d after them asked. A model learns from the"
                    + " others, up to %d periods before their end. WQL is over the deciles;"
                    + " intervals are 95%%, over series, on the same splits.",
                usable.size(),
                periods,
                splits,
                question.support(),
                question.horizon(),
                question.horizon()));
    List<Measurement> figures = NewSkuProtocol.of(question, splits).measure(name, usable, methods);
    report.measurements(figures);
    List<Plot.Bar> bars =
        figures.stream()
            .filter(m -> m.metric().equals("WQL") && Double.isFinite(m.value()))
            .map(m -> new Plot.Bar(m.row(), m.value(), Double.NaN, Double.NaN))
            .toList();
    report.plot(new Plot.Bars("Weighted quantile loss", "method", "WQL", bars));
  }

  private static void fullHistory(
      String name, List<DemandSeries> series, ForecastQuestion question, Report.Builder report) {
    int periods = question.support() + 2 * question.horizon();
    List<DemandSeries> usable = series.stream().filter(s -> s.length() >= periods).toList();
    List<DemandMethod> methods = new ArrayList<>(List.of(DemandModel.method()));
    methods.addAll(Baselines.of(usable));
    Map<String, String> setting = new LinkedHashMap<>();
    setting.put("dataset", name);
    setting.put("h", String.valueOf(question.horizon()));
    report
        .section("Known SKUs")
        .paragraph(
            String.format(
                "%,d series with their whole history, the last %d periods asked.",
                usable.size(), question.horizon()))
        .measurements(
            new CrossValidation(question, 1, 1, true)
                .test(usable, methods)
                .measurements("full history", setting, methods.get(0).name()));
  }

  private void stock(String name, List<DemandSeries> series, Report.Builder report) {
    List<DemandSeries> usable =
        series.stream()
            .filter(s -> s.missing() == 0 && s.length() >= 2 * stockPeriods)
            .map(DemandSeries::withoutKnown)
            .toList();
    report
        .section("Stock")
        .paragraph(
            String.format(
                "%,d series, the last %d periods replayed: review every period, lead time %d,"
                    + " backorders. Cost, per unit of demand, is one for a unit held over a period"
                    + " and %.0f for one owed.",
                usable.size(), stockPeriods, leadTime, service / (1 - service)))
        .measurements(
            new StockStudy(StockSetting.backorders(leadTime, service), stockPeriods)
                .measure(name, usable));
  }

  private static void plots(
      List<DemandSeries> series, ForecastQuestion question, Report.Builder report) {
    int h = question.horizon();
    List<DemandSeries> usable =
        series.stream().filter(s -> s.length() >= question.support() + 2 * h).toList();
    if (usable.size() <= PLOTTED) {
      return;
    }
    report.section("Forecasts").paragraph("Median and 80% band of SKUs the model has not seen.");
    List<DemandSeries> known =
        usable.subList(PLOTTED, usable.size()).stream()
            .map(s -> s.slice(0, s.length() - h))
            .toList();
    DemandModel model = DemandModel.fit(known, question);
    for (DemandSeries sku : usable.subList(0, PLOTTED)) {
      int cut = sku.length() - h;
      DemandSeries history = sku.slice(cut - question.support(), cut);
      QuantileForecast forecast = model.forecast(history, h);
      double[] x = new double[h];
      double[][] q = new double[3][h];
      for (int i = 0; i < h; i++) {
        x[i] = history.length() + i;
        q[0][i] = forecast.quantile(i, .1);
        q[1][i] = forecast.median(i);
        q[2][i] = forecast.quantile(i, .9);
      }
      report.plot(
          new Plot.Lines(
              sku.id(),
              "period",
              "units",
              List.of(
                  line("demand", sku.slice(cut - question.support(), sku.length())),
                  Plot.Line.of("forecast", x, q[1], q[0], q[2]))));
    }
  }

  private static Plot.Line line(String name, DemandSeries series) {
    int[] seen =
        IntStream.range(0, series.length()).filter(t -> !Double.isNaN(series.demand(t))).toArray();
    return Plot.Line.of(
        name,
        Arrays.stream(seen).asDoubleStream().toArray(),
        Arrays.stream(seen).mapToDouble(series::demand).toArray());
  }
}
