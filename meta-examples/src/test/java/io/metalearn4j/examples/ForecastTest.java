package io.metalearn4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.Frequency;
import io.metalearn4j.forecast.data.LongFrame;
import io.metalearn4j.forecast.data.SyntheticDemand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on a file of the user's own. */
class ForecastTest {
  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    String[] all = new String[args.length + 2];
    all[0] = "forecast";
    all[1] = "--no-relaunch";
    System.arraycopy(args, 0, all, 2, args.length);
    return Main.commandLine()
        .setOut(new PrintWriter(new StringWriter(), true))
        .setErr(new PrintWriter(err, true))
        .execute(all);
  }

  private Path sales(int skus, int weeks) throws IOException {
    StringBuilder csv = new StringBuilder("unique_id,ds,y,brand\n");
    long monday = Frequency.WEEKLY.parse("2024-01-01");
    for (DemandSeries s : SyntheticDemand.counts(skus, weeks).series(3)) {
      for (int t = 0; t < weeks; t++) {
        csv.append(s.id())
            .append(',')
            .append(Frequency.WEEKLY.firstDay(monday + t))
            .append(',')
            .append((int) s.demand(t))
            .append(",a\n");
      }
    }
    return Files.writeString(folder.resolve("sales.csv"), csv);
  }

  @Test
  void aFileGivesFiguresAReportAndForecasts() throws IOException {
    Path file = sales(40, 24);
    Path json = folder.resolve("out.json");
    Path html = folder.resolve("out.html");
    Path csv = folder.resolve("forecasts.csv");
    int exit =
        run(
            "--series",
            file.toString(),
            "--frequency",
            "W",
            "--horizon",
            "3",
            "--new-sku-support",
            "4",
            "--splits",
            "2",
            "--attributes",
            "brand",
            "--json",
            json.toString(),
            "--report",
            html.toString(),
            "--forecasts",
            csv.toString());
    assertEquals(0, exit, err::toString);
    String figures = Files.readString(json).replaceAll("\\s", "");
    assertTrue(
        figures.contains(
            "\"row\":\"metalearn4j\",\"metric\":\"WQL\",\"setting\":"
                + "{\"dataset\":\"sales.csv\",\"k\":\"4\",\"h\":\"3\"}"),
        figures);
    assertTrue(Files.readString(html).contains("<svg"), "the report has plots");
    List<String> lines = Files.readAllLines(csv);
    assertEquals("unique_id,ds,q0.1,q0.2,q0.3,q0.4,q0.5,q0.6,q0.7,q0.8,q0.9", lines.get(0));
    assertEquals(1 + 40 * 3, lines.size());
    assertTrue(lines.get(1).startsWith("sku0,2024-06-17,"), lines.get(1));
    assertEquals(
        40,
        LongFrame.columns("unique_id", "ds", "q0.5").read(csv, Frequency.WEEKLY).series().size());
  }

  @Test
  void stockAndFullHistoryKeepToTheSameSettings() throws IOException {
    Path file = sales(20, 30);
    Path json = folder.resolve("out.json");
    Path html = folder.resolve("out.html");
    assertEquals(
        0,
        run(
            "--series",
            file.toString(),
            "--stock",
            "--splits",
            "1",
            "--horizon",
            "3",
            "--stock-periods",
            "8",
            "--lead-time",
            "1,2",
            "--lost-sales",
            "--json",
            json.toString(),
            "--report",
            html.toString()),
        err::toString);
    String stock = Files.readString(json).replaceAll("\\s", "");
    assertTrue(
        stock.contains(
            "\"row\":\"metalearn4j\",\"metric\":\"unitcost\",\"setting\":"
                + "{\"dataset\":\"sales.csv\",\"k\":\"all\",\"h\":\"3\"}"),
        stock);
    assertTrue(
        stock.contains(
            "\"row\":\"metalearn4j\",\"metric\":\"WQL\",\"setting\":"
                + "{\"dataset\":\"sales.csv\",\"k\":\"8\",\"h\":\"3\"}"),
        stock);
    String page = Files.readString(html);
    assertTrue(page.contains("New SKUs") && page.contains("unit cost"), "both are in the report");
    assertEquals(
        0,
        run(
            "--series",
            file.toString(),
            "--stock-only",
            "--stock-periods",
            "8",
            "--json",
            json.toString()),
        err::toString);
    String alone = Files.readString(json);
    assertTrue(alone.contains("unit cost") && !alone.contains("WQL"), alone);
    assertEquals(
        0,
        run(
            "--series",
            file.toString(),
            "--full-history",
            "--windows",
            "2",
            "--horizon",
            "4",
            "--json",
            json.toString()),
        err::toString);
    String full = Files.readString(json).replaceAll("\\s", "");
    assertTrue(full.contains("{\"dataset\":\"sales.csv\",\"k\":\"all\",\"h\":\"4\"}"), full);
  }

  @Test
  void newSkusAreFollowedFromTheirLaunchAndForecastBeforeIt() throws IOException {
    String file = sales(20, 30).toString();
    Path json = folder.resolve("out.json");
    String[] common = {
      "--series", file, "--horizon", "3", "--splits", "1", "--json", json.toString()
    };
    assertEquals(0, run(with(common, "--adaptation", "--new-sku-support", "4")), err::toString);
    String launch = Files.readString(json).replaceAll("\\s", "");
    assertTrue(launch.contains("\"row\":\"notadapted\",\"metric\":\"WQLafter13\""), launch);
    assertEquals(
        0,
        run(with(common, "--heads", "--attributes", "brand", "--new-sku-support", "0")),
        err::toString);
    String before = Files.readString(json).replaceAll("\\s", "");
    assertTrue(before.contains("\"row\":\"networktweedie\",\"metric\":\"WQL\""), before);
    assertTrue(before.contains("\"k\":\"0\""), before);
  }

  private static String[] with(String[] common, String... more) {
    return Stream.concat(Arrays.stream(common), Arrays.stream(more)).toArray(String[]::new);
  }

  @Test
  void mistakesAreOneLineThatNamesValueAndRule() throws IOException {
    String file = sales(8, 12).toString();
    String bad =
        Files.writeString(folder.resolve("bad.csv"), "unique_id,ds,y\na,1,-3\n").toString();
    assertEquals(2, run("--series", "nowhere.csv"));
    assertEquals(2, run("--series", file, "--horizon", "0"));
    assertEquals(2, run("--series", file, "--new-sku-support", "-1"));
    assertEquals(2, run("--series", file, "--frequency", "X"));
    assertEquals(2, run("--series", file, "--splits", "0"));
    assertEquals(2, run());
    assertEquals(1, run("--series", file));
    assertEquals(2, run("--series", bad));
    String message = err.toString();
    for (String part :
        List.of(
            "Invalid value for --series: no such file: nowhere.csv",
            "Invalid value for --horizon: 0 is not at least 1",
            "Invalid value for --new-sku-support: -1 is not at least 0",
            "Invalid value for --frequency: frequency is X, must be T, D, W, M, Q or Y",
            "Invalid value for --splits: 0 is not at least 1",
            "Missing option --dataset NAME or --series FILE",
            "Failed: sales.csv has 0 series of at least 16 periods, must have 10",
            "Invalid value for --series: " + bad + ": column 'y', line 2: '-3.0' must be >= 0")) {
      assertTrue(message.contains(part), () -> part + " is not in " + message);
    }
    assertTrue(!message.contains("\tat "), message);
  }
}
