package io.metalearn4j.forecast.classic;

import java.util.Arrays;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * The recursion of exponential smoothing over one series, as a function of its weights and starting
 * states, and the likeliest of them.
 */
final class EtsRecursion {
  private static final int EVALUATIONS = 2000;
  private static final double TOLERANCE = 1e-8;

  /** A longer season starts at its indices; a shorter one is estimated with the other states. */
  private static final int MOST_FREE_STATES = 6;

  private static final double SMALL_WEIGHT_STEP = .05;
  private static final double LARGE_WEIGHT_STEP = .2;
  private static final double PHI_STEP = -.05;
  private static final double STATE_STEP = .05;
  private static final double SMALL_STATE_STEP = 1e-4;
  private static final double OUTSIDE = 1e300;
  private static final double LEAST = 1e-4;
  private static final double GREATEST = .9999;
  private static final double LEAST_DAMPING = .8;
  private static final double GREATEST_DAMPING = .98;

  private final Ets.Form form;
  private final double[] y;
  private final int m;
  private final double[] season;
  private final double level;
  private final double slope;
  private double least = Double.POSITIVE_INFINITY;
  private double[] best = {};

  private EtsRecursion(
      Ets.Form form, double[] y, int m, double[] season, double level, double slope) {
    this.form = form;
    this.y = y;
    this.m = m;
    this.season = season;
    this.level = level;
    this.slope = slope;
  }

  /** The form with its likeliest weights and starting states. */
  static Ets.Fit fit(Ets.Form form, double[] y, int m) {
    EtsRecursion recursion = EtsRecursion.of(form, y, m);
    double[] guess = recursion.guess();
    double[] steps = new double[guess.length];
    boolean small = m <= MOST_FREE_STATES && form != Ets.Form.ANN;
    double weightStep = small ? SMALL_WEIGHT_STEP : LARGE_WEIGHT_STEP;
    for (int i = 0; i < steps.length; i++) {
      boolean phi = form.trend == 2 && i == 2;
      double first = phi ? PHI_STEP : weightStep;
      double state = guess[i] == 0 ? SMALL_STATE_STEP : STATE_STEP * guess[i];
      steps[i] = i < recursion.weights() ? first : state;
    }
    double n = guess.length;
    double[] best = guess;
    try {
      best =
          new SimplexOptimizer(new SimpleValueChecker(TOLERANCE, TOLERANCE))
              .optimize(
                  new MaxEval(EVALUATIONS),
                  GoalType.MINIMIZE,
                  new InitialGuess(guess),
                  n < 2
                      ? new NelderMeadSimplex(steps)
                      : new NelderMeadSimplex(steps, 1, 1 + 2 / n, .75 - 1 / (2 * n), 1 - 1 / n),
                  new ObjectiveFunction(recursion::minusTwoLogLikelihood))
              .getPoint();
    } catch (TooManyEvaluationsException e) {
      best = recursion.best();
    }
    double fit = recursion.minusTwoLogLikelihood(best);
    int k = Ets.parameters(form, m);
    double aicc = fit + 2 * k + 2. * k * (k + 1) / (y.length - k - 1);
    return recursion.last(best, aicc < OUTSIDE ? aicc : Double.MAX_VALUE);
  }

  private static EtsRecursion of(Ets.Form form, double[] y, int m) {
    double[] season = new double[0];
    double[] adjusted = y;
    if (form.season > 0) {
      season = Seasonality.indices(y, m, form.season == 2);
      adjusted = new double[y.length];
      for (int t = 0; t < y.length; t++) {
        adjusted[t] = form.season == 1 ? y[t] - season[t % m] : y[t] / season[t % m];
      }
    }
    double[] first = Arrays.copyOf(adjusted, Math.min(Math.max(10, 2 * m), y.length));
    double mean = Arrays.stream(first).average().orElse(0);
    double slope = form.trend == 0 || first.length < 2 ? 0 : Theta.slope(first);
    double level = mean - slope * (first.length + 1) / 2;
    return new EtsRecursion(form, y, m, season, level, slope);
  }

  private boolean freeSeason() {
    return season.length > 0 && m <= MOST_FREE_STATES;
  }

  private int weights() {
    return 1 + Math.min(1, form.trend) + form.trend / 2 + Math.min(1, form.season);
  }

  /** Alpha, beta, phi and gamma, then level, slope and all of a free season but its last. */
  double[] guess() {
    double[] guess = new double[4 + 2 + m];
    int i = 0;
    double alpha = LEAST + (form == Ets.Form.ANN ? .5 : .2) * (GREATEST - LEAST) / m;
    guess[i++] = alpha;
    if (form.trend > 0) {
      guess[i++] = LEAST + .1 * (alpha - LEAST);
    }
    if (form.trend == 2) {
      guess[i++] = LEAST_DAMPING + .99 * (GREATEST_DAMPING - LEAST_DAMPING);
    }
    if (form.season > 0) {
      guess[i++] = LEAST + .05 * (1 - alpha - LEAST);
    }
    guess[i++] = level;
    if (form.trend > 0) {
      guess[i++] = slope;
    }
    for (int j = 0; freeSeason() && j < m - 1; j++) {
      guess[i++] = season[j];
    }
    return Arrays.copyOf(guess, i);
  }

  /** The best parameters so far. */
  double[] best() {
    return best.clone();
  }

  double minusTwoLogLikelihood(double[] p) {
    double value = run(p, new double[2], new double[season.length]);
    if (value < least) {
      least = value;
      best = p.clone();
    }
    return value;
  }

  Ets.Fit last(double[] p, double aicc) {
    double[] states = new double[2];
    double[] s = new double[season.length];
    run(p, states, s);
    double phi = form.trend == 2 ? p[2] : 1;
    return new Ets.Fit(form, p[0], phi, states[0], states[1], s, aicc);
  }

  /**
   * Runs over the series; the season comes out rotated so that its first value is next. Parameters
   * out of bounds give {@link #OUTSIDE}.
   */
  private double run(double[] p, double[] states, double[] lastSeason) {
    int i = 0;
    double alpha = p[i++];
    double beta = form.trend > 0 ? p[i++] : 0;
    double phi = form.trend == 2 ? p[i++] : 1;
    double gamma = form.season > 0 ? p[i++] : 0;
    double l = p[i++];
    double b = form.trend > 0 ? p[i++] : 0;
    boolean inside =
        alpha >= LEAST
            && alpha <= GREATEST
            && (form.trend == 0 || (beta >= LEAST && beta <= alpha))
            && (form.trend < 2 || (phi >= LEAST_DAMPING && phi <= GREATEST_DAMPING))
            && (form.season == 0 || (gamma >= LEAST && gamma <= 1 - alpha));
    double[] s = new double[season.length];
    if (season.length > 0 && !freeSeason()) {
      s = season.clone();
    } else if (season.length > 0) {
      double sum = 0;
      for (int j = 0; j < m - 1; j++) {
        s[j] = p[i + j];
        sum += s[j];
        inside &= form.season == 1 || s[j] > 0;
      }
      s[m - 1] = form.season == 1 ? -sum : m - sum;
      inside &= form.season == 1 || s[m - 1] > 0;
    }
    if (!inside) {
      return OUTSIDE;
    }
    double squares = 0;
    double logs = 0;
    int phase = 0;
    for (double value : y) {
      double trend = l + phi * b;
      double st = s.length == 0 ? 0 : s[phase];
      double fitted = form.season == 2 ? trend * st : trend + st;
      double error = value - fitted;
      if (form.multiplicativeError) {
        if (!(fitted > 1e-8 * Math.abs(value))) {
          return OUTSIDE;
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
        s[phase] = st + gamma * (form.season == 2 ? error / trend : error);
        phase = phase + 1 == m ? 0 : phase + 1;
      }
    }
    states[0] = l;
    states[1] = b;
    for (int j = 0; j < s.length; j++) {
      lastSeason[j] = s[(y.length + j) % m];
    }
    int n = y.length;
    double value = n * Math.log(Math.max(squares / n, 1e-300)) + 2 * logs;
    return Double.isFinite(value) ? value : OUTSIDE;
  }
}
