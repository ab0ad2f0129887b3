package io.metalearn4j.report;

import io.metalearn4j.eval.Measurement;
import java.util.List;
import java.util.Locale;

/**
 * How the figures of one column are written: four significant digits of the typical value, whole
 * numbers as such, and powers of ten where the typical value is below 0.001 or from ten million on.
 *
 * @param pattern a {@link String#format} pattern
 */
record Decimals(String pattern) {

  static Decimals of(List<Measurement> column) {
    double[] sizes =
        column.stream()
            .mapToDouble(m -> Math.abs(m.value()))
            .filter(v -> Double.isFinite(v) && v > 0)
            .sorted()
            .toArray();
    boolean whole =
        column.stream().allMatch(m -> !m.hasInterval() && Math.rint(m.value()) == m.value());
    double typical = sizes.length == 0 ? 0 : sizes[sizes.length / 2];
    if (typical >= 1e7 || (typical > 0 && typical < 1e-3)) {
      return new Decimals("%.3e");
    }
    int decimals = typical == 0 ? 0 : (int) (3 - Math.floor(Math.log10(typical)));
    return new Decimals("%,." + (whole ? 0 : Math.max(0, Math.min(4, decimals))) + "f");
  }

  String format(double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    String text = String.format(Locale.ROOT, pattern, value);
    return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
  }
}
