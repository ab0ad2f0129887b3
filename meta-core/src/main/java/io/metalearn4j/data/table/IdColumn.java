package io.metalearn4j.data.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import com.google.common.primitives.Longs;
import io.metalearn4j.data.table.MissingPolicy.Kind;
import io.metalearn4j.store.JsonObject;
import io.metalearn4j.store.ModelFormatException;
import java.util.function.ToIntFunction;

/** One fitted categorical column that becomes an integer id; 0 is the unknown bucket. */
sealed interface IdColumn {
  String column();

  /** Returns the number of ids, the unknown bucket among them: the rows of an embedding table. */
  int size();

  /** Returns each row's id. */
  int[] encode(DataTable table);

  JsonObject state();

  /** Ids by the place in a vocabulary. */
  record Known(Vocabulary vocabulary, MissingPolicy missing) implements IdColumn {
    static Known fit(DataTable table, String column, int leastCount, MissingPolicy missing) {
      missing.requireOneOf(column, Kind.REFUSE, Kind.UNKNOWN);
      return new Known(Vocabulary.fit(table, column, leastCount), missing);
    }

    @Override
    public String column() {
      return vocabulary.column();
    }

    @Override
    public int size() {
      return vocabulary.size() + 1;
    }

    @Override
    public int[] encode(DataTable table) {
      return vocabulary.ids(table, missing.kind() == Kind.UNKNOWN);
    }

    @Override
    public JsonObject state() {
      JsonObject.Builder state = JsonObject.builder().put("kind", "id").put("column", column());
      missing.write(state);
      return state.putTexts("vocabulary", vocabulary.values()).build();
    }
  }

  /**
   * Ids by a hash: 1 plus the first 8 bytes of the SHA-256 of the UTF-8 form, as an unsigned
   * big-endian number, modulo the number of buckets.
   */
  record Hashed(String column, int buckets, MissingPolicy missing) implements IdColumn {
    static final int MOST = 1 << 24;

    public Hashed {
      if (buckets < 1 || buckets > MOST) {
        throw new IllegalArgumentException("buckets = " + buckets + ", must be from 1 to " + MOST);
      }
      missing.requireOneOf(column, Kind.REFUSE, Kind.UNKNOWN);
    }

    @Override
    public int size() {
      return buckets + 1;
    }

    @Override
    public int[] encode(DataTable table) {
      return map(table, column, missing.kind() == Kind.UNKNOWN, this::bucket);
    }

    private int bucket(String value) {
      byte[] digest = Hashing.sha256().hashString(value, UTF_8).asBytes();
      return 1 + (int) Long.remainderUnsigned(Longs.fromByteArray(digest), buckets);
    }

    @Override
    public JsonObject state() {
      JsonObject.Builder state = JsonObject.builder().put("kind", "hash").put("column", column);
      missing.write(state);
      return state.put("buckets", buckets).build();
    }
  }

  /** Maps each row's category, a missing one to 0 where it is allowed. */
  static int[] map(
      DataTable table, String column, boolean mayBeMissing, ToIntFunction<String> mapping) {
    Column.Categorical categories = table.categorical(column);
    int[] mapped = new int[categories.dictionary().size()]; // of each distinct category, once
    int[] ids = new int[table.rows()];
    for (int row = 0; row < ids.length; row++) {
      int code = categories.codes()[row];
      if (code >= 0) {
        if (mapped[code] == 0) {
          mapped[code] = mapping.applyAsInt(categories.dictionary().get(code));
        }
        ids[row] = mapped[code];
      } else if (!mayBeMissing) {
        throw new InvalidTableException(
            column, row, null, "is refused; name a missing policy to accept it");
      }
    }
    return ids;
  }

  static IdColumn parse(JsonObject state) throws ModelFormatException {
    return switch (state.text("kind")) {
      case "id" -> {
        state.only("kind", "column", "missing", "missingValue", "vocabulary");
        yield new Known(
            Vocabulary.parse(state, "vocabulary"),
            MissingPolicy.parse(state, Kind.REFUSE, Kind.UNKNOWN));
      }
      case "hash" -> {
        state.only("kind", "column", "missing", "missingValue", "buckets");
        yield new Hashed(
            state.text("column"),
            state.integer("buckets", 1, Hashed.MOST),
            MissingPolicy.parse(state, Kind.REFUSE, Kind.UNKNOWN));
      }
      default -> throw state.error("kind", "must be id or hash");
    };
  }
}
