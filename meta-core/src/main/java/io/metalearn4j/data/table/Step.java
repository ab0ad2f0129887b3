package io.metalearn4j.data.table;

import io.metalearn4j.store.JsonObject;
import io.metalearn4j.store.ModelFormatException;

/** One fitted transformation of a number. */
sealed interface Step {
  double apply(double value);

  /** Returns whether a value has a transform. */
  default boolean accepts(double value) {
    return true;
  }

  JsonObject state();

  /** Limits to {@code [low, high]}. */
  record Clip(double low, double high) implements Step {
    public Clip {
      if (!(Double.isFinite(low) && Double.isFinite(high) && low <= high)) {
        throw new IllegalArgumentException(
            "clip to [" + low + ", " + high + "] must have finite bounds, low at most high");
      }
    }

    @Override
    public double apply(double value) {
      return Math.max(low, Math.min(high, value));
    }

    @Override
    public JsonObject state() {
      return JsonObject.builder().put("step", "clip").put("low", low).put("high", high).build();
    }
  }

  /** {@code log(1 + x)}, for x above -1. */
  record Log1p() implements Step {
    @Override
    public double apply(double value) {
      return StrictMath.log1p(value);
    }

    @Override
    public boolean accepts(double value) {
      return value > -1;
    }

    @Override
    public JsonObject state() {
      return JsonObject.builder().put("step", "log1p").build();
    }
  }

  /** {@code (x - mean) / scale}. */
  record Standardise(double mean, double scale) implements Step {
    public Standardise {
      if (!(Double.isFinite(mean) && Double.isFinite(scale) && scale > 0)) {
        throw new IllegalArgumentException(
            "standardise by mean "
                + mean
                + " and scale "
                + scale
                + " must be finite, scale above 0");
      }
    }

    /** Fits to values by their mean and population standard deviation; a constant has scale 1. */
    static Standardise fit(double[] values) {
      double mean = mean(values);
      double squares = 0;
      for (double value : values) {
        squares += (value - mean) * (value - mean);
      }
      double deviation = Math.sqrt(squares / values.length);
      return new Standardise(mean, deviation > 0 ? deviation : 1);
    }

    static double mean(double[] values) {
      double mean = 0;
      for (int i = 0; i < values.length; i++) {
        mean += (values[i] - mean) / (i + 1); // cannot overflow where a sum would
      }
      return mean;
    }

    @Override
    public double apply(double value) {
      return (value - mean) / scale;
    }

    @Override
    public JsonObject state() {
      return JsonObject.builder()
          .put("step", "standardise")
          .put("mean", mean)
          .put("scale", scale)
          .build();
    }
  }

  static Step parse(JsonObject state) throws ModelFormatException {
    try {
      return switch (state.text("step")) {
        case "clip" -> {
          state.only("step", "low", "high");
          yield new Clip(state.number("low"), state.number("high"));
        }
        case "log1p" -> {
          state.only("step");
          yield new Log1p();
        }
        case "standardise" -> {
          state.only("step", "mean", "scale");
          yield new Standardise(state.number("mean"), state.number("scale"));
        }
        default -> throw state.error("step", "must be clip, log1p or standardise");
      };
    } catch (IllegalArgumentException e) {
      throw state.error("step", String.valueOf(e.getMessage()));
    }
  }
}
