package io.metalearn4j.examples;

import io.metalearn4j.report.Report;
import picocli.CommandLine.Command;

/** Few-shot regression of sinusoids, the field's hello world. */
@Command(
    name = "sinusoid",
    description = "Few-shot regression of sinusoids, the field's hello world.",
    mixinStandardHelpOptions = true)
final class Sinusoid extends Example {

  @Override
  Report run(CommonOptions options) {
    return Report.builder("Sinusoid").section("Not there yet").paragraph("To be filled.").build();
  }
}
