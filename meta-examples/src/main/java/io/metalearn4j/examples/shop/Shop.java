package io.metalearn4j.examples.shop;

import io.metalearn4j.examples.CommonOptions;
import io.metalearn4j.examples.Example;
import io.metalearn4j.report.Report;
import picocli.CommandLine.Command;

/** The main job: learn from a year of a shop's transactions, then serve new customers and SKUs. */
@Command(
    name = "shop",
    description =
        "The main job: learn from a year of a shop's transactions, then serve new customers and SKUs.",
    mixinStandardHelpOptions = true)
public final class Shop extends Example {

  /** For picocli. */
  public Shop() {}

  @Override
  protected Report run(CommonOptions options) {
    return Report.builder("Shop").build();
  }
}
