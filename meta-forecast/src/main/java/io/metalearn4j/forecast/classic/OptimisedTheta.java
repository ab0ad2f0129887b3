package io.metalearn4j.forecast.classic;

import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * The dynamic optimised Theta model: starting level, smoothing weight and theta minimise the
 * squared one-step error, and the line of the trend is renewed with every value. A season is
 * removed first, as in {@link Theta}.
 *
 * @see "J. A. Fiorucci, T. R. Pellegrini, F. Louzada, F. Petropoulos and A. B. Koehler, Models for
 *     optimising the theta method and their relationship to state space models, International
 *     Journal of Forecasting 32, 2016"
 * @param season periods in a season, {@code >= 1}; 1 for none
 */
public record OptimisedTheta(int season) implements PointForecaster {
  private static final int EVALUATIONS = 1000;
  private static final double WORST = 1e300;

  /** Checks the season. */
  public OptimisedTheta {
    if (season < 1) {
      throw new IllegalArgumentException("season is " + season + ", must be >= 1");
    }
  }

  @Override
  public double[] forecast(double[] demand, int horizon) {
    Seasonality seasonality = Seasonality.of(demand, season);
    double[] y = seasonality.removed(demand);
    if (y.length < 3) {
      return new Theta(1).forecast(demand, horizon);
    }
    double[] guess = {y[0] / 2, .5, 2};
    double[] best = guess;
    double scale = Math.max(1e-3, Math.abs(y[0]) / 10);
    try {
      best =
          new SimplexOptimizer(new SimpleValueChecker(1e-8, 1e-8))
              .optimize(
                  new MaxEval(EVALUATIONS),
                  GoalType.MINIMIZE,
                  new InitialGuess(guess),
                  new NelderMeadSimplex(new double[] {scale, .1, .5}),
                  new ObjectiveFunction(p -> run(y, p, new double[0])))
              .getPoint();
    } catch (TooManyEvaluationsException e) {
      best = guess;
    }
    double[] forecast = new double[horizon];
    run(y, best, forecast);
    return seasonality.restored(forecast, y.length);
  }

  /** Squared one-step errors over the series; the steps after it go into {@code ahead}. */
  private static double run(double[] y, double[] p, double[] ahead) {
    double alpha = p[1];
    double theta = p[2];
    if (alpha < .1 || alpha > .99 || theta < 1) {
      return WORST;
    }
    double w = 1 - 1 / theta;
    double level = p[0];
    double mean = 0;
    double a = y[0];
    double b = 0;
    double squares = 0;
    for (int t = 0; t < y.length + ahead.length; t++) {
      double decay = Math.pow(1 - alpha, t);
      double mu = level + w * (decay * a + (1 - decay * (1 - alpha)) / alpha * b);
      double value = t < y.length ? y[t] : mu;
      if (t < y.length) {
        squares += t < 3 ? 0 : (value - mu) * (value - mu);
      } else {
        ahead[t - y.length] = mu;
      }
      level = alpha * value + (1 - alpha) * level;
      double before = mean;
      mean = (t * before + value) / (t + 1);
      b = t == 0 ? 0 : ((t - 1) * b + 6 * (value - before) / (t + 1)) / (t + 2);
      a = mean - b * (t + 2) / 2;
    }
    return Double.isFinite(squares) ? squares : WORST;
  }
}
