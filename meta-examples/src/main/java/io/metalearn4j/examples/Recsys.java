package io.metalearn4j.examples;

import io.metalearn4j.report.Report;
import picocli.CommandLine.Command;

/** Cold-start recommendation. */
@Command(
    name = "recsys",
    description = "Cold-start recommendation.",
    mixinStandardHelpOptions = true)
final class Recsys extends Example {

  @Override
  Report run(CommonOptions options) {
    return Report.builder("Recsys").section("Not there yet").paragraph("To be filled.").build();
  }
}
