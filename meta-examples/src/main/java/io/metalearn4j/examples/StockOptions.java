package io.metalearn4j.examples;

import io.metalearn4j.forecast.stock.StockSetting;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say how stock is kept. */
final class StockOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--stock",
      description = "Also replay stock over the last periods, beside classical policies.")
  private boolean asked;

  @Option(names = "--stock-only", description = "The same without the table of forecasts.")
  private boolean alone;

  @Option(
      names = "--stock-periods",
      paramLabel = "N",
      defaultValue = "24",
      description = "Periods that --stock replays (default: ${DEFAULT-VALUE}).")
  private int periods;

  @Option(
      names = "--lead-time",
      paramLabel = "L",
      split = ",",
      defaultValue = "2",
      description =
          "Lead time of --stock in periods, or several, each as likely (default:"
              + " ${DEFAULT-VALUE}).")
  private List<Integer> leadTimes = List.of(2);

  @Option(
      names = "--review",
      paramLabel = "R",
      defaultValue = "1",
      description = "Periods from one review of --stock to the next (default: ${DEFAULT-VALUE}).")
  private int review;

  @Option(names = "--lost-sales", description = "Demand that --stock does not meet is lost.")
  private boolean lostSales;

  @Option(
      names = "--order-cost",
      paramLabel = "C",
      defaultValue = "0",
      description = "Cost of placing an order in --stock (default: ${DEFAULT-VALUE}).")
  private double orderCost;

  @Option(
      names = "--service",
      paramLabel = "T",
      defaultValue = "0.95",
      description =
          "Level of service of --stock; a unit owed costs T / (1 - T) of one held (default:"
              + " ${DEFAULT-VALUE}).")
  private double service;

  /** For picocli. */
  StockOptions() {}

  boolean asked() {
    return asked || alone;
  }

  boolean alone() {
    return alone;
  }

  int periods() {
    return OptionRules.atLeast(spec, "--stock-periods", periods, 1);
  }

  StockSetting setting(long seed) {
    try {
      StockSetting setting =
          StockSetting.backorders(leadTimes.get(0), service)
              .withReview(review)
              .withOrdering(orderCost)
              .withLeadTimes(leadTimes, seed);
      return lostSales ? setting.withLostSales() : setting;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "Invalid stock options: " + e.getMessage(), e);
    }
  }
}
