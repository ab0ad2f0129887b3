package io.metalearn4j.examples;

import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.Frequency;
import io.metalearn4j.forecast.data.LongFrame;
import io.metalearn4j.forecast.data.PublicDataset;
import io.metalearn4j.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The options that say which demand is read and what is asked, each checked before anything runs.
 */
final class DemandData {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  private @Nullable Path file;
  private @Nullable Integer horizon;
  private @Nullable Integer support;
  private Frequency frequency = Frequency.WEEKLY;

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      description = "carparts, auto, raf, pasta, uci-weekly, dominicks-oj or m3, below --data.")
  private @Nullable String dataset;

  @Option(
      names = "--known",
      paramLabel = "COLUMN",
      split = ",",
      description = "Columns of the file that are known ahead, such as price.")
  private List<String> known = List.of();

  @Option(
      names = "--observed",
      paramLabel = "COLUMN",
      split = ",",
      description = "Columns of the file that are known afterwards only, such as visits.")
  private List<String> observed = List.of();

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
      names = "--gaps-are-zero",
      description = "The file lists sales only: a period without a row had no demand.")
  private boolean gapsAreZero;

  /** For picocli. */
  DemandData() {}

  @Option(
      names = "--series",
      paramLabel = "FILE",
      description = "A long frame as CSV, plain or gzip: unique_id, ds, y and further columns.")
  void setFile(Path path) {
    if (!Files.isRegularFile(path)) {
      throw OptionRules.invalid(spec, "--series", "no such file: " + path);
    }
    file = path;
  }

  @Option(
      names = "--frequency",
      paramLabel = "T|D|W|M|Q|Y",
      description = "Spacing of the file's periods, T being without a calendar (default: W).")
  void setFrequency(String code) {
    try {
      frequency = Frequency.ofCode(code);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "Invalid value for --frequency: " + e.getMessage(), e);
    }
  }

  @Option(
      names = "--horizon",
      paramLabel = "H",
      description = "Periods ahead (default: the data set's usual, or 8).")
  void setHorizon(int periods) {
    horizon = OptionRules.atLeast(spec, "--horizon", periods, 1);
  }

  @Option(
      names = "--new-sku-support",
      paramLabel = "K",
      description = "Known periods of a new SKU, 0 or more (default: the data set's usual, or 8).")
  void setSupport(int periods) {
    support = OptionRules.atLeast(spec, "--new-sku-support", periods, 0);
  }

  /** Whether the M3 competition is asked for. */
  boolean m3() {
    return "m3".equals(dataset);
  }

  /** Name in tables: that of the data set or of the file. */
  String name() {
    return dataset != null ? dataset : String.valueOf(file == null ? null : file.getFileName());
  }

  /** What is asked. */
  ForecastQuestion question() {
    ForecastQuestion usual =
        dataset != null ? PublicDataset.ofName(dataset).question() : ForecastQuestion.deciles(8, 8);
    return new ForecastQuestion(
        support != null ? support : usual.support(),
        horizon != null ? horizon : usual.horizon(),
        usual.levels());
  }

  /** Reads the series, and reports what was missing in them. */
  LongFrame.Loaded load(CommonOptions options, Report.Builder report) throws IOException {
    if (dataset != null && file != null) {
      throw new ParameterException(
          spec.commandLine(), "--dataset and --series exclude each other, must be one of them");
    }
    LongFrame.Loaded loaded = dataset != null ? published(dataset, options) : own();
    report
        .section("Data")
        .paragraph(
            String.format(
                "%s: %,d series, %,d rows. Periods without a row: %,d, counted as %s; empty values:"
                    + " %,d; stock-outs: %,d; values carried forward: %,d; not observed: %,d; late starts: %,d; early"
                    + " ends: %,d.",
                name(),
                loaded.series().size(),
                loaded.rows(),
                loaded.gaps(),
                gapsAreZero && dataset == null ? "no demand" : "missing",
                loaded.blanks(),
                loaded.stockOuts(),
                loaded.carried(),
                loaded.unobserved(),
                loaded.lateStarts(),
                loaded.earlyEnds()));
    return loaded;
  }

  private LongFrame.Loaded published(String name, CommonOptions options) throws IOException {
    PublicDataset which;
    try {
      which = PublicDataset.ofName(name);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "Invalid value for --dataset: " + e.getMessage(), e);
    }
    options.data(which.file());
    return which.read(options.data().orElseThrow());
  }

  private LongFrame.Loaded own() throws IOException {
    if (file == null) {
      throw new ParameterException(
          spec.commandLine(), "Missing option --dataset NAME or --series FILE");
    }
    LongFrame frame =
        LongFrame.standard()
            .known(known.toArray(String[]::new))
            .observed(observed.toArray(String[]::new))
            .attributes(attributes.toArray(String[]::new));
    frame = stockOut == null ? frame : frame.stockOut(stockOut);
    frame = gapsAreZero ? frame.gapsAreZero() : frame;
    try {
      return frame.read(file, frequency);
    } catch (IllegalArgumentException e) {
      throw OptionRules.invalid(spec, "--series", String.valueOf(e.getMessage()));
    }
  }

  /** The series with a number of periods for forecasts. */
  List<DemandSeries> usable(List<DemandSeries> series, int periods) {
    return usable(series, periods, "lower --horizon or --new-sku-support, or check --frequency");
  }

  /**
   * The series with a number of periods.
   *
   * @param remedy what the message says to do where there are too few
   * @throws IllegalArgumentException if there are fewer than ten: an evaluation needs some
   */
  List<DemandSeries> usable(List<DemandSeries> series, int periods, String remedy) {
    List<DemandSeries> usable = series.stream().filter(s -> s.length() >= periods).toList();
    if (usable.size() < 10) {
      throw new IllegalArgumentException(
          name()
              + " has "
              + usable.size()
              + " series of at least "
              + periods
              + " periods, must have 10: "
              + remedy);
    }
    return usable;
  }
}
