package io.metalearn4j.examples;

import io.metalearn4j.report.Report;
import picocli.CommandLine.Command;

/** SKU demand forecasting. */
@Command(
    name = "forecast",
    description = "SKU demand forecasting.",
    mixinStandardHelpOptions = true)
final class Forecast extends Example {

  @Override
  protected Report run(CommonOptions options) {
    return Report.builder("Forecast").section("Not there yet").paragraph("To be filled.").build();
  }
}
