package io.metalearn4j.forecast.model;

import io.metalearn4j.forecast.DemandMethod;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.model.Windows.Window;
import io.metalearn4j.store.Tensor;
import io.metalearn4j.store.TensorFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Pooled quantiles by level: windows of all series are put into bins of equal size by the level of
 * their known part, and a bin keeps the quantiles of what came after, divided by that level.
 * Simple, and hard to beat on intermittent demand.
 */
public final class LevelBinned implements UnitQuantiles {
  /** Bins, as in the measured tables. */
  static final int BINS = 50;

  private final Level level;
  private final double[] upper;
  private final double[][] ratios;

  private LevelBinned(Level level, double[] upper, double[][] ratios) {
    this.level = level;
    this.upper = upper;
    this.ratios = ratios;
  }

  /** The method, which does not look at covariates. */
  public static DemandMethod method() {
    return UnitQuantiles.method("level-binned", false, LevelBinned::fit);
  }

  /** The method on demand that is divided by the pooled effects of price, promotion and weekday. */
  public static DemandMethod methodWithCovariates() {
    return UnitQuantiles.method("level-binned x effects", true, LevelBinned::fit);
  }

  static LevelBinned fit(List<Window> windows, Level level, ForecastQuestion question, long seed) {
    record Place(double level, int window) {}
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < windows.size(); i++) {
      places.add(new Place(level.of(windows.get(i).support()), i));
    }
    places.sort(Comparator.comparingDouble(Place::level));
    int bins = Math.max(1, Math.min(BINS, places.size()));
    double[] upper = new double[bins];
    double[][] ratios = new double[bins][question.levels().size()];
    Arrays.fill(upper, Double.POSITIVE_INFINITY);
    for (int b = 0; b < bins && !places.isEmpty(); b++) {
      int from = (int) ((long) places.size() * b / bins);
      int to = (int) ((long) places.size() * (b + 1) / bins);
      double[] sorted =
          places.subList(from, to).stream()
              .flatMapToDouble(
                  p -> DoubleStream.of(windows.get(p.window).query()).map(y -> y / p.level))
              .sorted()
              .toArray();
      ratios[b] = Quantiles.of(sorted, question.levels());
      upper[b] = b == bins - 1 ? Double.POSITIVE_INFINITY : places.get(to - 1).level;
    }
    return new LevelBinned(level, upper, ratios);
  }

  @Override
  public double[] of(double[] support) {
    double s = level.of(support);
    int bin = 0;
    while (s > upper[bin]) {
      bin++;
    }
    return Arrays.stream(ratios[bin]).map(r -> r * s).toArray();
  }

  Level level() {
    return level;
  }

  void write(TensorFile.Builder file) {
    double[] finite = Arrays.copyOf(upper, upper.length - 1);
    double[] flat = Arrays.stream(ratios).flatMapToDouble(Arrays::stream).toArray();
    file.tensor("bins.upper", Tensor.of(finite, finite.length));
    file.tensor("bins.ratios", Tensor.of(flat, upper.length, flat.length / upper.length));
  }

  static LevelBinned read(TensorFile file, Level level) {
    double[] finite = file.tensor("bins.upper").doubles();
    double[] upper = Arrays.copyOf(finite, finite.length + 1);
    upper[finite.length] = Double.POSITIVE_INFINITY;
    double[] flat = file.tensor("bins.ratios").doubles();
    int width = flat.length / upper.length;
    double[][] ratios = new double[upper.length][];
    for (int b = 0; b < ratios.length; b++) {
      ratios[b] = Arrays.copyOfRange(flat, b * width, (b + 1) * width);
    }
    return new LevelBinned(level, upper, ratios);
  }
}
