package io.metalearn4j.forecast.classic;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Exponential smoothing in state space form, the form chosen by the corrected Akaike criterion:
 * errors additive or multiplicative, trend none, additive or damped, season none, additive or
 * multiplicative. Smoothing weights and starting states maximise the likelihood. Where all values
 * are positive, multiplicative forms are tried as well, but for an additive error with a
 * multiplicative season, which is unstable.
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

    private final boolean multiplicativeError;
    private final int trend;
    private final int season;

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
  private static final int EVALUATIONS = 2000;
  private static final double LEAST = 1e-4;
  private static final double GREATEST = .9999;
  private static final double LEAST_DAMPING = .8;
  private static final double GREATEST_DAMPING = .98;

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
        Fit fit = fit(form, demand, m);
        if (best == null || fit.aicc < best.aicc) {
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
  private static int parameters(Form form, int m) {
    int trend = form.trend == 0 ? 0 : form.trend == 1 ? 2 : 3;
    return 2 + trend + (form.season == 0 ? 0 : m) + 1;
  }

  static Fit fit(Form form, double[] y, int m) {
    State start = State.of(form, y, m);
    double[] guess = start.guess();
    double[] steps = new double[guess.length];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = i < start.weights() ? .5 : Math.max(1e-3, .1 * Math.abs(guess[i]));
    }
    double[] best = guess;
    try {
      PointValuePair found =
          new SimplexOptimizer(new SimpleValueChecker(1e-7, 1e-7))
              .optimize(
                  new MaxEval(EVALUATIONS + 200 * guess.length),
                  GoalType.MINIMIZE,
                  new InitialGuess(guess),
                  new NelderMeadSimplex(steps),
                  new ObjectiveFunction(start::minusTwoLogLikelihood));
      best = found.getPoint();
    } catch (TooManyEvaluationsException e) {
      best = guess;
    }
    double fit = start.minusTwoLogLikelihood(best);
    int k = parameters(form, m);
    double aicc = fit + 2 * k + 2. * k * (k + 1) / (y.length - k - 1);
    return start.last(best, Double.isFinite(aicc) ? aicc : Double.MAX_VALUE);
  }

  /** The recursion over a series for a vector of unconstrained parameters. */
  private static final class State {
    private final Form form;
    private final double[] y;
    private final int m;
    private final double[] season;
    private double level;
    private double slope;

    private State(Form form, double[] y, int m, double[] season, double level, double slope) {
      this.form = form;
      this.y = y;
      this.m = m;
      this.season = season;
      this.level = level;
      this.slope = slope;
    }

    static State of(Form form, double[] y, int m) {
      double[] season = form.season == 0 ? new double[0] : startingSeason(form, y, m);
      int n = Math.min(Math.max(10, 2 * m), y.length);
      double[] adjusted = new double[n];
      for (int t = 0; t < n; t++) {
        adjusted[t] =
            form.season == 0
                ? y[t]
                : form.season == 1 ? y[t] - season[t % m] : y[t] / season[t % m];
      }
      double b = n > 1 ? Theta.slope(adjusted) : 0;
      double mean = Arrays.stream(adjusted).average().orElse(0);
      double level = form.trend == 0 ? mean : mean - b * (n + 1) / 2;
      return new State(form, y, m, season, level, b);
    }

    private static double[] startingSeason(Form form, double[] y, int m) {
      double[] sum = new double[m];
      int[] count = new int[m];
      int cycles = Math.max(1, Math.min(y.length / m, 3));
      for (int c = 0; c < cycles; c++) {
        double mean = Arrays.stream(y, c * m, (c + 1) * m).average().orElse(0);
        for (int j = 0; j < m; j++) {
          sum[j] += form.season == 1 ? y[c * m + j] - mean : y[c * m + j] / mean;
          count[j]++;
        }
      }
      for (int j = 0; j < m; j++) {
        sum[j] /= count[j];
      }
      return sum;
    }

    int weights() {
      return 1 + (form.trend > 0 ? 1 : 0) + (form.trend == 2 ? 1 : 0) + (form.season > 0 ? 1 : 0);
    }

    /** Logits of alpha, beta, phi and gamma, then level and slope. */
    double[] guess() {
      double[] guess = new double[weights() + (form.trend > 0 ? 2 : 1)];
      int i = 0;
      guess[i++] = form.season > 0 || form.trend > 0 ? -1 : 0;
      if (form.trend > 0) {
        guess[i++] = -2;
      }
      if (form.trend == 2) {
        guess[i++] = 1.5;
      }
      if (form.season > 0) {
        guess[i++] = -2;
      }
      guess[i++] = level;
      if (form.trend > 0) {
        guess[i] = slope;
      }
      return guess;
    }

    double minusTwoLogLikelihood(double[] p) {
      return run(p, new double[2], new double[season.length], false);
    }

    Fit last(double[] p, double aicc) {
      double[] states = new double[2];
      double[] s = new double[season.length];
      run(p, states, s, true);
      double phi = form.trend == 2 ? damping(p[2]) : 1;
      return new Fit(form, between(p[0], LEAST, GREATEST), phi, states[0], states[1], s, aicc);
    }

    private static double between(double logit, double low, double high) {
      return low + (high - low) / (1 + Math.exp(-logit));
    }

    private static double damping(double logit) {
      return between(logit, LEAST_DAMPING, GREATEST_DAMPING);
    }

    /** Runs over the series; the season comes out rotated so that its first value is next. */
    private double run(double[] p, double[] states, double[] lastSeason, boolean keep) {
      int i = 0;
      double alpha = between(p[i++], LEAST, GREATEST);
      double beta = form.trend > 0 ? between(p[i++], LEAST, alpha) : 0;
      double phi = form.trend == 2 ? damping(p[i++]) : 1;
      double gamma = form.season > 0 ? between(p[i++], LEAST, 1 - alpha) : 0;
      double l = p[i++];
      double b = form.trend > 0 ? p[i] : 0;
      double[] s = season.clone();
      double squares = 0;
      double logs = 0;
      for (int t = 0; t < y.length; t++) {
        double trend = l + phi * b;
        double st = s.length == 0 ? 0 : s[t % m];
        double fitted = form.season == 2 ? trend * st : trend + st;
        double error = y[t] - fitted;
        if (form.multiplicativeError) {
          if (!(fitted > 1e-8 * Math.abs(y[t]))) {
            return Double.MAX_VALUE / 1e10;
          }
          squares += error / fitted * (error / fitted);
          logs += Math.log(fitted);
        } else {
          squares += error * error;
        }
        double scaled = form.season == 2 ? error / st : error;
        l = trend + alpha * scaled;
        b = phi * b + beta * scaled;
        if (s.length > 0) {
          s[t % m] = st + gamma * (form.season == 2 ? error / trend : error);
        }
      }
      if (keep) {
        states[0] = l;
        states[1] = b;
        for (int j = 0; j < s.length; j++) {
          lastSeason[j] = s[(y.length + j) % m];
        }
      }
      int n = y.length;
      return n * Math.log(Math.max(squares / n, 1e-300)) + 2 * logs;
    }
  }
}
