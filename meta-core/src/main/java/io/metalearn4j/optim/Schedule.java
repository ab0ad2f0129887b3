package io.metalearn4j.optim;

/** The learning rate of each iteration. Implementations are immutable. */
@FunctionalInterface
public interface Schedule {

  /**
   * The rate of one iteration.
   *
   * @param iteration from 0
   */
  double rate(long iteration);

  /**
   * The same rate always.
   *
   * @throws IllegalArgumentException if it is negative or not finite
   */
  static Schedule constant(double rate) {
    requireRate("learning rate", rate);
    return new Constant(rate);
  }

  /**
   * From one rate to another in a straight line, and then that one.
   *
   * @throws IllegalArgumentException if a rate is negative or not finite, or there is no iteration
   */
  static Schedule linear(double first, double last, long iterations) {
    requireRate("first rate", first);
    requireRate("last rate", last);
    requireIterations(iterations);
    return new Linear(first, last, iterations);
  }

  /**
   * From one rate to another along half a cosine, and then that one.
   *
   * @throws IllegalArgumentException if a rate is negative or not finite, or there is no iteration
   * @see <a href="https://arxiv.org/abs/1608.03983">I. Loshchilov and F. Hutter, SGDR: stochastic
   *     gradient descent with warm restarts, ICLR 2017</a>
   */
  static Schedule cosine(double first, double last, long iterations) {
    requireRate("first rate", first);
    requireRate("last rate", last);
    requireIterations(iterations);
    return new Cosine(first, last, iterations);
  }

  /**
   * This schedule, its rates raised from near zero over the first iterations.
   *
   * @throws IllegalArgumentException if there is no iteration
   */
  default Schedule warmUp(long iterations) {
    requireIterations(iterations);
    return new WarmUp(this, iterations);
  }

  private static void requireRate(String name, double rate) {
    if (!(rate >= 0) || Double.isInfinite(rate)) {
      throw new IllegalArgumentException(name + " is " + rate + ", must be finite and at least 0");
    }
  }

  private static void requireIterations(long iterations) {
    if (iterations < 1) {
      throw new IllegalArgumentException("iterations is " + iterations + ", must be at least 1");
    }
  }

  /** The same rate always. */
  record Constant(double rate) implements Schedule {
    @Override
    public double rate(long iteration) {
      return rate;
    }
  }

  /** A straight line. */
  record Linear(double first, double last, long iterations) implements Schedule {
    @Override
    public double rate(long iteration) {
      double progress = Math.min(1, (double) iteration / iterations);
      return first + progress * (last - first);
    }
  }

  /** Half a cosine. */
  record Cosine(double first, double last, long iterations) implements Schedule {
    @Override
    public double rate(long iteration) {
      double progress = Math.min(1, (double) iteration / iterations);
      return last + (first - last) * (1 + Math.cos(Math.PI * progress)) / 2;
    }
  }

  /** Another schedule after a slow start. */
  record WarmUp(Schedule schedule, long iterations) implements Schedule {
    @Override
    public double rate(long iteration) {
      return schedule.rate(iteration) * Math.min(1, (iteration + 1.0) / iterations);
    }
  }
}
