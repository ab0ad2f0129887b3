package io.metalearn4j.examples;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** How options refuse a value: in one line that names the option and the rule. */
final class OptionRules {
  private OptionRules() {}

  /**
   * The value itself.
   *
   * @throws ParameterException if it is below {@code least}
   */
  static int atLeast(CommandSpec spec, String option, int value, int least) {
    return (int) atLeast(spec, option, (long) value, least);
  }

  /**
   * The value itself.
   *
   * @throws ParameterException if it is below {@code least}
   */
  static long atLeast(CommandSpec spec, String option, long value, long least) {
    if (value < least) {
      throw invalid(spec, option, value + " is not at least " + least);
    }
    return value;
  }

  /** What to throw for a value that breaks a rule. */
  static ParameterException invalid(CommandSpec spec, String option, String rule) {
    return new ParameterException(spec.commandLine(), "Invalid value for " + option + ": " + rule);
  }
}
