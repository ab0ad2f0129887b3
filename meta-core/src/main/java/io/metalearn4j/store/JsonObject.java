package io.metalearn4j.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object of strings, numbers, lists and objects, as a model file keeps its configuration and
 * state.
 *
 * <p>Reading is strict: no duplicate or unknown key, no null, no value of another type, no number
 * that is not finite; every error names the path of the value. Writing keeps the order of the keys
 * and gives the same text on every Java version; doubles and longs come back bit for bit. Immutable
 * and thread-safe.
 */
public final class JsonObject {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER) // Double.toString changed in Java 19
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).build())
          .build();

  private final String source;
  private final String path;
  private final Map<String, Object> values; // String, Long, Double, List, JsonObject

  private JsonObject(String source, String path, Map<String, Object> values) {
    this.source = source;
    this.path = path;
    this.values = values;
  }

  /** Returns a builder of an object without values. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Reads an object.
   *
   * @param source what to call the text in messages
   * @param text the JSON text
   * @throws ModelFormatException if the text is anything but one object of the values allowed
   */
  public static JsonObject parse(String source, String text) throws ModelFormatException {
    try (JsonParser json = JSON.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new ModelFormatException(source, "$", "must be a JSON object");
      }
      JsonObject object = readObject(json, source, "");
      if (json.nextToken() != null) {
        throw new ModelFormatException(source, "$", "must end after the JSON object");
      }
      return object;
    } catch (JsonProcessingException e) {
      throw new ModelFormatException(source, "$", "is not JSON: " + e.getOriginalMessage());
    } catch (ModelFormatException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a string does not fail
    }
  }

  private static JsonObject readObject(JsonParser json, String source, String path)
      throws IOException {
    Map<String, Object> values = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      json.nextToken();
      values.put(key, readValue(json, source, child(path, key)));
    }
    return new JsonObject(source, path, values);
  }

  private static Object readValue(JsonParser json, String source, String path) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> readObject(json, source, path);
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          list.add(readValue(json, source, path + "[" + list.size() + "]"));
        }
        yield list;
      }
      case VALUE_STRING -> json.getText();
      case VALUE_NUMBER_INT -> {
        if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
          throw unreadable(json, source, path);
        }
        yield json.getLongValue();
      }
      case VALUE_NUMBER_FLOAT -> {
        if (!Double.isFinite(json.getDoubleValue())) {
          throw unreadable(json, source, path);
        }
        yield json.getDoubleValue();
      }
      default -> throw unreadable(json, source, path);
    };
  }

  private static ModelFormatException unreadable(JsonParser json, String source, String path)
      throws IOException {
    return new ModelFormatException(
        source,
        path,
        json.getText() + " must be a string, a finite 64-bit number, a list or an object");
  }

  /**
   * Returns this object after checking that it has exactly the given keys.
   *
   * @throws ModelFormatException if one is missing or unknown
   */
  public JsonObject only(String... keys) throws ModelFormatException {
    Set<String> unknown = new TreeSet<>(values.keySet());
    for (String key : keys) {
      require(key);
      unknown.remove(key);
    }
    if (!unknown.isEmpty()) {
      throw error(unknown.iterator().next(), "is unknown, must be one of " + List.of(keys));
    }
    return this;
  }

  /**
   * Returns a string.
   *
   * @throws ModelFormatException if it is missing or something else
   */
  public String text(String key) throws ModelFormatException {
    return cast(key, require(key), String.class, "a string");
  }

  /**
   * Returns a number, which is finite.
   *
   * @throws ModelFormatException if it is missing or something else
   */
  public double number(String key) throws ModelFormatException {
    return cast(key, require(key), Number.class, "a number").doubleValue();
  }

  /**
   * Returns an integer.
   *
   * @throws ModelFormatException if it is missing or something else
   */
  public long integer(String key) throws ModelFormatException {
    return cast(key, require(key), Long.class, "an integer");
  }

  /**
   * Returns an integer that fits an {@code int}.
   *
   * @throws ModelFormatException if it is missing, something else, or out of range
   */
  public int integer(String key, int least, int most) throws ModelFormatException {
    long value = integer(key);
    if (value < least || value > most) {
      throw error(key, value + ", must be from " + least + " to " + most);
    }
    return (int) value;
  }

  /**
   * Returns an enum constant by its name.
   *
   * @throws ModelFormatException if it is missing or none of them
   */
  public <E extends Enum<E>> E constant(String key, Class<E> type) throws ModelFormatException {
    String name = text(key);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    throw error(key, "'" + name + "' must be one of " + List.of(type.getEnumConstants()));
  }

  /**
   * Returns a list of objects.
   *
   * @throws ModelFormatException if it is missing, or has something else
   */
  public List<JsonObject> objects(String key) throws ModelFormatException {
    return list(key, JsonObject.class, "an object");
  }

  /**
   * Returns a list of strings.
   *
   * @throws ModelFormatException if it is missing, or has something else
   */
  public List<String> texts(String key) throws ModelFormatException {
    return list(key, String.class, "a string");
  }

  /**
   * Returns the exception for a value that breaks a rule of its owner.
   *
   * @param key the key of the value
   * @param rule what was found, and the rule it breaks
   */
  public ModelFormatException error(String key, String rule) {
    return new ModelFormatException(source, child(path, key), rule);
  }

  /**
   * Checks that another object is equal to this one, but for the order of keys.
   *
   * @throws MismatchException if not; it names the first value that differs
   */
  public void requireSame(JsonObject other) {
    compare(path, this, other);
  }

  private static void compare(String path, @Nullable Object expected, @Nullable Object found) {
    if (expected instanceof JsonObject a && found instanceof JsonObject b) {
      Set<String> keys = new LinkedHashSet<>(a.values.keySet());
      keys.addAll(b.values.keySet());
      for (String key : keys) {
        compare(child(path, key), a.values.get(key), b.values.get(key));
      }
    } else if (expected instanceof List<?> a && found instanceof List<?> b) {
      for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
        compare(
            path + "[" + i + "]", i < a.size() ? a.get(i) : null, i < b.size() ? b.get(i) : null);
      }
    } else if (!Objects.equals(expected, found)) {
      throw new MismatchException(path, describe(expected), describe(found));
    }
  }

  private static String describe(@Nullable Object value) {
    return value == null
        ? "absent"
        : value instanceof String ? "'" + value + "'" : value.toString();
  }

  private Object require(String key) throws ModelFormatException {
    Object value = values.get(key);
    if (value == null) {
      throw error(key, "is missing");
    }
    return value;
  }

  private <T> T cast(String key, Object value, Class<T> type, String name)
      throws ModelFormatException {
    if (!type.isInstance(value)) {
      throw error(key, describe(value) + " must be " + name);
    }
    return type.cast(value);
  }

  private <T> List<T> list(String key, Class<T> type, String name) throws ModelFormatException {
    List<T> list = new ArrayList<>();
    for (Object value : cast(key, require(key), List.class, "a list")) {
      list.add(cast(key + "[" + list.size() + "]", value, type, name));
    }
    return list;
  }

  private static String child(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonObject that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** Returns the JSON text, without line breaks. */
  @Override
  public String toString() {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      write(json, this);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a string does not fail
    }
    return out.toString();
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value instanceof JsonObject object) {
      json.writeStartObject();
      for (Map.Entry<String, Object> entry : object.values.entrySet()) {
        json.writeFieldName(entry.getKey());
        write(json, entry.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        write(json, element);
      }
      json.writeEndArray();
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else {
      json.writeString((String) value);
    }
  }

  /** Collects the values of an object; not thread-safe. */
  public static final class Builder {
    private final Map<String, Object> values = new LinkedHashMap<>();

    private Builder() {}

    /** Adds a string. */
    public Builder put(String key, String value) {
      return add(key, value);
    }

    /** Adds an integer. */
    public Builder put(String key, long value) {
      return add(key, value);
    }

    /** Adds a finite number. */
    public Builder put(String key, double value) {
      return add(key, finite(key, value));
    }

    /** Adds a list of objects. */
    public Builder putObjects(String key, List<JsonObject> value) {
      return add(key, List.copyOf(value));
    }

    /** Adds a list of strings. */
    public Builder putTexts(String key, List<String> value) {
      return add(key, List.copyOf(value));
    }

    /** Returns the object. */
    public JsonObject build() {
      return new JsonObject("JSON", "", new LinkedHashMap<>(values));
    }

    private Builder add(String key, Object value) {
      if (values.putIfAbsent(key, value) != null) {
        throw new IllegalArgumentException("key '" + key + "' is there already, must be unique");
      }
      return this;
    }

    private static double finite(String key, double value) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(key + " = " + value + ", must be finite");
      }
      return value;
    }
  }
}
