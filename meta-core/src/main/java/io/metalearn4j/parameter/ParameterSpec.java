package io.metalearn4j.parameter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The parameters of a learner in their order: matrices at fixed offsets of one flat vector, tables
 * beside it.
 *
 * <p>Immutable and thread-safe.
 */
public final class ParameterSpec {
  /** No parameters. */
  public static final ParameterSpec EMPTY = new ParameterSpec(List.of());

  private final List<Parameter> parameters;
  private final List<Parameter> matrices;
  private final List<Parameter> tables;
  private final Map<String, Integer> offsets = new HashMap<>();
  private final int denseLength;

  private ParameterSpec(List<Parameter> parameters) {
    this.parameters = List.copyOf(parameters);
    this.matrices = this.parameters.stream().filter(p -> !p.isTable()).toList();
    this.tables = this.parameters.stream().filter(Parameter::isTable).toList();
    int offset = 0;
    for (Parameter matrix : matrices) {
      put(matrix, offset);
      offset = Math.addExact(offset, matrix.length());
    }
    for (int i = 0; i < tables.size(); i++) {
      put(tables.get(i), i);
    }
    this.denseLength = offset;
  }

  private void put(Parameter parameter, int place) {
    if (offsets.put(parameter.name(), place) != null) {
      throw new IllegalArgumentException(
          "parameter " + parameter.name() + " is declared twice, names must be unique");
    }
  }

  /**
   * The given parameters in order.
   *
   * @throws IllegalArgumentException if two share a name
   */
  public static ParameterSpec of(Parameter... parameters) {
    return new ParameterSpec(List.of(parameters));
  }

  /**
   * The given parameters in order.
   *
   * @throws IllegalArgumentException if two share a name
   */
  public static ParameterSpec of(List<Parameter> parameters) {
    return new ParameterSpec(parameters);
  }

  /** These parameters and then the others. */
  public ParameterSpec plus(ParameterSpec other) {
    List<Parameter> all = new ArrayList<>(parameters);
    all.addAll(other.parameters);
    return new ParameterSpec(all);
  }

  /** The same, of which only those that pass the test are adapted. */
  public ParameterSpec adaptingOnly(Predicate<Parameter> test) {
    return new ParameterSpec(
        parameters.stream().map(p -> p.isAdapted() && !test.test(p) ? p.notAdapted() : p).toList());
  }

  /** All parameters in order. */
  public List<Parameter> parameters() {
    return parameters;
  }

  /** The matrices in the order of the flat vector. */
  public List<Parameter> matrices() {
    return matrices;
  }

  /** The embedding tables. */
  public List<Parameter> tables() {
    return tables;
  }

  /** The length of the flat vector that holds the matrices. */
  public int denseLength() {
    return denseLength;
  }

  /**
   * A matrix's offset in the flat vector.
   *
   * @throws IllegalArgumentException if there is no such parameter
   */
  public int offset(String matrix) {
    return place(matrix);
  }

  /**
   * A table's index among the tables.
   *
   * @throws IllegalArgumentException if there is no such parameter
   */
  public int tableIndex(String table) {
    return place(table);
  }

  /** Whether there is a parameter of this name. */
  public boolean contains(String name) {
    return offsets.containsKey(name);
  }

  /**
   * The parameter of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Parameter parameter(String name) {
    place(name);
    return parameters.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  private int place(String name) {
    Integer place = offsets.get(name);
    if (place == null) {
      throw new IllegalArgumentException(
          "no parameter "
              + name
              + ", there are "
              + parameters.stream().map(Parameter::name).toList());
    }
    return place;
  }
}
