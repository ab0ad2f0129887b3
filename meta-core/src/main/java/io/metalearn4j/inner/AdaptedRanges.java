package io.metalearn4j.inner;

import io.metalearn4j.engine.LocalLayout;
import io.metalearn4j.engine.Vector;
import io.metalearn4j.parameter.Parameter;
import java.util.ArrayList;
import java.util.List;

/** The ranges of a task's vectors that the inner loop moves, and those that it leaves alone. */
final class AdaptedRanges {
  private final LocalLayout layout;
  private final List<Parameter> adapted = new ArrayList<>();
  private final List<Parameter> fixed = new ArrayList<>();

  AdaptedRanges(LocalLayout layout) {
    this.layout = layout;
    for (Parameter parameter : layout.spec().parameters()) {
      (parameter.isAdapted() ? adapted : fixed).add(parameter);
    }
  }

  int count() {
    return adapted.size();
  }

  Parameter parameter(int range) {
    return adapted.get(range);
  }

  int from(int range) {
    return layout.from(adapted.get(range));
  }

  int to(int range) {
    return layout.to(adapted.get(range));
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
