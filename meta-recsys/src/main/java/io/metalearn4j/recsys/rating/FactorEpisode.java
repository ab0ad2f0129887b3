package io.metalearn4j.recsys.rating;

import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.recsys.linear.Packed;
import io.metalearn4j.recsys.linear.Triangle;
import java.util.Arrays;

/**
 * The negative log-likelihood of one episode's query under the posterior that its support gives,
 * and its gradient through the closed-form adaptation.
 *
 * <p>In the prior's coordinates t, x = m + L t, the posterior is A = I + L' Z L, t = A^-1 g, g = L'
 * (q - Z m). Backwards, with a bar for the gradient: lambda = A^-1 t-bar, A-bar = -(lambda t' + t
 * lambda') / 2 - sum_q v-bar_q s_q s_q', Z-bar = L A-bar L' - (eta m' + m eta') / 2 with eta = L
 * lambda, and from these every support item's. The users' residual variance, an input of the head,
 * is taken as given. Holds the gradient of one episode; not thread-safe.
 */
final class FactorEpisode {
  private final FactorParameters shape;
  private final int p;
  double loss;

  /** Gradient of L, then of the head, dense. */
  final double[] factorGradient;

  final double[] headGradient;

  /** Gradient of the prior mean. */
  final double[] meanGradient;

  private Episodes.Episode episode =
      new Episodes.Episode(
          new Support(SparseRows.Row.empty(), new int[0], new float[0]), new int[0], new float[0]);

  /** Gradient rows of support items, then query items: [b, v], log noise. */
  private double[] rows = new double[0];

  FactorEpisode(FactorParameters shape) {
    this.shape = shape;
    p = shape.p;
    factorGradient = new double[p * p];
    headGradient = new double[shape.head.parameters.length];
    meanGradient = new double[p];
  }

  /** Evaluates an episode whose every query weighs {@code weight}. */
  void run(double[] theta, Episodes.Episode next, double weight) {
    episode = next;
    Arrays.fill(factorGradient, 0);
    Arrays.fill(headGradient, 0);
    loss = 0;
    Support support = next.support();
    int n = support.size();
    rows = new double[(n + next.items().length) * (p + 1)];
    double[] l = Arrays.copyOfRange(theta, shape.factorAt, shape.choiceAt);
    double[] z = new double[Packed.length(p)];
    double[] q = new double[p];
    gather(theta, support, z, q);
    double[] m = priorMean(theta, support);
    double[] zm = new double[p];
    Packed.addTimes(p, z, 0, 1, m, 0, zm, 0);
    double[] h = new double[p];
    for (int k = 0; k < p; k++) {
      h[k] = q[k] - zm[k];
    }
    double[] zl = Triangle.symmetricTimes(p, z, l);
    double[] a = new double[Packed.length(p)];
    for (int i = 0, at = 0; i < p; i++) {
      for (int j = i; j < p; j++, at++) {
        double sum = i == j ? 1 : 0;
        for (int k = i; k < p; k++) {
          sum += l[k * p + i] * zl[k * p + j];
        }
        a[at] = sum;
      }
    }
    Packed.factor(p, a);
    double[] t = Triangle.transposedTimes(p, l, h);
    Packed.solve(p, a, t);
    double[] x = m.clone();
    Triangle.addTimes(p, l, t, x);
    double[] xBar = new double[p];
    double[] aBar = new double[Packed.length(p)];
    query(theta, weight, l, a, x, xBar, aBar);
    backward(theta, l, z, zl, a, m, h, t, xBar, aBar);
  }

  private void gather(double[] theta, Support support, double[] z, double[] q) {
    int length = Packed.length(p);
    double[] design = new double[p];
    for (int j = 0; j < support.size(); j++) {
      int i = support.items()[j];
      design(theta, i, design);
      double tau = Math.exp(-theta[shape.noiseAt + i]);
      double rho = tau * (support.ratings()[j] - shape.mu - theta[i * p]);
      Packed.addOuter(p, z, 0, tau, design, 0);
      for (int k = 0; k < p; k++) {
        q[k] += rho * design[k];
      }
      if (shape.itemCovariance.length > 0) {
        Packed.addScaled(length - p, z, p, tau, shape.itemCovariance, i * length + p);
        for (int k = 1; k < p; k++) {
          q[k] -= tau * shape.itemCovariance[i * length + k];
        }
      }
    }
  }

  private double[] priorMean(double[] theta, Support support) {
    double[] m = new double[p];
    SparseRows.Row features = support.features();
    for (int e = 0; e < features.size() && features.index(e) < shape.features; e++) {
      for (int k = 0; k < p; k++) {
        m[k] += features.value(e) * theta[shape.weightsAt + features.index(e) * p + k];
      }
    }
    double scale = 1 / Math.sqrt(support.size() + FactorModel.COUNT_OFFSET);
    double log = Math.log(support.size() + 1.0);
    for (int i : support.items()) {
      for (int k = 0; k < p; k++) {
        m[k] += scale * theta[shape.choiceAt + i * p + k];
      }
    }
    for (int k = 0; k < p; k++) {
      m[k] += log * theta[shape.countAt + k];
    }
    return m;
  }

  private void query(
      double[] theta,
      double weight,
      double[] l,
      double[] a,
      double[] x,
      double[] xBar,
      double[] aBar) {
    Support support = episode.support();
    int length = Packed.length(p);
    double[] head = Arrays.copyOfRange(theta, shape.headAt, theta.length);
    double[] fitted = new double[support.size()];
    double[] design = new double[p];
    for (int j = 0; j < fitted.length; j++) {
      design(theta, support.items()[j], design);
      fitted[j] = shape.mu + theta[support.items()[j] * p] + Triangle.dot(design, x);
    }
    RatingHead.User user = shape.head.user(support, fitted, x[0]);
    RatingHead.Pass pass = new RatingHead.Pass(shape.head.scale);
    double[] certain = x.clone();
    certain[0] = 1;
    for (int e = 0; e < episode.items().length; e++) {
      int i = episode.items()[e];
      design(theta, i, design);
      double[] d = Triangle.transposedTimes(p, l, design);
      double[] s = d.clone();
      Packed.solve(p, a, s);
      double noise = Math.exp(theta[shape.noiseAt + i]);
      double variance = Triangle.dot(d, s) + noise;
      double[] cx = new double[p];
      if (shape.itemCovariance.length > 0) {
        Packed.addTimes(p, shape.itemCovariance, i * length, 1, certain, 0, cx, 0);
        variance += Triangle.dot(certain, cx);
      }
      pass.forward(head, user, shape.mu + theta[i * p] + Triangle.dot(design, x), variance);
      loss +=
          pass.backward(
              head, user, shape.head.scale.level(episode.ratings()[e]), weight, headGradient, 0);
      double mBar = pass.meanGradient;
      double vBar = pass.varianceGradient;
      int row = (support.size() + e) * (p + 1);
      rows[row] = mBar;
      for (int k = 1; k < p; k++) {
        rows[row + k] = mBar * x[k];
        xBar[k] += mBar * design[k] + 2 * vBar * cx[k];
      }
      xBar[0] += mBar + pass.offsetGradient;
      rows[row + p] = vBar * noise;
      Packed.addOuter(p, aBar, 0, -vBar, s, 0);
      double[] ls = new double[p];
      Triangle.addTimes(p, l, s, ls);
      for (int k = 1; k < p; k++) {
        rows[row + k] += 2 * vBar * ls[k];
      }
      for (int i2 = 0; i2 < p; i2++) {
        double scale = 2 * vBar * design[i2];
        for (int k = 0; k <= i2; k++) {
          factorGradient[i2 * p + k] += scale * s[k];
        }
      }
    }
  }

  private void backward(
      double[] theta,
      double[] l,
      double[] z,
      double[] zl,
      double[] a,
      double[] m,
      double[] h,
      double[] t,
      double[] xBar,
      double[] aBar) {
    double[] lambda = Triangle.transposedTimes(p, l, xBar);
    Packed.solve(p, a, lambda);
    Triangle.addSymmetricOuter(p, aBar, -.5, lambda, t);
    double[] eta = new double[p];
    Triangle.addTimes(p, l, lambda, eta);
    double[] la = new double[p * p];
    double[] full = Triangle.full(p, aBar);
    for (int i = 0; i < p; i++) {
      for (int k = 0; k <= i; k++) {
        double scale = l[i * p + k];
        for (int j = 0; j < p; j++) {
          la[i * p + j] += scale * full[k * p + j];
        }
      }
      for (int k = 0; k < p; k++) {
        double scale = 2 * zl[i * p + k];
        for (int j = 0; j <= i; j++) {
          factorGradient[i * p + j] += scale * full[k * p + j];
        }
      }
      for (int j = 0; j <= i; j++) {
        factorGradient[i * p + j] += xBar[i] * t[j] + h[i] * lambda[j];
      }
    }
    double[] zBar = new double[Packed.length(p)];
    for (int i = 0, at = 0; i < p; i++) {
      for (int j = i; j < p; j++, at++) {
        double sum = 0;
        for (int k = 0; k <= j; k++) {
          sum += la[i * p + k] * l[j * p + k];
        }
        zBar[at] = sum;
      }
    }
    Triangle.addSymmetricOuter(p, zBar, -.5, eta, m);
    System.arraycopy(xBar, 0, meanGradient, 0, p);
    Packed.addTimes(p, z, 0, -1, eta, 0, meanGradient, 0);
    support(theta, zBar, eta);
  }

  private void support(double[] theta, double[] zBar, double[] eta) {
    int length = Packed.length(p);
    Support support = episode.support();
    double[] design = new double[p];
    for (int j = 0; j < support.size(); j++) {
      int i = support.items()[j];
      design(theta, i, design);
      double[] w = new double[p];
      Packed.addTimes(p, zBar, 0, 1, design, 0, w, 0);
      double tau = Math.exp(-theta[shape.noiseAt + i]);
      double rho = support.ratings()[j] - shape.mu - theta[i * p];
      double etaZ = Triangle.dot(eta, design);
      double tauBar = Triangle.dot(design, w) + rho * etaZ;
      if (shape.itemCovariance.length > 0) {
        tauBar += blockTrace(zBar, i * length);
        for (int k = 1; k < p; k++) {
          tauBar -= eta[k] * shape.itemCovariance[i * length + k];
        }
      }
      int row = j * (p + 1);
      rows[row] = -tau * etaZ;
      for (int k = 1; k < p; k++) {
        rows[row + k] = 2 * tau * w[k] + tau * rho * eta[k];
      }
      rows[row + p] = -tau * tauBar;
    }
  }

  /** The trace of zBar times an item's covariance, over the factors without the offset. */
  private double blockTrace(double[] zBar, int at) {
    double all = 0;
    double diagonal = 0;
    int row = p;
    for (int i = 1; i < p; i++) {
      diagonal += zBar[row] * shape.itemCovariance[at + row];
      for (int j = 0; j < p - i; j++) {
        all += zBar[row + j] * shape.itemCovariance[at + row + j];
      }
      row += p - i;
    }
    return 2 * all - diagonal;
  }

  /** Adds this episode's gradient to that of the whole batch. */
  void addTo(double[] gradient) {
    Support support = episode.support();
    for (int e = 0; e < rows.length / (p + 1); e++) {
      int i = e < support.size() ? support.items()[e] : episode.items()[e - support.size()];
      for (int k = 0; k < p; k++) {
        gradient[i * p + k] += rows[e * (p + 1) + k];
      }
      gradient[shape.noiseAt + i] += rows[e * (p + 1) + p];
    }
    SparseRows.Row features = support.features();
    for (int e = 0; e < features.size() && features.index(e) < shape.features; e++) {
      addScaled(features.value(e), gradient, shape.weightsAt + features.index(e) * p);
    }
    for (int k = 0; k < p * p; k++) {
      gradient[shape.factorAt + k] += factorGradient[k];
    }
    double scale = 1 / Math.sqrt(support.size() + FactorModel.COUNT_OFFSET);
    for (int i : support.items()) {
      addScaled(scale, gradient, shape.choiceAt + i * p);
    }
    addScaled(Math.log(support.size() + 1.0), gradient, shape.countAt);
    for (int k = 0; k < headGradient.length; k++) {
      gradient[shape.headAt + k] += headGradient[k];
    }
  }

  private void addScaled(double scale, double[] gradient, int at) {
    for (int k = 0; k < p; k++) {
      gradient[at + k] += scale * meanGradient[k];
    }
  }

  private void design(double[] theta, int item, double[] to) {
    System.arraycopy(theta, item * p, to, 0, p);
    to[0] = 1;
  }
}
