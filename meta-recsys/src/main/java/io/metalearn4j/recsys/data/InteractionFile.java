package io.metalearn4j.recsys.data;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reader of a user's own files: interactions in columns {@code user}, {@code item} and, where there
 * are any, {@code rating} and {@code time}; attributes in a column {@code user} or {@code item} and
 * one column an attribute, several values divided by {@code |}.
 *
 * <p>Comma-separated, or tab-separated where the name contains {@code .tsv}; plain or gzip. Times
 * are seconds since 1970, {@code 2011-08-01}, or {@code 2011-08-01 13:45:00}, in UTC. Removed and
 * counted: lines without user or item, and lines whose rating is no number.
 */
public final class InteractionFile {
  private InteractionFile() {}

  /** Reads interactions and no attributes. */
  public static Dataset read(Path ratings) {
    return read(ratings, Map.of(), Map.of());
  }

  /** Reads interactions, and takes attributes that were read before. */
  public static Dataset read(
      Path ratings, Map<String, Attributes> users, Map<String, Attributes> items) {
    Interactions.Builder interactions = new Interactions.Builder(new IdMap(), new IdMap());
    Map<String, Integer> removed = new LinkedHashMap<>();
    DelimitedFile.of(ratings)
        .forEachNamed(
            List.of("user", "item"),
            line -> {
              if (line.get("user").isBlank() || line.get("item").isBlank()) {
                removed.merge("no user or item", 1, Integer::sum);
                return;
              }
              try {
                double value =
                    line.get("rating").isBlank() ? 1 : Double.parseDouble(line.get("rating"));
                interactions.add(
                    new Interaction(
                        line.get("user"), line.get("item"), value, time(line.get("time"))));
              } catch (IllegalArgumentException e) {
                removed.merge("rating is no number", 1, Integer::sum);
              }
            });
    Interactions all = interactions.build();
    return new Dataset(
        ratings.getFileName().toString(),
        all,
        Dataset.align(all.users(), users),
        Dataset.align(all.items(), items),
        removed);
  }

  /**
   * Reads attributes by name.
   *
   * @param id the column of the name: {@code user} or {@code item}
   */
  public static Map<String, Attributes> readAttributes(Path file, String id) {
    Map<String, Attributes> attributes = new HashMap<>();
    DelimitedFile.of(file)
        .forEachNamed(
            List.of(id),
            line -> {
              Attributes known = Attributes.none();
              for (String column : line.columns()) {
                if (!column.equals(id) && !line.get(column).isBlank()) {
                  known =
                      known.with(
                          column, new ArrayList<>(List.of(line.get(column).split("\\|", -1))));
                }
              }
              attributes.put(line.get(id), known);
            });
    return attributes;
  }

  private static Instant time(String text) {
    if (text.isBlank()) {
      return Instant.EPOCH;
    }
    if (text.chars().allMatch(Character::isDigit)) {
      return Instant.ofEpochSecond(Long.parseLong(text));
    }
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
          : LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "time must be seconds, a date or a date and time, got '%s'".formatted(text), e);
    }
  }
}
