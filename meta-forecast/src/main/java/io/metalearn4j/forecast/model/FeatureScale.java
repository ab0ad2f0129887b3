package io.metalearn4j.forecast.model;

/** Features to mean 0 and variance 1, clipped. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FeatureScale(double[] mean, double[] deviation) {
  private static final double CLIP = 4;
  private static final double LEAST = 1e-6;

  static FeatureScale of(double[]... rows) {
    int n = rows[0].length;
    double[] mean = new double[n];
    double[] deviation = new double[n];
    for (int j = 0; j < n; j++) {
      for (double[] row : rows) {
        mean[j] += row[j] / rows.length;
      }
      for (double[] row : rows) {
        deviation[j] += (row[j] - mean[j]) * (row[j] - mean[j]) / rows.length;
      }
      deviation[j] = Math.max(LEAST, Math.sqrt(deviation[j]));
    }
    return new FeatureScale(mean, deviation);
  }

  float[] apply(double[] x) {
    float[] out = new float[x.length];
    for (int j = 0; j < x.length; j++) {
      double z = (x[j] - mean[j]) / deviation[j];
      out[j] = (float) Math.max(-CLIP, Math.min(CLIP, z));
    }
    return out;
  }
}
