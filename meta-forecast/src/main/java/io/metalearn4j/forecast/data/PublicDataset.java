package io.metalearn4j.forecast.data;

import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.Frequency;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The public demand data sets of the measured tables, in their original files. */
public enum PublicDataset {
  /** Monthly car parts, the 2,509 of 2,674 series without a missing month. */
  CARPARTS("carparts/carparts.csv.gz", Frequency.MONTHLY, 12, 12) {
    @Override
    LongFrame columns() {
      return LongFrame.columns("series_id", "month", "value");
    }

    @Override
    List<DemandSeries> prepare(List<DemandSeries> series) {
      return series.stream().filter(s -> s.missing() == 0).toList();
    }
  },
  /** Monthly spare parts of cars. */
  AUTO("auto/auto.csv.gz", Frequency.MONTHLY, 6, 6) {
    @Override
    LongFrame columns() {
      return LongFrame.columns("series_id", "month", "value");
    }
  },
  /** Monthly spare parts of aircraft, nine of ten months without demand. */
  RAF("raf/raf.csv.gz", Frequency.MONTHLY, 12, 12) {
    @Override
    LongFrame columns() {
      return LongFrame.columns("series_id", "month", "value");
    }
  },
  /** Daily sales of pasta with promotions known ahead. */
  PASTA("pasta/pasta_daily.csv.gz", Frequency.DAILY, 28, 14) {
    @Override
    LongFrame columns() {
      return LongFrame.columns("series_id", "date", "value").known("promotion").attributes("brand");
    }
  },
  /** Weekly sales of a wholesaler. */
  UCI_WEEKLY("uci-weekly/sales_weekly.csv.gz", Frequency.STEP, 8, 8) {
    @Override
    LongFrame columns() {
      return LongFrame.columns("series_id", "t", "value");
    }
  },
  /** Weekly orange juice by store and brand, price and feature known ahead. */
  DOMINICKS_OJ("dominicks-oj/oj_weekly.csv.gz", Frequency.STEP, 8, 8) {
    @Override
    LongFrame columns() {
      return LongFrame.columns("series_id", "week", "value")
          .known("price", "feat")
          .attributes("brand", "store");
    }

    /** Weeks without a row are left out: the rows count as consecutive. */
    @Override
    List<DemandSeries> prepare(List<DemandSeries> series) {
      return series.stream().map(PublicDataset::compacted).toList();
    }
  };

  private final String file;
  private final Frequency frequency;
  private final int support;
  private final int horizon;

  PublicDataset(String file, Frequency frequency, int support, int horizon) {
    this.file = file;
    this.frequency = frequency;
    this.support = support;
    this.horizon = horizon;
  }

  /**
   * The data set of a name such as {@code uci-weekly}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static PublicDataset ofName(String name) {
    return Arrays.stream(values())
        .filter(d -> d.label().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "dataset is "
                        + name
                        + ", must be one of "
                        + Arrays.stream(values()).map(PublicDataset::label).toList()));
  }

  abstract LongFrame columns();

  List<DemandSeries> prepare(List<DemandSeries> series) {
    return series;
  }

  /** Name in tables and on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Its file below the folder of all data sets. */
  public String file() {
    return file;
  }

  /** The usual question for a new SKU of this data set. */
  public ForecastQuestion question() {
    return ForecastQuestion.deciles(support, horizon);
  }

  /**
   * Reads the series, sorted by id where the file's order has no meaning.
   *
   * @param folder the folder that holds one folder a data set
   * @throws IOException if the file is not there or cannot be read
   */
  public List<DemandSeries> load(Path folder) throws IOException {
    return read(folder).series();
  }

  /** The same with the counts of what was missing in the file. */
  public LongFrame.Loaded read(Path folder) throws IOException {
    LongFrame.Loaded all = columns().read(folder.resolve(file), frequency);
    return all.with(
        prepare(all.series()).stream().sorted(Comparator.comparing(DemandSeries::id)).toList());
  }

  private static DemandSeries compacted(DemandSeries s) {
    int[] rows = IntStream.range(0, s.length()).filter(t -> !Double.isNaN(s.demand(t))).toArray();
    DemandSeries compact =
        DemandSeries.of(
            s.id(), s.frequency(), 0, Arrays.stream(rows).mapToDouble(s::demand).toArray());
    for (String name : s.knownNames()) {
      compact =
          compact.withKnown(name, Arrays.stream(rows).mapToDouble(t -> s.known(name, t)).toArray());
    }
    for (var attribute : s.attributes().entrySet()) {
      compact = compact.withAttribute(attribute.getKey(), attribute.getValue());
    }
    return compact;
  }
}
