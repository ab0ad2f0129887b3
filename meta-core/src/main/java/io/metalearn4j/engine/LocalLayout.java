package io.metalearn4j.engine;

import io.metalearn4j.data.Examples;
import io.metalearn4j.graph.Axis;
import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterSpec;
import io.metalearn4j.parameter.ParameterValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the parameters of the task at hand stand in its flat vectors: all matrices first, then the
 * rows of each embedding table that the task uses.
 *
 * <p>The rows that a task does not use are not in the vectors, so the cost of a step does not
 * depend on the size of the tables. Changes with each task that is bound; not thread-safe.
 *
 * <p>Internal design: loops by index, since an iterator would be an allocation for each task.
 */
public final class LocalLayout {
  private final ParameterSpec spec;
  private final List<LocalTable> tables;
  private final Map<Axis, LocalTable> byAxis;

  /**
   * The layout of a spec's parameters.
   *
   * @param idColumns for each table the id columns that look up its rows
   */
  public LocalLayout(ParameterSpec spec, List<List<Integer>> idColumns) {
    this.spec = spec;
    List<LocalTable> local = new ArrayList<>();
    for (int t = 0; t < spec.tables().size(); t++) {
      local.add(new LocalTable(spec.tables().get(t), idColumns.get(t)));
    }
    this.tables = List.copyOf(local);
    this.byAxis = local.stream().collect(Collectors.toMap(LocalTable::axis, table -> table));
  }

  /**
   * Lays out the rows that the examples use.
   *
   * @return whether a table starts or ends elsewhere than before
   * @throws io.metalearn4j.data.InvalidExamplesException if an id is beyond a table's vocabulary;
   *     the layout is then as it was
   */
  public boolean bind(Examples support, @Nullable Examples query) {
    for (int t = 0; t < tables.size(); t++) {
      tables.get(t).check(support);
      if (query != null) {
        tables.get(t).check(query);
      }
    }
    int start = spec.denseLength();
    boolean moved = false;
    for (int t = 0; t < tables.size(); t++) {
      LocalTable table = tables.get(t);
      int before = table.end();
      moved |= table.start() != start;
      table.bind(support, query, start);
      start = table.end();
      moved |= start != before;
    }
    return moved;
  }

  /**
   * The table of this axis.
   *
   * @throws IllegalArgumentException if there is none
   */
  public LocalTable table(Axis axis) {
    LocalTable table = byAxis.get(axis);
    if (table == null) {
      throw new IllegalArgumentException("no table of axis " + axis.name());
    }
    return table;
  }

  /** Writes the rows of tables that the task uses into a vector of the task's. */
  public void writeRows(ParameterValues values, Vector into) {
    for (int t = 0; t < tables.size(); t++) {
      LocalTable table = tables.get(t);
      int width = table.table().columns();
      table.fetch(values.table(t));
      for (int i = 0; i < table.count(); i++) {
        int start = table.start() + i * width;
        into.write(start, start + width, values.table(t), table.row(i) * width);
      }
    }
  }

  /** Where a parameter, or the rows of it that the task uses, starts in the task's vectors. */
  public int from(Parameter parameter) {
    return parameter.isTable()
        ? tables.get(spec.tableIndex(parameter.name())).start()
        : spec.offset(parameter.name());
  }

  /** Where a parameter, or the rows of it that the task uses, ends in the task's vectors. */
  public int to(Parameter parameter) {
    return parameter.isTable()
        ? tables.get(spec.tableIndex(parameter.name())).end()
        : spec.offset(parameter.name()) + parameter.length();
  }

  /** The parameters. */
  public ParameterSpec spec() {
    return spec;
  }

  /** The tables in the order of the spec. */
  public List<LocalTable> tables() {
    return tables;
  }

  /** The length of the matrices at the start of the vectors. */
  public int denseLength() {
    return spec.denseLength();
  }

  /** The length of the vectors for the task at hand. */
  public int length() {
    return tables.isEmpty() ? spec.denseLength() : tables.get(tables.size() - 1).end();
  }
}
