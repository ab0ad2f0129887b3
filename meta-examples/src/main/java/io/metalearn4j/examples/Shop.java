package io.metalearn4j.examples;

import io.metalearn4j.report.Report;
import picocli.CommandLine.Command;

/** The main job: learn from a year of a shop's transactions, then serve new customers and SKUs. */
@Command(
    name = "shop",
    description =
        "The main job: learn from a year of a shop's transactions, then serve new customers and SKUs.",
    mixinStandardHelpOptions = true)
final class Shop extends Example {

  @Override
  Report run(CommonOptions options) {
    return Report.builder("Shop").section("Not there yet").paragraph("To be filled.").build();
  }
}
