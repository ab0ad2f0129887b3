package io.metalearn4j.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The JSON header of a safetensors file, read strictly. */
final class SafetensorsHeader {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(3)
                  .maxNumberLength(19)
                  .maxNameLength(SafetensorsFormat.MAX_HEADER_BYTES)
                  .maxStringLength(SafetensorsFormat.MAX_HEADER_BYTES)
                  .build())
          .build();

  /** A string of the metadata, and the place in the header of its first character. */
  record Text(String value, int at) {}

  /** One tensor as the header declares it; begin and end count from the start of the data. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Entry(String name, DType type, int[] shape, long begin, long end, int at) {
    int bytes() {
      return (int) (end - begin);
    }

    String field(String part) {
      return "tensor '" + name + "'" + part;
    }
  }

  private final String source;
  private final char[] text;
  private final JsonParser json;
  private final SortedMap<String, Text> metadata = new TreeMap<>();
  private final List<Entry> entries = new ArrayList<>();

  private SafetensorsHeader(String source, char[] text) throws IOException {
    this.source = source;
    this.text = text;
    this.json = JSON.createParser(text);
  }

  static SafetensorsHeader parse(String source, byte[] bytes) throws ModelFormatException {
    CharBuffer chars;
    try {
      chars = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException e) {
      throw new ModelFormatException(source, "header", Long.BYTES, "is not UTF-8");
    }
    char[] text = Arrays.copyOf(chars.array(), chars.limit());
    SafetensorsHeader header;
    try {
      header = new SafetensorsHeader(source, text);
      header.parse();
    } catch (JsonProcessingException e) {
      long at = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getCharOffset());
      throw new ModelFormatException(
          source,
          "header",
          Long.BYTES + at,
          "is not the JSON of a header: " + e.getOriginalMessage());
    } catch (ModelFormatException e) {
      throw e;
    } catch (IOException e) {
      throw new ModelFormatException(
          source, "header", Long.BYTES, "cannot be read: " + e.getMessage());
    }
    return header;
  }

  private void parse() throws IOException {
    if (text[0] != '{') {
      throw error("header", 0, "must begin with '{'");
    }
    json.nextToken();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      if (name.equals(SafetensorsFormat.METADATA)) {
        parseMetadata();
      } else {
        parseTensor(name);
      }
    }
    for (int i = (int) json.currentLocation().getCharOffset(); i < text.length; i++) {
      if (text[i] != ' ') {
        throw error("header", i, "must end with '}' and then only spaces");
      }
    }
    entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
  }

  private void parseMetadata() throws IOException {
    expect(JsonToken.START_OBJECT, json.nextToken(), SafetensorsFormat.METADATA);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      expect(JsonToken.VALUE_STRING, json.nextToken(), SafetensorsFormat.METADATA + "." + key);
      metadata.put(key, new Text(json.getText(), at() + 1));
    }
  }

  private void parseTensor(String name) throws IOException {
    int at = at();
    String field = "tensor '" + name + "'";
    Optional<String> broken = SafetensorsFormat.brokenNameRule(name);
    if (broken.isPresent()) {
      throw error(field, at, "the name " + broken.get());
    }
    if (entries.size() == SafetensorsFormat.MAX_TENSORS) {
      throw error(field, at, "one tensor too many, at most " + SafetensorsFormat.MAX_TENSORS);
    }
    DType type = null;
    int[] shape = null;
    long[] offsets = null;
    expect(JsonToken.START_OBJECT, json.nextToken(), field);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      json.nextToken();
      switch (key) {
        case "dtype" -> type = parseType(field);
        case "shape" -> shape = parseShape(field);
        case "data_offsets" -> offsets = parseOffsets(field);
        default -> throw error(field, at(), "unknown key '" + key + "'");
      }
    }
    if (type == null || shape == null || offsets == null) {
      throw error(field, at, "must have dtype, shape and data_offsets");
    }
    OptionalInt elements = Tensor.elements(type, shape);
    if (elements.isEmpty()) {
      throw error(field + ".shape", at, Arrays.toString(shape) + " is too large, at most 2 GiB");
    }
    long bytes = (long) elements.getAsInt() * type.bytes();
    if (offsets[0] > offsets[1] || offsets[1] - offsets[0] != bytes) {
      throw error(
          field + ".data_offsets",
          at,
          Arrays.toString(offsets) + " must span " + bytes + " bytes, as type and shape say");
    }
    entries.add(new Entry(name, type, shape, offsets[0], offsets[1], at));
  }

  private DType parseType(String field) throws IOException {
    expect(JsonToken.VALUE_STRING, json.currentToken(), field + ".dtype");
    String name = json.getText();
    for (DType type : DType.values()) {
      if (type.name().equals(name)) {
        return type;
      }
    }
    throw error(
        field + ".dtype", at(), "'" + name + "' is not one of " + Arrays.toString(DType.values()));
  }

  private int[] parseShape(String field) throws IOException {
    long[] sizes = parseIntegers(field + ".shape", Tensor.MAX_RANK);
    int[] shape = new int[sizes.length];
    for (int i = 0; i < shape.length; i++) {
      if (sizes[i] > Integer.MAX_VALUE) {
        throw error(field + ".shape", at(), "size " + sizes[i] + " is too large, at most 2^31-1");
      }
      shape[i] = (int) sizes[i];
    }
    return shape;
  }

  private long[] parseOffsets(String field) throws IOException {
    long[] offsets = parseIntegers(field + ".data_offsets", 2);
    if (offsets.length != 2) {
      throw error(field + ".data_offsets", at(), "must be two numbers, begin and end");
    }
    return offsets;
  }

  private long[] parseIntegers(String field, int most) throws IOException {
    expect(JsonToken.START_ARRAY, json.currentToken(), field);
    long[] values = new long[most];
    int count = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (count == most) {
        throw error(field, at(), "must have at most " + most + " numbers");
      }
      if (json.currentToken() != JsonToken.VALUE_NUMBER_INT
          || json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
          || json.getLongValue() < 0) {
        throw error(field, at(), "'" + json.getText() + "' must be an integer from 0 to 2^63-1");
      }
      values[count++] = json.getLongValue();
    }
    return Arrays.copyOf(values, count);
  }

  /** Checks that this library reads the format version; a foreign file may have none. */
  void checkVersion(boolean foreign) throws ModelFormatException {
    Text version = metadata.get(SafetensorsFormat.VERSION_KEY);
    if (version == null) {
      if (!foreign) {
        throw missing(SafetensorsFormat.VERSION_KEY);
      }
      return;
    }
    if (!version.value().matches("0|[1-9][0-9]{0,8}")) {
      throw error(
          SafetensorsFormat.VERSION_KEY,
          version.at(),
          "'" + version.value() + "' must be a number");
    }
    int number = Integer.parseInt(version.value());
    int oldest = SafetensorsFormat.OLDEST_VERSION;
    int newest = SafetensorsFormat.NEWEST_VERSION;
    if (number < oldest) {
      throw new FormatTooOldException(source, offset(version.at()), number, oldest, newest);
    }
    if (number > newest) {
      throw new FormatTooNewException(source, offset(version.at()), number, oldest, newest);
    }
  }

  /**
   * Returns the checksum that the file states and its place in the header's bytes; a foreign file
   * may have none.
   */
  Optional<Text> checksum(boolean foreign) throws ModelFormatException {
    Text checksum = metadata.get(SafetensorsFormat.CHECKSUM_KEY);
    if (checksum == null) {
      if (!foreign) {
        throw missing(SafetensorsFormat.CHECKSUM_KEY);
      }
      return Optional.empty();
    }
    // Compared with the text itself, so that it is known to hold no escapes.
    int end = Math.min(text.length, checksum.at() + SafetensorsFormat.CHECKSUM_CHARS);
    String digits = new String(text, checksum.at(), end - checksum.at());
    if (!digits.equals(checksum.value()) || !digits.matches("[0-9a-f]{64}")) {
      throw error(SafetensorsFormat.CHECKSUM_KEY, checksum.at(), "must be 64 hexadecimal digits");
    }
    return Optional.of(new Text(digits, (int) (offset(checksum.at()) - Long.BYTES)));
  }

  /** Checks that the tensors fill the data exactly, without holes or overlaps. */
  void checkLayout(long dataBytes) throws ModelFormatException {
    long expected = 0;
    for (Entry entry : entries) {
      if (entry.begin() != expected) {
        throw error(
            entry.field(".data_offsets"),
            entry.at(),
            "begins at "
                + entry.begin()
                + " but the tensor before it ends at "
                + expected
                + ", so there is "
                + (entry.begin() > expected ? "a hole" : "an overlap"));
      }
      if (entry.end() > dataBytes) {
        throw error(
            entry.field(".data_offsets"),
            entry.at(),
            "ends at " + entry.end() + " but the file has " + dataBytes + " bytes of data");
      }
      expected = entry.end();
    }
    if (expected != dataBytes) {
      throw new ModelFormatException(
          source,
          "data",
          offset(text.length) + expected,
          "the file has " + (dataBytes - expected) + " bytes that belong to no tensor");
    }
  }

  /** Returns the tensors in the order of their data. */
  List<Entry> entries() {
    return entries;
  }

  /** Returns the metadata without the format's own entries. */
  SortedMap<String, String> metadata() {
    SortedMap<String, String> own = new TreeMap<>();
    metadata.forEach((key, text) -> own.put(key, text.value()));
    own.remove(SafetensorsFormat.VERSION_KEY);
    own.remove(SafetensorsFormat.CHECKSUM_KEY);
    return own;
  }

  private void expect(JsonToken wanted, @Nullable JsonToken found, String field)
      throws ModelFormatException {
    if (found != wanted) {
      throw error(field, at(), "must be " + wanted + ", not " + found);
    }
  }

  private ModelFormatException missing(String key) {
    return error(
        SafetensorsFormat.METADATA + "." + key,
        0,
        "is missing, so this library did not write the file");
  }

  private ModelFormatException error(String field, int at, String rule) {
    return new ModelFormatException(source, field, offset(at), rule);
  }

  private int at() {
    return (int) json.currentTokenLocation().getCharOffset();
  }

  /** Returns the place in the file of a character of the header. */
  private long offset(int at) {
    return (long) Long.BYTES + new String(text, 0, at).getBytes(UTF_8).length;
  }
}
