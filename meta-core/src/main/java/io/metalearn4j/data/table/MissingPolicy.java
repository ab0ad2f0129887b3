package io.metalearn4j.data.table;

import io.metalearn4j.store.JsonObject;
import io.metalearn4j.store.ModelFormatException;
import java.util.List;

/**
 * What a missing value of one column becomes.
 *
 * @param kind the policy
 * @param value the constant, 0 for other policies
 */
public record MissingPolicy(Kind kind, double value) {
  /** The kinds of policy. */
  public enum Kind {
    /** A missing value is an error: the default. */
    REFUSE,
    /** The mean of the values present in the table that was fitted; numeric columns. */
    MEAN,
    /** A constant, in the unit of the raw values; numeric columns. */
    CONSTANT,
    /**
     * One more feature that is 1 where the value is missing and 0 elsewhere, beside the mean of a
     * numeric column or the zeros of a one-hot one.
     */
    INDICATOR,
    /** Treated as a category never seen: zeros of a one-hot column, bucket 0 of ids and hashes. */
    UNKNOWN
  }

  /** Checks that the value is finite, and 0 where it has no meaning. */
  public MissingPolicy {
    if (!Double.isFinite(value) || (kind != Kind.CONSTANT && value != 0)) {
      throw new IllegalArgumentException(
          "value = " + value + ", must be finite, and 0 for policy " + kind);
    }
  }

  /** Returns the policy that makes a missing value an error. */
  public static MissingPolicy refuse() {
    return new MissingPolicy(Kind.REFUSE, 0);
  }

  /** Returns the policy that takes the mean. */
  public static MissingPolicy mean() {
    return new MissingPolicy(Kind.MEAN, 0);
  }

  /** Returns the policy that takes a constant, in the unit of the raw values. */
  public static MissingPolicy constant(double value) {
    return new MissingPolicy(Kind.CONSTANT, value);
  }

  /** Returns the policy that adds an indicator feature. */
  public static MissingPolicy indicator() {
    return new MissingPolicy(Kind.INDICATOR, 0);
  }

  /** Returns the policy that treats a missing category as one never seen. */
  public static MissingPolicy unknown() {
    return new MissingPolicy(Kind.UNKNOWN, 0);
  }

  void requireOneOf(String column, Kind... allowed) {
    if (!List.of(allowed).contains(kind)) {
      throw new InvalidTableException(
          column, "has missing policy " + kind + ", must be one of " + List.of(allowed));
    }
  }

  static MissingPolicy parse(JsonObject state, Kind... allowed) throws ModelFormatException {
    Kind kind = state.constant("missing", Kind.class);
    if (!List.of(allowed).contains(kind)) {
      throw state.error("missing", kind + ", must be one of " + List.of(allowed));
    }
    try {
      return new MissingPolicy(kind, state.number("missingValue"));
    } catch (IllegalArgumentException e) {
      throw state.error("missingValue", String.valueOf(e.getMessage()));
    }
  }

  void write(JsonObject.Builder state) {
    state.put("missing", kind.name()).put("missingValue", value);
  }
}
