package io.metalearn4j.forecast.model;

import io.metalearn4j.store.Tensor;
import io.metalearn4j.store.TensorFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What static attributes, such as brand and store, say of the law of demand of a SKU of which
 * nothing else is known.
 *
 * <p>The SKUs of one value of an attribute have a prior {@code g} of their own, shrunken towards
 * that of all, {@code w}. Attributes are taken as independent given the law, each with a share
 * {@code s} between 0 and 1 for what they tell twice:
 *
 * <pre>w(law | attributes) proportional to w(law) prod_a (g_a(law) / w(law))^s_a
 * </pre>
 *
 * <p>The shares are those of the greatest likelihood of SKUs that the groups have not learned from,
 * in two halves, one attribute after the other; an attribute that does not help them gets 0. A
 * value that was never seen says nothing. Immutable and thread-safe; deterministic.
 */
final class AttributeWeights {
  private static final double GROUP_WEIGHT = 10;
  private static final int PARTS = 4;

  /** Logarithms of {@code (g / w)^s}, by attribute and value. */
  private final Map<String, Map<String, double[]>> tilts;

  private AttributeWeights(Map<String, Map<String, double[]>> tilts) {
    this.tilts = tilts;
  }

  /**
   * A stretch of a SKU's demand.
   *
   * @param sku number of its SKU
   * @param attributes of the SKU
   * @param likelihood of the stretch under each law, up to a factor; not modified
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Evidence(int sku, Map<String, String> attributes, float[] likelihood) {}

  /** Learns from stretches of demand, given the prior of all SKUs, which is not modified. */
  static AttributeWeights fit(List<Evidence> all, double[] prior) {
    Set<String> names = new LinkedHashSet<>();
    all.forEach(e -> names.addAll(e.attributes.keySet()));
    if (names.isEmpty()) {
      return new AttributeWeights(Map.of());
    }
    List<Evidence> even = all.stream().filter(e -> e.sku % 2 == 0).toList();
    List<Evidence> odd = all.stream().filter(e -> e.sku % 2 == 1).toList();
    Map<String, Map<String, double[]>> fromEven = groups(even, prior);
    Map<String, Map<String, double[]>> fromOdd = groups(odd, prior);
    Map<String, Double> shares = new LinkedHashMap<>();
    double best =
        likelihood(fromEven, odd, shares, prior) + likelihood(fromOdd, even, shares, prior);
    for (String name : names) {
      Map<String, Double> tried = new LinkedHashMap<>(shares);
      for (int part = 1; part <= PARTS; part++) {
        tried.put(name, (double) part / PARTS);
        double now =
            likelihood(fromEven, odd, tried, prior) + likelihood(fromOdd, even, tried, prior);
        if (now > best) {
          best = now;
          shares.put(name, (double) part / PARTS);
        }
      }
    }
    Map<String, Map<String, double[]>> tilts = groups(all, prior);
    tilts.keySet().retainAll(shares.keySet());
    tilts.forEach(
        (name, byValue) -> {
          double share = shares.getOrDefault(name, 0.);
          byValue.replaceAll((value, tilt) -> scaled(tilt, share));
        });
    return new AttributeWeights(tilts);
  }

  private static double[] scaled(double[] tilt, double share) {
    return Arrays.stream(tilt).map(t -> share * t).toArray();
  }

  /** Log ratios of each value's prior to that of all. */
  private static Map<String, Map<String, double[]>> groups(List<Evidence> all, double[] prior) {
    Map<String, Map<String, List<float[]>>> rows = new LinkedHashMap<>();
    for (Evidence e : all) {
      e.attributes.forEach(
          (name, value) ->
              rows.computeIfAbsent(name, n -> new LinkedHashMap<>())
                  .computeIfAbsent(value, v -> new ArrayList<>())
                  .add(e.likelihood));
    }
    Map<String, Map<String, double[]>> groups = new LinkedHashMap<>();
    rows.forEach(
        (name, byValue) -> {
          Map<String, double[]> of = new LinkedHashMap<>();
          byValue.forEach((value, evidence) -> of.put(value, group(evidence, prior)));
          groups.put(name, of);
        });
    return groups;
  }

  private static double[] group(List<float[]> evidence, double[] prior) {
    double[] own = DemandPrior.responsibilities(prior, evidence);
    double share = evidence.size() / (evidence.size() + GROUP_WEIGHT);
    for (int c = 0; c < own.length; c++) {
      own[c] = Math.log(share * own[c] / prior[c] + 1 - share);
    }
    return own;
  }

  private static double likelihood(
      Map<String, Map<String, double[]>> groups,
      Collection<Evidence> asked,
      Map<String, Double> shares,
      double[] prior) {
    Map<Map<String, String>, double[]> known = new HashMap<>();
    double sum = 0;
    for (Evidence e : asked) {
      double[] w =
          known.computeIfAbsent(
              e.attributes,
              attributes -> {
                double[] log = new double[prior.length];
                attributes.forEach(
                    (name, value) ->
                        add(tilt(groups, name, value), shares.getOrDefault(name, 0.), log));
                return tilted(prior, log);
              });
      double likelihood = Double.MIN_NORMAL;
      for (int c = 0; c < w.length; c++) {
        likelihood += w[c] * e.likelihood[c];
      }
      sum += Math.log(likelihood);
    }
    return sum;
  }

  private static double @Nullable [] tilt(
      Map<String, Map<String, double[]>> tilts, String name, String value) {
    return tilts.getOrDefault(name, Map.of()).get(value);
  }

  private static void add(double @Nullable [] tilt, double share, double[] log) {
    if (tilt != null && share > 0) {
      for (int c = 0; c < log.length; c++) {
        log[c] += share * tilt[c];
      }
    }
  }

  private static double[] tilted(double[] prior, double[] log) {
    double[] w = new double[prior.length];
    double sum = 0;
    for (int c = 0; c < w.length; c++) {
      w[c] = prior[c] * Math.exp(log[c]);
      sum += w[c];
    }
    for (int c = 0; c < w.length; c++) {
      w[c] /= sum;
    }
    return w;
  }

  /** The prior of a SKU with some attributes; the prior of all where they say nothing. */
  double[] of(Map<String, String> attributes, double[] prior) {
    double[] log = new double[prior.length];
    boolean any = false;
    for (Map.Entry<String, String> a : attributes.entrySet()) {
      double[] tilt = tilt(tilts, a.getKey(), a.getValue());
      any |= tilt != null;
      add(tilt, 1, log);
    }
    return any ? tilted(prior, log) : prior;
  }

  void write(TensorFile.Builder file) {
    file.tensor("prior.attributes", Tensor.ofText(String.join("\n", tilts.keySet())));
    tilts.forEach((name, byValue) -> Named.write(file, "prior.attribute." + name, byValue));
  }

  static AttributeWeights read(TensorFile file) {
    String names = file.tensor("prior.attributes").text();
    Map<String, Map<String, double[]>> tilts = new LinkedHashMap<>();
    for (String name : names.isEmpty() ? new String[0] : names.split("\n", -1)) {
      tilts.put(name, Named.read(file, "prior.attribute." + name));
    }
    return new AttributeWeights(tilts);
  }
}
