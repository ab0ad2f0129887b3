package io.metalearn4j.recsys.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Interactions and what is known of their users and items.
 *
 * @param name name of the data set, as in reports
 * @param interactions who did what with which item
 * @param userAttributes by user index of the interactions' id map
 * @param itemAttributes by item index of the interactions' id map
 * @param cleaning how many lines each cleaning rule removed
 */
public record Dataset(
    String name,
    Interactions interactions,
    List<Attributes> userAttributes,
    List<Attributes> itemAttributes,
    Map<String, Integer> cleaning) {
  /** Copies the collections. */
  public Dataset {
    userAttributes = List.copyOf(userAttributes);
    itemAttributes = List.copyOf(itemAttributes);
    cleaning = Map.copyOf(cleaning);
  }

  /**
   * A data set without cleaning; attributes by name, of which those of unknown users and items are
   * ignored.
   */
  public static Dataset of(
      String name,
      Interactions interactions,
      Map<String, Attributes> users,
      Map<String, Attributes> items) {
    return new Dataset(
        name,
        interactions,
        align(interactions.users(), users),
        align(interactions.items(), items),
        Map.of());
  }

  /** This data set with attributes by name; those of unknown users and items are ignored. */
  public Dataset with(Map<String, Attributes> users, Map<String, Attributes> items) {
    return new Dataset(
        name,
        interactions,
        align(interactions.users(), users),
        align(interactions.items(), items),
        cleaning);
  }

  static List<Attributes> align(IdMap ids, Map<String, Attributes> byName) {
    List<Attributes> aligned = new ArrayList<>();
    for (String name : ids.names()) {
      aligned.add(byName.getOrDefault(name, Attributes.none()));
    }
    return aligned;
  }
}
