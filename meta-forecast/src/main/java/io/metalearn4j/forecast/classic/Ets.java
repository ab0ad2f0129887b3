package io.metalearn4j.forecast.classic;

import java.util.Arrays;
import java.util.List;

/**
 * Exponential smoothing in state space form, the form chosen by the corrected Akaike criterion:
 * errors additive or multiplicative, trend none, additive or damped, season none, additive or
 * multiplicative. Smoothing weights and starting states maximise the likelihood; a season longer
 * than six periods starts at its indices by decomposition. Where all values are positive,
 * multiplicative forms are tried as well, but for an additive error with a multiplicative season,
 * which is unstable, and a form whose forecast would not be positive is passed over.
 *
 * @see "R. J. Hyndman, A. B. Koehler, R. D. Snyder and S. Grose, A state space framework for
 *     automatic forecasting using exponential smoothing methods, International Journal of
 *     Forecasting 18, 2002"
 */
public final class Ets implements PointForecaster {
  /** A form: error, trend and season. */
  enum Form {
    ANN(false, 0, 0),
    AAN(false, 1, 0),
    ADN(false, 2, 0),
    MNN(true, 0, 0),
    MAN(true, 1, 0),
    MDN(true, 2, 0),
    ANA(false, 0, 1),
    AAA(false, 1, 1),
    ADA(false, 2, 1),
    MNA(true, 0, 1),
    MAA(true, 1, 1),
    MDA(true, 2, 1),
    MNM(true, 0, 2),
    MAM(true, 1, 2),
    MDM(true, 2, 2);

    final boolean multiplicativeError;
    final int trend;
    final int season;

    Form(boolean multiplicativeError, int trend, int season) {
      this.multiplicativeError = multiplicativeError;
      this.trend = trend;
      this.season = season;
    }
  }

  /** A fitted form: its parameters and its last states. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Fit(
      Form form,
      double alpha,
      double phi,
      double level,
      double slope,
      double[] season,
      double aicc) {}

  private static final int LONGEST_SEASON = 24;

  private final int season;
  private final List<Form> forms;

  private Ets(int season, List<Form> forms) {
    this.season = season;
    this.forms = forms;
  }

  /**
   * The automatic choice among all forms.
   *
   * @param season periods in a season, {@code >= 1}; 1, or more than 24, for none
   */
  public static Ets automatic(int season) {
    return new Ets(season, List.of(Form.values()));
  }

  /** The automatic choice among those with a damped trend. */
  public static Ets damped(int season) {
    return new Ets(season, Arrays.stream(Form.values()).filter(form -> form.trend == 2).toList());
  }

  @Override
  public double[] forecast(double[] demand, int horizon) {
    int n = demand.length;
    boolean positive = Arrays.stream(demand).allMatch(v -> v > 0);
    int m = season > LONGEST_SEASON || n <= season + 4 ? 1 : season;
    Fit best = null;
    for (Form form : forms) {
      boolean possible = (form.season == 0 || m > 1) && (positive || !form.multiplicativeError);
      if (possible && n > parameters(form, m) + 1) {
        Fit fit = EtsRecursion.fit(form, demand, m);
        boolean positiveAhead = Arrays.stream(forecast(fit, horizon)).allMatch(v -> v > 0);
        if ((positiveAhead || !positive) && (best == null || fit.aicc < best.aicc)) {
          best = fit;
        }
      }
    }
    return best == null
        ? ExponentialSmoothing.optimised().forecast(demand, horizon)
        : forecast(best, horizon);
  }

  static double[] forecast(Fit fit, int horizon) {
    double[] out = new double[horizon];
    double damping = 0;
    double power = 1;
    for (int i = 0; i < horizon; i++) {
      power *= fit.phi;
      damping += power;
      double trend = fit.level + (fit.form.trend == 0 ? 0 : damping * fit.slope);
      double s = fit.season.length == 0 ? 0 : fit.season[i % fit.season.length];
      out[i] =
          switch (fit.form.season) {
            case 1 -> trend + s;
            case 2 -> trend * s;
            default -> trend;
          };
    }
    return out;
  }

  /** Free parameters: weights, starting states, and the variance. */
  static int parameters(Form form, int m) {
    int trend = form.trend == 0 ? 0 : form.trend == 1 ? 2 : 3;
    return 2 + trend + (form.season == 0 ? 0 : m) + 1;
  }
}
