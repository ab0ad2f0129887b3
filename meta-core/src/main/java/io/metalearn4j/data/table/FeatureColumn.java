package io.metalearn4j.data.table;

import io.metalearn4j.data.table.MissingPolicy.Kind;
import io.metalearn4j.store.JsonObject;
import io.metalearn4j.store.ModelFormatException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** One fitted column of a table that becomes one or more float features. */
sealed interface FeatureColumn {
  String column();

  ColumnType type();

  /** Returns the features' names, of which there are as many as features. */
  List<String> names();

  /**
   * Writes the features of every row.
   *
   * @param table the table, which has this column
   * @param into {@code [rows, features]}, modified
   * @param at the first of the features' places
   */
  void encode(DataTable table, float[][] into, int at);

  JsonObject state();

  /** A number after its steps; {@code mean} is that of the raw values that were present. */
  record Numeric(String column, List<Step> steps, MissingPolicy missing, double mean)
      implements FeatureColumn {
    static Numeric fit(
        DataTable table,
        String column,
        List<Function<double[], Step>> fits,
        MissingPolicy missing) {
      missing.requireOneOf(column, Kind.REFUSE, Kind.MEAN, Kind.CONSTANT, Kind.INDICATOR);
      Column.Numeric numbers = table.numeric(column);
      double[] present = Arrays.stream(numbers.values()).filter(v -> !Double.isNaN(v)).toArray();
      if (present.length == 0) {
        throw new InvalidTableException(column, "has no value to fit to, must have one");
      }
      double mean = Step.Standardise.mean(present);
      List<Step> steps = new ArrayList<>();
      for (Function<double[], Step> fit : fits) {
        steps.add(fit.apply(encodeAll(numbers, steps, column)));
      }
      return new Numeric(column, List.copyOf(steps), missing, mean);
    }

    /** Returns the values that are present, after the steps fitted so far. */
    private static double[] encodeAll(Column.Numeric numbers, List<Step> steps, String column) {
      double[] values = new double[numbers.rows()];
      int present = 0;
      for (int row = 0; row < values.length; row++) {
        if (!numbers.isMissing(row)) {
          values[present++] = apply(steps, column, row, numbers.values()[row]);
        }
      }
      return Arrays.copyOf(values, present);
    }

    private static double apply(List<Step> steps, String column, int row, double raw) {
      double value = raw;
      for (Step step : steps) {
        if (!step.accepts(value)) {
          throw new InvalidTableException(column, row, raw, "must be above -1 for log1p");
        }
        value = step.apply(value);
      }
      if (!Float.isFinite((float) value)) {
        throw new InvalidTableException(column, row, raw, "must fit a float, but becomes " + value);
      }
      return value;
    }

    @Override
    public ColumnType type() {
      return ColumnType.NUMERIC;
    }

    @Override
    public List<String> names() {
      return missing.kind() == Kind.INDICATOR
          ? List.of(column, column + " is missing")
          : List.of(column);
    }

    @Override
    public void encode(DataTable table, float[][] into, int at) {
      Column.Numeric numbers = table.numeric(column);
      for (int row = 0; row < into.length; row++) {
        boolean absent = numbers.isMissing(row);
        double raw = absent ? replacement(row) : numbers.values()[row];
        into[row][at] = (float) apply(steps, column, row, raw);
        if (missing.kind() == Kind.INDICATOR) {
          into[row][at + 1] = absent ? 1 : 0;
        }
      }
    }

    private double replacement(int row) {
      return switch (missing.kind()) {
        case MEAN, INDICATOR -> mean;
        case CONSTANT -> missing.value();
        case REFUSE, UNKNOWN ->
            throw new InvalidTableException(
                column, row, null, "is refused; name a missing policy to accept it");
      };
    }

    @Override
    public JsonObject state() {
      JsonObject.Builder state = JsonObject.builder().put("kind", "numeric").put("column", column);
      state.putObjects("steps", steps.stream().map(Step::state).toList());
      missing.write(state);
      return state.put("mean", mean).build();
    }
  }

  /** A feature a category, 1 where the row has it; a category never seen is all zeros. */
  record OneHot(Vocabulary categories, MissingPolicy missing) implements FeatureColumn {
    private static final int MOST = 10_000;

    static OneHot fit(DataTable table, String column, MissingPolicy missing) {
      missing.requireOneOf(column, Kind.REFUSE, Kind.UNKNOWN, Kind.INDICATOR);
      Vocabulary categories = Vocabulary.fit(table, column, 1);
      if (categories.size() > MOST) {
        throw new InvalidTableException(
            column,
            "has " + categories.size() + " categories, at most " + MOST + "; use id or hash");
      }
      return new OneHot(categories, missing);
    }

    @Override
    public String column() {
      return categories.column();
    }

    @Override
    public ColumnType type() {
      return ColumnType.CATEGORICAL;
    }

    @Override
    public List<String> names() {
      List<String> names = new ArrayList<>();
      categories.values().forEach(category -> names.add(column() + "=" + category));
      if (missing.kind() == Kind.INDICATOR) {
        names.add(column() + " is missing");
      }
      return names;
    }

    @Override
    public void encode(DataTable table, float[][] into, int at) {
      int[] ids = categories.ids(table, missing.kind() != Kind.REFUSE);
      for (int row = 0; row < into.length; row++) {
        if (ids[row] > 0) {
          into[row][at + ids[row] - 1] = 1;
        } else if (missing.kind() == Kind.INDICATOR && table.categorical(column()).isMissing(row)) {
          into[row][at + categories.size()] = 1;
        }
      }
    }

    @Override
    public JsonObject state() {
      JsonObject.Builder state = JsonObject.builder().put("kind", "oneHot").put("column", column());
      missing.write(state);
      return state.putTexts("categories", categories.values()).build();
    }
  }

  static FeatureColumn parse(JsonObject state) throws ModelFormatException {
    return switch (state.text("kind")) {
      case "numeric" -> {
        state.only("kind", "column", "steps", "missing", "missingValue", "mean");
        List<Step> steps = new ArrayList<>();
        for (JsonObject step : state.objects("steps")) {
          steps.add(Step.parse(step));
        }
        yield new Numeric(
            state.text("column"),
            List.copyOf(steps),
            MissingPolicy.parse(state, Kind.REFUSE, Kind.MEAN, Kind.CONSTANT, Kind.INDICATOR),
            state.number("mean"));
      }
      case "oneHot" -> {
        state.only("kind", "column", "missing", "missingValue", "categories");
        yield new OneHot(
            Vocabulary.parse(state, "categories"),
            MissingPolicy.parse(state, Kind.REFUSE, Kind.UNKNOWN, Kind.INDICATOR));
      }
      default -> throw state.error("kind", "must be numeric or oneHot");
    };
  }
}
