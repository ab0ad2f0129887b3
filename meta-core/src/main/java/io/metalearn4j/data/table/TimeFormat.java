package io.metalearn4j.data.table;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** How a text states a point in time. Immutable and thread-safe. */
public final class TimeFormat {
  private final String name;
  private final ToLongFunction<String> parser;

  private TimeFormat(String name, ToLongFunction<String> parser) {
    this.name = name;
    this.parser = parser;
  }

  /** Integers, such as epoch seconds or week numbers, kept as they are. */
  public static TimeFormat integer() {
    return new TimeFormat("an integer", Long::parseLong);
  }

  /**
   * ISO 8601 dates or instants, such as 2011-12-09 or 2011-12-09T12:50:00Z, as epoch milliseconds.
   */
  public static TimeFormat iso() {
    return new TimeFormat(
        "an ISO 8601 date or instant",
        text -> {
          Instant instant =
              text.indexOf('T') < 0
                  ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                  : Instant.parse(text);
          return instant.toEpochMilli();
        });
  }

  /**
   * Dates, or dates with times in UTC, as epoch milliseconds.
   *
   * @param pattern a {@link DateTimeFormatter} pattern, such as {@code uuuu-MM-dd HH:mm:ss}
   * @throws IllegalArgumentException if the pattern is not one
   */
  public static TimeFormat pattern(String pattern) {
    DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    return new TimeFormat(
        "a time like " + pattern,
        text -> {
          TemporalAccessor time = formatter.parseBest(text, LocalDateTime::from, LocalDate::from);
          LocalDateTime local =
              time instanceof LocalDate date ? date.atStartOfDay() : (LocalDateTime) time;
          return local.toInstant(ZoneOffset.UTC).toEpochMilli();
        });
  }

  long parse(String text) {
    return parser.applyAsLong(text);
  }

  /** Returns what a text must be. */
  @Override
  public String toString() {
    return name;
  }
}
