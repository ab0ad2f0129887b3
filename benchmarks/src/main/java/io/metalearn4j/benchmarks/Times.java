package io.metalearn4j.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * What one measurement of a system found.
 *
 * @param median the median over passes or calls
 * @param least the least, which other work on the machine disturbs least
 */
record Times(double median, double least) {

  /** Reads the times of a row from a system's output. */
  static Optional<Times> parse(Row row, String output) {
    Matcher median = matcher(row.key() + "median", output);
    Matcher least = matcher(row.key() + "min", output);
    return median.find() && least.find()
        ? Optional.of(
            new Times(Double.parseDouble(median.group(1)), Double.parseDouble(least.group(1))))
        : Optional.empty();
  }

  private static Matcher matcher(String key, String output) {
    return Pattern.compile("\"" + key + "\": ([0-9.]+)").matcher(output);
  }

  /** The middle of some measurements. */
  static double middle(List<Times> times, ToDoubleFunction<Times> figure) {
    double[] sorted = times.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /**
   * How many times longer another system takes, with an interval.
   *
   * @param value the geometric mean of the rounds' ratios
   * @param low lower end of Student's interval of its logarithm at 95 %
   * @param high upper end
   */
  record Ratio(double value, double low, double high) {
    static Ratio of(List<Times> own, List<Times> theirs, ToDoubleFunction<Times> figure) {
      int n = own.size();
      double[] logarithms = new double[n];
      double sum = 0;
      for (int i = 0; i < n; i++) {
        logarithms[i] =
            Math.log(figure.applyAsDouble(theirs.get(i)) / figure.applyAsDouble(own.get(i)));
        sum += logarithms[i];
      }
      double mean = sum / n;
      double squares = 0;
      for (double logarithm : logarithms) {
        squares += (logarithm - mean) * (logarithm - mean);
      }
      double half =
          n == 1
              ? 0
              : Math.sqrt(squares / (n - 1) / n)
                  * new TDistribution(n - 1.0).inverseCumulativeProbability(0.975);
      return new Ratio(Math.exp(mean), Math.exp(mean - half), Math.exp(mean + half));
    }
  }
}
