package io.metalearn4j.examples.shop;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.metalearn4j.eval.Latency;
import io.metalearn4j.eval.Measurement;
import io.metalearn4j.examples.CommonOptions;
import io.metalearn4j.examples.Example;
import io.metalearn4j.examples.data.Cleaning;
import io.metalearn4j.examples.data.OnlineRetail;
import io.metalearn4j.examples.data.Transaction;
import io.metalearn4j.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import picocli.CommandLine.Command;

/** The main job: learn from a year of a shop's transactions, then serve new customers and SKUs. */
@Command(
    name = "shop",
    description =
        "The main job: learn from a year of a shop's transactions, then serve new customers and products.",
    mixinStandardHelpOptions = true)
public final class Shop extends Example {

  /** Calls that are timed, and as many before them: enough for compiled code. */
  private static final int CALLS = 3_000;

  /** For picocli. */
  public Shop() {}

  @Override
  protected Report run(CommonOptions options) throws IOException {
    List<Transaction> lines = OnlineRetail.load();
    Cleaning cleaning = Cleaning.of(lines);
    ShopRecommendation recommendation = ShopRecommendation.learn(cleaning.sales(), options.seed());
    ShopDemand demand = ShopDemand.learn(cleaning.sales(), options.seed(), options.threads());
    Report.Builder report =
        Report.builder("A year of a shop")
            .higherIsBetter("nDCG@10", "hit rate@10", "recall@10")
            .lowerIsBetter("WQL", "ND")
            .section("Data")
            .paragraph(
                "UCI Online Retail: the invoice lines of one shop from December 2010 to December 2011 (Chen 2015, CC BY 4.0).")
            .measurements(counts(lines, cleaning, options.seed()));
    recommendation.report(report);
    demand.report(report);
    report
        .section("Serving")
        .paragraph(
            "Models saved, loaded again, warmed up and asked on one thread; what is loaded answers with the same bits.")
        .measurements(serve(recommendation, demand));
    return report.build();
  }

  private static List<Measurement> counts(List<Transaction> lines, Cleaning cleaning, long seed) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("all", (long) lines.size());
    cleaning.removed().forEach((rule, removed) -> counts.put("left out: " + rule, removed));
    counts.put("sales of products", (long) cleaning.sales().size());
    return counts.entrySet().stream()
        .map(
            c ->
                Measurement.of(
                    "Invoice lines",
                    c.getKey(),
                    "lines",
                    Map.of(),
                    seed,
                    c.getValue(),
                    lines.size()))
        .toList();
  }

  /** Times a call that serves one customer or product. */
  static List<Measurement> latency(String row, long seed, IntConsumer call) {
    return Latency.of(CALLS, call).measurements("Serving", row, "", Map.of(), seed);
  }

  private static List<Measurement> serve(ShopRecommendation recommendation, ShopDemand demand)
      throws IOException {
    Path folder = Files.createTempDirectory("metalearn4j");
    try {
      List<Measurement> figures = new ArrayList<>(recommendation.serve(folder));
      figures.addAll(demand.serve(folder));
      return figures;
    } finally {
      MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }
}
