package io.metalearn4j.data.table;

import io.metalearn4j.store.JsonObject;
import io.metalearn4j.store.ModelFormatException;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/**
 * The categories of a column in the order of their code units, so whatever the order of the rows.
 */
record Vocabulary(String column, List<String> values) {
  static Vocabulary fit(DataTable table, String column, int leastCount) {
    Column.Categorical categories = table.categorical(column);
    int[] counts = new int[categories.dictionary().size()];
    for (int code : categories.codes()) {
      if (code >= 0) {
        counts[code]++;
      }
    }
    TreeMap<String, Integer> found = new TreeMap<>();
    for (int code = 0; code < counts.length; code++) {
      if (counts[code] >= leastCount) {
        found.put(categories.dictionary().get(code), counts[code]);
      }
    }
    return new Vocabulary(column, List.copyOf(found.keySet()));
  }

  static Vocabulary parse(JsonObject state, String key) throws ModelFormatException {
    List<String> values = state.texts(key);
    for (int i = 1; i < values.size(); i++) {
      if (values.get(i - 1).compareTo(values.get(i)) >= 0) {
        throw state.error(key + "[" + i + "]", "must be after the one before it in order");
      }
    }
    return new Vocabulary(state.text("column"), List.copyOf(values));
  }

  int size() {
    return values.size();
  }

  /**
   * Returns each row's place counted from 1; 0 for a category never seen, or missing where allowed.
   */
  int[] ids(DataTable table, boolean mayBeMissing) {
    return IdColumn.map(
        table,
        column,
        mayBeMissing,
        value -> Math.max(0, Collections.binarySearch(values, value) + 1));
  }
}
