package io.metalearn4j.benchmarks;

import io.metalearn4j.data.table.DataTable;
import io.metalearn4j.forecast.Frequency;
import io.metalearn4j.forecast.classic.Croston;
import io.metalearn4j.forecast.data.ForecastFrame;
import io.metalearn4j.forecast.data.LongFrame;
import java.io.IOException;
import java.io.Reader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Forecasts any number of series from a text of them, in parts, and prints how many, how long it
 * took and the most heap that was in use: run it with little heap and many series.
 */
@Command(name = "streaming", mixinStandardHelpOptions = true)
public final class Streaming implements Callable<Integer> {
  private static final int HORIZON = 12;

  @Option(names = "--series", defaultValue = "1000000")
  private int series;

  @Option(names = "--periods", defaultValue = "24")
  private int periods;

  /** For picocli. */
  Streaming() {}

  /** Runs it. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Streaming()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    AtomicLong rows = new AtomicLong();
    long start = System.nanoTime();
    LongFrame.standard()
        .read(
            new SeriesText(series, periods),
            Frequency.STEP,
            part -> {
              DataTable forecasts =
                  ForecastFrame.points(
                      part.series(), Map.of("SBA", Croston.sba()), HORIZON, part.dated());
              rows.addAndGet(forecasts.rows());
            });
    double seconds = (System.nanoTime() - start) / 1e9;
    long peak =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum();
    System.out.printf(
        Locale.ROOT,
        "{\"series\": %d, \"periods\": %d, \"forecasts\": %d, \"seconds\": %.1f, \"heap MiB\": %d}%n",
        series,
        periods,
        rows.get(),
        seconds,
        peak >> 20);
    return CommandLine.ExitCode.OK;
  }

  /** A long frame as CSV that is made while it is read. */
  private static final class SeriesText extends Reader {
    private final int series;
    private final int periods;
    private int next;
    private String text = "unique_id,ds,y\n";
    private int place;

    SeriesText(int series, int periods) {
      this.series = series;
      this.periods = periods;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
      if (place == text.length()) {
        if (next == series) {
          return -1;
        }
        text = rows(next++);
        place = 0;
      }
      int n = Math.min(length, text.length() - place);
      text.getChars(place, place + n, buffer, offset);
      place += n;
      return n;
    }

    private String rows(int sku) {
      StringBuilder rows = new StringBuilder();
      String id = String.format(Locale.ROOT, "sku%08d", sku);
      for (int t = 0; t < periods; t++) {
        int draw = Math.floorMod(Integer.reverse((sku * 1000 + t) * 0x9E3779B9), 20);
        rows.append(id)
            .append(',')
            .append(t)
            .append(',')
            .append(draw > 12 ? draw - 12 : 0)
            .append('\n');
      }
      return rows.toString();
    }

    @Override
    public void close() {
      next = series;
    }
  }
}
