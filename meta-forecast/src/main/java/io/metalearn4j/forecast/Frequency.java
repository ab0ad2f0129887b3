package io.metalearn4j.forecast;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** The regular spacing of a series. A period is a number, so that gaps are differences. */
public enum Frequency {
  /** Periods without a calendar, written as whole numbers. */
  STEP(1),
  /** Days, season of 7. */
  DAILY(7),
  /** Weeks that start on Monday, season of 52. */
  WEEKLY(52),
  /** Calendar months, season of 12. */
  MONTHLY(12),
  /** Calendar quarters, season of 4. */
  QUARTERLY(4),
  /** Calendar years, without a season. */
  YEARLY(1);

  private static final LocalDate FIRST_MONDAY =
      LocalDate.EPOCH.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));

  private final int season;

  Frequency(int season) {
    this.season = season;
  }

  /** Periods in one season; 1 where there is none. */
  public int season() {
    return season;
  }

  /**
   * The frequency of a one-letter code.
   *
   * @param code one of T (step), D, W, M, Q, Y, in either case
   * @throws IllegalArgumentException if the code is none of these
   */
  public static Frequency ofCode(String code) {
    return switch (code.toUpperCase(java.util.Locale.ROOT)) {
      case "T" -> STEP;
      case "D" -> DAILY;
      case "W" -> WEEKLY;
      case "M" -> MONTHLY;
      case "Q" -> QUARTERLY;
      case "Y" -> YEARLY;
      default ->
          throw new IllegalArgumentException(
              "frequency is " + code + ", must be T, D, W, M, Q or Y");
    };
  }

  /** The number of the period that holds a day. Adjacent periods differ by one. */
  public long period(LocalDate day) {
    return switch (this) {
      case STEP, DAILY -> day.toEpochDay();
      case WEEKLY -> Math.floorDiv(ChronoUnit.DAYS.between(FIRST_MONDAY, day), 7L);
      case MONTHLY -> 12L * day.getYear() + day.getMonthValue() - 1;
      case QUARTERLY -> 4L * day.getYear() + (day.getMonthValue() - 1) / 3;
      case YEARLY -> day.getYear();
    };
  }

  /** The first day of a period: the day itself, the Monday of the week, the first of the month. */
  public LocalDate firstDay(long period) {
    return switch (this) {
      case STEP, DAILY -> LocalDate.ofEpochDay(period);
      case WEEKLY -> FIRST_MONDAY.plusWeeks(period);
      case MONTHLY -> LocalDate.of(0, 1, 1).plusMonths(period);
      case QUARTERLY -> LocalDate.of(0, 1, 1).plusMonths(3 * period);
      case YEARLY -> LocalDate.of(0, 1, 1).plusYears(period);
    };
  }

  /** Whether the text of a period is a date, or a year and month, and not a number. */
  public static boolean isDate(String text) {
    String trimmed = text.trim();
    return trimmed.length() >= 7 && trimmed.charAt(4) == '-';
  }

  /**
   * The number of a period written as text: a whole number, {@code 2024-03-18}, {@code 2024-03} or
   * a date followed by a time.
   *
   * @throws IllegalArgumentException if the text is none of these
   */
  public long parse(String text) {
    String trimmed = text.trim();
    try {
      if (isDate(trimmed)) {
        return period(
            trimmed.length() < 10
                ? YearMonth.parse(trimmed).atDay(1)
                : LocalDate.parse(trimmed.substring(0, 10)));
      }
      return Long.parseLong(trimmed);
    } catch (DateTimeParseException | NumberFormatException e) {
      throw new IllegalArgumentException(
          "period is '" + text + "', must be a whole number, a date or a year and month", e);
    }
  }
}
