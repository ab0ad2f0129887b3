package io.metalearn4j.forecast.model;

import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.Frequency;
import io.metalearn4j.store.Tensor;
import io.metalearn4j.store.TensorFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The covariates of series as rows of numbers: those known ahead, those observed only, and for
 * daily series the day of the week. One that is always positive and not 0/1 enters by its
 * logarithm; another that leaves [-1, 1] is divided by its standard deviation within series.
 *
 * <p>What is not observed in a period, as in all after the last demand, is expected: {@code m + r^j
 * (last - m)}, {@code j} periods after it was last observed. {@code m} is the mean of the series'
 * own past, drawn towards that of all series as far as few periods say little and series are alike.
 * The persistence {@code r} is the autocorrelation within series, without the bias that it has in
 * short series.
 *
 * @param known names of those known ahead
 * @param observed names of those observed only
 * @param logarithmic whether the known ones, then the observed ones, enter by their logarithms
 * @param scale what the same are divided by
 * @param course how each of the observed ones goes on
 * @param weekly whether the day of the week counts
 * @see "S. Nickell, Biases in dynamic models with fixed effects, Econometrica 49, 1981"
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Covariates(
    List<String> known,
    List<String> observed,
    boolean[] logarithmic,
    double[] scale,
    List<Course> course,
    boolean weekly) {
  private static final int WEEK = 7;

  /**
   * How an observed covariate, as it enters, goes on.
   *
   * @param mean over all series
   * @param between variance of the means of series
   * @param within variance around them
   * @param persistence from one period to the next, in [0, 1]
   */
  record Course(double mean, double between, double within, double persistence) {
    /** The mean of a series of which these values are known, {@code NaN} where they are not. */
    double mean(double... seen) {
      double[] values = Arrays.stream(seen).filter(v -> !Double.isNaN(v)).toArray();
      double told = values.length * (1 - persistence) / (1 + persistence);
      double weight = between == 0 || told == 0 ? 0 : told / (told + within / between);
      double own = Arrays.stream(values).average().orElse(mean);
      return mean + weight * (own - mean);
    }

    /** Variance of its value some periods after it was last seen. */
    double variance(int periods) {
      return within * (1 - Math.pow(persistence, 2 * periods));
    }
  }

  /** The covariates that all series have. */
  static Covariates of(List<DemandSeries> series) {
    List<String> known = inAll(series, DemandSeries::knownNames);
    List<String> observed = inAll(series, DemandSeries::observedNames);
    int n = known.size() + observed.size();
    boolean weekly = !series.isEmpty() && series.get(0).frequency() == Frequency.DAILY;
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    boolean[] logarithmic = new boolean[n];
    Covariates plain = new Covariates(known, observed, logarithmic, ones, List.of(), weekly);
    double[] scale = ones.clone();
    List<Course> courses = new ArrayList<>();
    for (int j = 0; j < n; j++) {
      Moments moments = new Moments();
      for (DemandSeries s : series) {
        moments.add(plain.values(s, j));
      }
      logarithmic[j] = moments.least > 0 && !moments.binary;
      if (logarithmic[j]) {
        Moments logs = new Moments();
        for (DemandSeries s : series) {
          logs.add(Arrays.stream(plain.values(s, j)).map(Math::log).toArray());
        }
        moments = logs;
      } else if (moments.largest > 1) {
        scale[j] = moments.deviation();
      }
      if (j >= known.size()) {
        courses.add(moments.course(scale[j]));
      }
    }
    return new Covariates(known, observed, logarithmic, scale, courses, weekly);
  }

  private static List<String> inAll(
      List<DemandSeries> series, Function<DemandSeries, List<String>> names) {
    return series.isEmpty()
        ? List.of()
        : names.apply(series.get(0)).stream()
            .filter(n -> series.stream().allMatch(s -> names.apply(s).contains(n)))
            .toList();
  }

  /** Sums over series of one covariate, around its mean in each. */
  private static final class Moments {
    private double least = Double.POSITIVE_INFINITY;
    private double largest;
    private boolean binary = true;
    private double squares;
    private double products;
    private double freedom;
    private int pairs;
    private int series;
    private double means;
    private double meanSquares;

    void add(double... x) {
      double mean = Arrays.stream(x).filter(v -> !Double.isNaN(v)).average().orElse(Double.NaN);
      for (int t = 0; t < x.length; t++) {
        if (!Double.isNaN(x[t])) {
          least = Math.min(least, x[t]);
          largest = Math.max(largest, Math.abs(x[t]));
          binary &= x[t] == 0 || x[t] == 1;
          squares += (x[t] - mean) * (x[t] - mean);
          freedom++;
          if (t > 0 && !Double.isNaN(x[t - 1])) {
            products += (x[t] - mean) * (x[t - 1] - mean);
            pairs++;
          }
        }
      }
      if (!Double.isNaN(mean)) {
        freedom--;
        series++;
        means += mean;
        meanSquares += mean * mean;
      }
    }

    /** The course of values divided by a scale. */
    Course course(double scale) {
      double mean = series == 0 ? 0 : means / series;
      double within = squares / Math.max(1, freedom);
      double length = freedom / Math.max(1, series) + 1;
      double r = persistence();
      double ofMeans = within / length * (1 + r) / Math.max(1 - r, 1 / length);
      double between = series == 0 ? 0 : Math.max(0, meanSquares / series - mean * mean - ofMeans);
      double unit = scale * scale;
      return new Course(mean / scale, between / unit, within / unit, r);
    }

    double deviation() {
      double variance = squares / Math.max(1, freedom);
      return variance > 0 ? Math.sqrt(variance) : 1;
    }

    double persistence() {
      double length = (double) pairs / Math.max(1, series);
      if (squares == 0 || length <= 1) {
        return 0;
      }
      double biased = products / pairs / (squares / (freedom + series));
      return Math.max(0, Math.min(1, (biased * length + 1) / (length - 1)));
    }
  }

  /** Columns of a row. */
  int columns() {
    return known.size() + observed.size() + (weekly ? WEEK - 1 : 0);
  }

  /** Whether something is known of the future that moves demand. */
  boolean plansAhead() {
    return weekly || !known.isEmpty();
  }

  /** Names of the covariates in the order of the columns, the weekday being one. */
  List<String> names() {
    return Stream.of(known, observed, weekly ? List.of("weekday") : List.<String>of())
        .flatMap(List::stream)
        .toList();
  }

  /** The covariate that a column belongs to, an index of {@link #names}. */
  int name(int column) {
    return Math.min(column, known.size() + observed.size());
  }

  /** The rows of the periods before {@code to}, which may lie after the last demand. */
  double[][] rows(DemandSeries series, int to) {
    double[][] rows = new double[to][columns()];
    int numbers = known.size() + observed.size();
    for (int j = 0; j < numbers; j++) {
      double[] x = j < known.size() ? planned(series, j, to) : expected(series, j, to);
      for (int t = 0; t < to; t++) {
        rows[t][j] = x[t];
      }
    }
    for (int t = 0; weekly && t < to; t++) {
      int day = (int) Math.floorMod(series.start() + t, (long) WEEK);
      if (day < WEEK - 1) {
        rows[t][numbers + day] = 1;
      }
    }
    return rows;
  }

  private double[] planned(DemandSeries series, int j, int to) {
    return IntStream.range(0, to)
        .mapToDouble(t -> entered(j, series.known(known.get(j), t)))
        .toArray();
  }

  private double[] expected(DemandSeries series, int j, int to) {
    double[] seen = Arrays.stream(values(series, j)).map(v -> entered(j, v)).toArray();
    Course own = course.get(j - known.size());
    double mean = own.mean(seen);
    double[] x = new double[to];
    double apart = 0;
    for (int t = 0; t < to; t++) {
      boolean unseen = t >= seen.length || Double.isNaN(seen[t]);
      apart = unseen ? own.persistence * apart : seen[t] - mean;
      x[t] = mean + apart;
    }
    return x;
  }

  /**
   * The standard deviation of effects times covariates in each of the next periods, of which those
   * observed only are not known.
   */
  double[] spread(double[] effects, int horizon) {
    double[] spread = new double[horizon];
    for (int o = 0; o < observed.size(); o++) {
      double effect = effects[known.size() + o];
      for (int i = 0; i < horizon; i++) {
        spread[i] += effect * effect * course.get(o).variance(i + 1);
      }
    }
    return Arrays.stream(spread).map(Math::sqrt).toArray();
  }

  private double entered(int j, double value) {
    return logarithmic[j] ? Math.log(Math.max(value, Double.MIN_NORMAL)) : value / scale[j];
  }

  /** A covariate's own values in the periods with a demand. */
  private double[] values(DemandSeries series, int j) {
    return IntStream.range(0, series.length())
        .mapToDouble(
            t ->
                j < known.size()
                    ? series.known(known.get(j), t)
                    : series.observed(observed.get(j - known.size()), t))
        .toArray();
  }

  void write(TensorFile.Builder file) {
    file.tensor("covariates.known", Tensor.ofText(String.join("\n", known)));
    file.tensor("covariates.observed", Tensor.ofText(String.join("\n", observed)));
    int[] logs = IntStream.range(0, scale.length).map(j -> logarithmic[j] ? 1 : 0).toArray();
    file.tensor("covariates.logarithmic", Tensor.of(logs, logs.length));
    file.tensor("covariates.scale", Tensor.of(scale, scale.length));
    double[] flat =
        course.stream()
            .flatMapToDouble(c -> DoubleStream.of(c.mean, c.between, c.within, c.persistence))
            .toArray();
    file.tensor("covariates.course", Tensor.of(flat, flat.length));
    file.metadata("covariates.weekly", String.valueOf(weekly));
  }

  static Covariates read(TensorFile file) {
    int[] logs = file.tensor("covariates.logarithmic").ints();
    boolean[] logarithmic = new boolean[logs.length];
    for (int j = 0; j < logs.length; j++) {
      logarithmic[j] = logs[j] == 1;
    }
    double[] flat = file.tensor("covariates.course").doubles();
    List<Course> course = new ArrayList<>();
    for (int i = 0; i < flat.length; i += 4) {
      course.add(new Course(flat[i], flat[i + 1], flat[i + 2], flat[i + 3]));
    }
    return new Covariates(
        lines(file.tensor("covariates.known").text()),
        lines(file.tensor("covariates.observed").text()),
        logarithmic,
        file.tensor("covariates.scale").doubles(),
        course,
        Boolean.parseBoolean(file.metadata("covariates.weekly")));
  }

  private static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : List.copyOf(Arrays.asList(text.split("\n", -1)));
  }
}
