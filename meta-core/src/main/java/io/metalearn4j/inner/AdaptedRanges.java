package io.metalearn4j.inner;

import io.metalearn4j.engine.LocalLayout;
import io.metalearn4j.engine.Vector;
import io.metalearn4j.parameter.Parameter;
import java.util.Arrays;
import java.util.List;

/**
 * The ranges of a task's vectors that the inner loop moves, and the parameters that it leaves
 * alone. Adapted matrices that follow each other are one range, since a loop over a short range
 * costs as much as over a long one; each adapted table's rows are one.
 */
final class AdaptedRanges {
  private final LocalLayout layout;
  private final List<Parameter> adapted;
  private final List<Parameter> fixed;
  private final List<Parameter> tables;
  private final int[] starts;
  private final int[] ends;

  AdaptedRanges(LocalLayout layout) {
    this.layout = layout;
    this.adapted = layout.spec().parameters().stream().filter(Parameter::isAdapted).toList();
    this.fixed = layout.spec().parameters().stream().filter(p -> !p.isAdapted()).toList();
    this.tables = adapted.stream().filter(Parameter::isTable).toList();
    List<Parameter> matrices = adapted.stream().filter(p -> !p.isTable()).toList();
    int[] from = matrices.stream().mapToInt(layout::from).toArray();
    int[] to = matrices.stream().mapToInt(layout::to).toArray();
    this.starts = Arrays.stream(from).filter(start -> !contains(to, start)).toArray();
    this.ends = Arrays.stream(to).filter(end -> !contains(from, end)).toArray();
  }

  private static boolean contains(int[] values, int value) {
    return Arrays.stream(values).anyMatch(v -> v == value);
  }

  int count() {
    return starts.length + tables.size();
  }

  int from(int range) {
    return range < starts.length ? starts[range] : layout.from(table(range));
  }

  int to(int range) {
    return range < ends.length ? ends[range] : layout.to(table(range));
  }

  private Parameter table(int range) {
    return tables.get(range - starts.length);
  }

  /** The adapted parameters in the order of the spec. */
  List<Parameter> adapted() {
    return adapted;
  }

  LocalLayout layout() {
    return layout;
  }

  /** Copies what the inner loop leaves alone. */
  void copyFixed(Vector from, Vector into) {
    for (Parameter parameter : fixed) {
      into.copy(from, layout.from(parameter), layout.to(parameter));
    }
  }
}
