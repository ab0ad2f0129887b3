package io.metalearn4j.examples;

import static java.util.stream.Collectors.joining;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.metalearn4j.data.table.ColumnType;
import io.metalearn4j.data.table.DataTable;
import io.metalearn4j.eval.Measurement;
import io.metalearn4j.forecast.DemandMethod;
import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.QuantileForecast;
import io.metalearn4j.forecast.data.ForecastFrame;
import io.metalearn4j.forecast.data.LongFrame;
import io.metalearn4j.forecast.data.M3;
import io.metalearn4j.forecast.eval.CrossValidation;
import io.metalearn4j.forecast.eval.LaunchProtocol;
import io.metalearn4j.forecast.eval.NewSkuProtocol;
import io.metalearn4j.forecast.model.Ablations;
import io.metalearn4j.forecast.model.Baselines;
import io.metalearn4j.forecast.model.CountHead;
import io.metalearn4j.forecast.model.CountNetwork;
import io.metalearn4j.forecast.model.DemandModel;
import io.metalearn4j.forecast.model.DemandNetwork;
import io.metalearn4j.forecast.model.NetworkTraining;
import io.metalearn4j.forecast.stock.StockSetting;
import io.metalearn4j.forecast.stock.StockStudy;
import io.metalearn4j.report.Plot;
import io.metalearn4j.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** SKU demand forecasting, on a file of the user's own or on a public data set. */
@Command(
    name = "forecast",
    description = "Forecasts SKUs that a model has never seen, beside the methods in use.",
    mixinStandardHelpOptions = true)
final class Forecast extends Example {
  private static final int PLOTTED = 3;
  private static final int ORIGINS = 4;

  @Spec private CommandSpec spec;

  @Mixin private DemandData demand;

  @Mixin private StockOptions stock;

  private int splits = 5;

  @Option(
      names = "--meta-learners",
      description =
          "Also the network fine-tuned, and trained by ANIL, MAML, first-order MAML and Reptile.")
  private boolean metaLearners;

  @Option(
      names = "--heads",
      description =
          "Also the network with the head of a Poisson, negative binomial, hurdle and Tweedie"
              + " distribution.")
  private boolean heads;

  @Option(
      names = "--adaptation",
      description =
          "Follow new SKUs from their launch on instead, beside models that do not adapt, or only"
              + " at first.")
  private boolean adaptation;

  @Option(
      names = "--full-history",
      description = "Forecast the last periods of SKUs whose whole history is known instead.")
  private boolean fullHistory;

  @Option(
      names = "--windows",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Origins of --full-history, a horizon apart, the last one a horizon before the end"
              + " (default: ${DEFAULT-VALUE}).")
  private int windows;

  @Option(
      names = "--forecasts",
      paramLabel = "FILE",
      description =
          "Write the deciles of what every SKU will sell after its last period into this CSV file.")
  private @Nullable Path forecasts;

  @Option(
      names = "--splits",
      paramLabel = "N",
      description = "Random splits into known and new SKUs (default: 5).")
  void setSplits(int count) {
    splits = OptionRules.atLeast(spec, "--splits", count, 1);
  }

  @Override
  protected Report run(CommonOptions options) throws IOException {
    Report.Builder report =
        Report.builder("Demand of new SKUs")
            .lowerIsBetter("WQL", "ND", "sMAPE", "MASE", "RMSSE", "OWA", "unit cost");
    if (demand.m3()) {
      if (stock.asked() || adaptation || fullHistory || forecasts != null) {
        throw OptionRules.invalid(
            spec, "--dataset", "m3 has the competition's own protocol, without further tables");
      }
      options.data(M3.FILE);
      return report
          .lowerIsBetter("sMAPE all", "MASE monthly", "OWA all")
          .section("M3 competition")
          .paragraph(
              "3,003 series, the competition's own horizons. sMAPE over all points, MASE over"
                  + " series, OWA relative to Naive2. Weights are learned on the last periods of the given values.")
          .measurements(
              M3Competition.measure(M3.load(options.data().orElseThrow()), options.seed()))
          .build();
    }
    LongFrame.Loaded loaded = demand.load(options, report);
    ForecastQuestion question = demand.question();
    List<DemandSeries> stocked = stock.asked() ? stocked(loaded.series(), report) : List.of();
    if (!stock.alone()) {
      accuracy(loaded.series(), question, report);
    }
    if (stock.asked()) {
      stock(stocked, options, report);
    }
    if (forecasts != null) {
      write(loaded, question, forecasts);
      report
          .section("Forecasts of all SKUs")
          .paragraph("Deciles of the next " + question.horizon() + " periods: " + forecasts);
    }
    return report.build();
  }

  private void accuracy(
      List<DemandSeries> series, ForecastQuestion question, Report.Builder report) {
    if (adaptation) {
      adaptation(series, question, report);
    } else if (fullHistory) {
      fullHistory(series, question, report);
    } else {
      newSku(series, question, report);
      plots(series, question, report);
    }
  }

  private static void write(LongFrame.Loaded loaded, ForecastQuestion question, Path file)
      throws IOException {
    int h = question.horizon();
    List<DemandSeries> planned =
        loaded.series().stream()
            .filter(s -> s.knownNames().stream().allMatch(n -> s.knows(n, s.length() + h - 1)))
            .toList();
    if (planned.isEmpty()) {
      throw new IllegalArgumentException(
          "no series knows its --known columns for "
              + h
              + " periods after its last demand, must do so for --forecasts");
    }
    DataTable table =
        ForecastFrame.quantiles(
            planned, DemandModel.fit(loaded.series(), question), h, loaded.dated());
    List<String> names = List.copyOf(table.columns().keySet());
    try (CsvWriter csv = CsvWriter.builder().build(file)) {
      csv.writeRecord(names);
      for (int row = 0; row < table.rows(); row++) {
        List<String> fields = new ArrayList<>();
        for (String name : names) {
          fields.add(
              table.columns().get(name) == ColumnType.NUMERIC
                  ? String.valueOf(table.numeric(name, row))
                  : table.category(name, row).orElse(""));
        }
        csv.writeRecord(fields);
      }
    }
  }

  private void newSku(List<DemandSeries> series, ForecastQuestion question, Report.Builder report) {
    int periods = question.support() + question.horizon();
    List<DemandSeries> usable = demand.usable(series, periods);
    List<DemandMethod> methods = new ArrayList<>(List.of(DemandModel.method()));
    methods.addAll(Baselines.of(usable));
    methods.addAll(metaLearners());
    if (heads) {
      Arrays.stream(CountHead.values()).map(CountNetwork::method).forEach(methods::add);
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
    List<Measurement> figures =
        NewSkuProtocol.of(question, splits).measure(demand.name(), usable, methods);
    report.measurements(figures);
    RowPlots.of(figures, "new SKU", "WQL", List.of()).forEach(report::plot);
  }

  private List<DemandMethod> metaLearners() {
    return metaLearners
        ? Arrays.stream(NetworkTraining.values())
            .filter(training -> training != NetworkTraining.POOLED)
            .<DemandMethod>map(DemandNetwork::trainer)
            .toList()
        : List.of();
  }

  private void adaptation(
      List<DemandSeries> series, ForecastQuestion question, Report.Builder report) {
    int k = question.support();
    LaunchProtocol protocol = new LaunchProtocol(question, ORIGINS, splits);
    List<DemandSeries> usable = demand.usable(series, protocol.periods());
    List<DemandMethod> methods = new ArrayList<>(List.of(DemandModel.method()));
    methods.add(
        LaunchProtocol.frozen("adapted to the first " + k + " only", DemandModel.method(), k));
    methods.add(LaunchProtocol.frozen("not adapted", DemandModel.method(), 0));
    if (!usable.get(0).knownNames().isEmpty()) {
      methods.add(Ablations.withPooledEffects());
    }
    methods.add(DemandNetwork.trainer(NetworkTraining.POOLED));
    methods.addAll(metaLearners());
    report
        .section("New SKUs from their launch on")
        .paragraph(
            String.format(
                "%,d series. In each of %d splits 20%% of them are new: asked are the %d periods"
                    + " after the first %d, and again each time %d more have come in. Nothing is"
                    + " learned anew. Intervals are 95%%, over series.",
                usable.size(), splits, question.horizon(), k, question.horizon()))
        .measurements(protocol.measure(demand.name(), usable, methods));
  }

  private void fullHistory(
      List<DemandSeries> series, ForecastQuestion question, Report.Builder report) {
    List<DemandSeries> usable =
        demand.usable(series, question.support() + (windows + 1) * question.horizon());
    List<DemandMethod> methods = new ArrayList<>(List.of(DemandModel.method()));
    methods.addAll(Baselines.of(usable));
    Map<String, String> setting = new LinkedHashMap<>();
    setting.put("dataset", demand.name());
    setting.put("k", "all");
    setting.put("h", String.valueOf(question.horizon()));
    report
        .section("Known SKUs")
        .paragraph(
            String.format(
                "%,d series with their whole history; asked are the %d periods after each of %d"
                    + " origins.",
                usable.size(), question.horizon(), windows))
        .measurements(
            new CrossValidation(question, windows, question.horizon(), true)
                .test(usable, methods)
                .measurements("full history", setting, methods.get(0).name()));
  }

  /** The series that stock policies learn from; some of them can be replayed. */
  private List<DemandSeries> stocked(List<DemandSeries> series, Report.Builder report) {
    int periods = stock.periods();
    String remedy = "lower --stock-periods";
    List<DemandSeries> usable = demand.usable(series, 2 * periods, remedy);
    List<DemandSeries> whole = usable.stream().filter(s -> s.last(periods).missing() == 0).toList();
    demand.usable(whole, 2 * periods, remedy + ", or mind missing periods among the replayed ones");
    if (whole.size() < series.size()) {
      report.paragraph(
          String.format(
              "Where stock is replayed, %,d series are too short and left out; %,d miss one of the"
                  + " last %d periods and are learned from only.",
              series.size() - usable.size(), usable.size() - whole.size(), periods));
    }
    return usable.stream().map(DemandSeries::withoutCovariates).toList();
  }

  private void stock(List<DemandSeries> usable, CommonOptions options, Report.Builder report) {
    int periods = stock.periods();
    StockSetting setting = stock.setting(options.seed());
    List<Measurement> figures = new StockStudy(setting, periods).measure(demand.name(), usable);
    report
        .section("Stock")
        .paragraph(
            String.format(
                "%,d series, the last %d periods replayed: review every %s, lead time %s,"
                    + " %s. Cost, per unit of demand, is one for a unit held over a period and"
                    + " %.0f for one %s.",
                usable.stream().filter(s -> s.last(periods).missing() == 0).count(),
                periods,
                setting.review() == 1 ? "period" : setting.review() + " periods",
                setting.leadTimes().stream().map(String::valueOf).collect(joining(" or ")),
                setting.lostSales() ? "lost sales" : "backorders",
                setting.shortage(),
                setting.lostSales() ? "lost" : "owed"))
        .measurements(figures);
    RowPlots.of(figures, "stock", "unit cost", List.of()).forEach(report::plot);
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
