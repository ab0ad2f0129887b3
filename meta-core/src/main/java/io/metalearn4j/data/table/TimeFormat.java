package io.metalearn4j.data.table;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
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
   * ISO 8601 dates or instants, such as 2011-12-09, 2011-12-09T12:50:00Z or
   * 2011-12-09T13:50:00+01:00, as epoch milliseconds. A date is its first moment in UTC.
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
    return pattern(pattern, ZoneOffset.UTC);
  }

  /**
   * Dates, or dates with times in a time zone, as epoch milliseconds; a date is its first moment
   * there. A time that a change of clocks repeats is the earlier one, a time that it leaves out as
   * much later as the clocks go forward.
   *
   * @param pattern a {@link DateTimeFormatter} pattern, such as {@code uuuu-MM-dd HH:mm:ss}
   * @throws IllegalArgumentException if the pattern is not one
   */
  public static TimeFormat pattern(String pattern, ZoneId zone) {
    DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    return new TimeFormat(
        "a time like " + pattern,
        text -> {
          TemporalAccessor time = formatter.parseBest(text, LocalDateTime::from, LocalDate::from);
          ZonedDateTime zoned =
              time instanceof LocalDate date
                  ? date.atStartOfDay(zone)
                  : ((LocalDateTime) time).atZone(zone);
          return zoned.toInstant().toEpochMilli();
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
