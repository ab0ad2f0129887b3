package io.metalearn4j.search;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** A value for each hyperparameter of a {@link SearchSpace}. Immutable and thread-safe. */
public final class Setting {
  private final Map<String, Object> values; // Double, Integer or String

  Setting(Map<String, Object> values) {
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * Returns the value of a continuous hyperparameter.
   *
   * @throws NoSuchElementException if there is none of this name and kind
   */
  public double number(String name) {
    return get(name, Double.class, "a number");
  }

  /**
   * Returns the value of an integer hyperparameter.
   *
   * @throws NoSuchElementException if there is none of this name and kind
   */
  public int integer(String name) {
    return get(name, Integer.class, "an integer");
  }

  /**
   * Returns the value of a choice.
   *
   * @throws NoSuchElementException if there is none of this name and kind
   */
  public String choice(String name) {
    return get(name, String.class, "a choice");
  }

  private <T> T get(String name, Class<T> type, String kind) {
    Object value = values.get(name);
    if (!type.isInstance(value)) {
      throw new NoSuchElementException("'" + name + "' is not " + kind + " of " + this);
    }
    return type.cast(value);
  }

  /** Returns the values as texts by name, in the order of the space. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    values.forEach((name, value) -> texts.put(name, value.toString()));
    return Collections.unmodifiableMap(texts);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Setting that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** Returns names and values, such as {@code {rate=0.01, steps=5}}. */
  @Override
  public String toString() {
    return values.toString();
  }
}
