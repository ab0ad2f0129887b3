package io.metalearn4j.recsys.rating;

import io.metalearn4j.recsys.linear.Packed;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Items whose rating would tell most about a user of a factor model: each in turn is the one that
 * lessens the variance of the user's predictions most, averaged over the catalogue by popularity,
 * times the chance that the user knows it. Thread-safe.
 *
 * @param model the model
 * @param counts popularity of each item, not modified
 * @see <a href="https://dl.acm.org/doi/10.1145/502716.502737">Rashid et al.: Getting to know you,
 *     IUI 2002, on popularity times information</a>
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record FactorQuestions(FactorModel model, int[] counts) {
  /**
   * The items to ask about, most telling first.
   *
   * @param evidence what is known of the user; features do not matter
   * @param known items not to ask about, not modified
   * @param count how many to ask about
   */
  public int[] ask(Evidence evidence, int[] known, int count) {
    double[] precision = model.precision(evidence);
    double[] catalogue = new double[precision.length];
    for (int i = 0; i < counts.length; i++) {
      Packed.addOuter(model.p, catalogue, 0, counts[i], model.design(i), 0);
    }
    BitSet asked = new BitSet();
    Arrays.stream(known).forEach(asked::set);
    int[] answer = new int[Math.max(0, Math.min(count, counts.length - asked.cardinality()))];
    for (int a = 0; a < answer.length; a++) {
      answer[a] = best(precision, catalogue, asked);
      asked.set(answer[a]);
      double weight = 1 / model.itemNoise[answer[a]];
      Packed.addOuter(model.p, precision, 0, weight, model.design(answer[a]), 0);
    }
    return answer;
  }

  private int best(double[] precision, double[] catalogue, BitSet asked) {
    double[] factor = precision.clone();
    Packed.factor(model.p, factor);
    int best = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = asked.nextClearBit(0); i < counts.length; i = asked.nextClearBit(i + 1)) {
      double[] z = model.design(i);
      double[] s = z.clone();
      Packed.solve(model.p, factor, s);
      double variance = model.itemNoise[i];
      for (int k = 0; k < model.p; k++) {
        variance += z[k] * s[k];
      }
      double gain = counts[i] * Packed.quadratic(model.p, catalogue, 0, s, 0) / variance;
      if (gain > most) {
        most = gain;
        best = i;
      }
    }
    return best;
  }
}
