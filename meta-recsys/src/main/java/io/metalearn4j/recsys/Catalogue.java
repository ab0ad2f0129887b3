package io.metalearn4j.recsys;

import io.metalearn4j.recsys.data.AttributeEncoder;
import io.metalearn4j.recsys.data.Attributes;
import io.metalearn4j.recsys.data.IdMap;
import io.metalearn4j.recsys.data.SparseRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a recommender knows of its items and of the meaning of features. Immutable.
 *
 * @param items the items' names, those trained on first
 * @param counts how many users met each item in training; 0 for the others
 * @param added attributes of the items that were not trained on, in their order
 * @param userEncoder how a user's attributes become features
 * @param itemEncoder how an item's attributes become features
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Catalogue(
    IdMap items,
    int[] counts,
    List<Attributes> added,
    AttributeEncoder userEncoder,
    AttributeEncoder itemEncoder) {
  SparseRows.Row user(Attributes attributes) {
    return userEncoder.encode(attributes);
  }

  /** Number of items that were trained on. */
  int trained() {
    return counts.length - added.size();
  }

  /** Features of the items that were not trained on. */
  List<SparseRows.Row> addedFeatures() {
    return added.stream().map(itemEncoder::encode).toList();
  }

  /** This catalogue with more items behind the others, by name; known names are left out. */
  Catalogue with(Map<String, Attributes> more) {
    IdMap names = IdMap.of(items.names());
    List<Attributes> all = new ArrayList<>(added);
    more.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(entry -> names.find(entry.getKey()).isEmpty())
        .forEach(
            entry -> {
              names.add(entry.getKey());
              all.add(entry.getValue());
            });
    return new Catalogue(
        names, Arrays.copyOf(counts, names.size()), List.copyOf(all), userEncoder, itemEncoder);
  }
}
