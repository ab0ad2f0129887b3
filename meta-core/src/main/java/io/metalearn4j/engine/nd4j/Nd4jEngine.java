package io.metalearn4j.engine.nd4j;

import io.metalearn4j.engine.Engine;
import io.metalearn4j.engine.Objective;
import io.metalearn4j.engine.Program;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.factory.Nd4jBackend;

/**
 * The engine that runs a graph by ND4J operations, node by node, on whatever backend is present. In
 * float64 it is what the others are checked with; small nets are many times faster on the jvm
 * engine. Immutable and thread-safe.
 *
 * <p>Vectors stay on the heap, in double; arrays of the engine's data type are made of them for
 * each evaluation. Results are the same on any number of threads as long as ND4J itself computes
 * with one ({@code OMP_NUM_THREADS=1}).
 */
public final class Nd4jEngine implements Engine {
  private final DataType type;

  private Nd4jEngine(DataType type) {
    requireBackend();
    this.type = type;
  }

  /**
   * With float64 arrays.
   *
   * @throws MissingBackendException if there is no ND4J backend on the class path
   */
  public static Nd4jEngine float64() {
    return new Nd4jEngine(DataType.DOUBLE);
  }

  /**
   * With float32 arrays.
   *
   * @throws MissingBackendException if there is no ND4J backend on the class path
   */
  public static Nd4jEngine float32() {
    return new Nd4jEngine(DataType.FLOAT);
  }

  /**
   * Looks for a backend first, since ND4J's own classes stay broken once they failed without one.
   */
  private static void requireBackend() {
    try {
      Nd4jBackend.load();
      Nd4j.create(1).close();
    } catch (Nd4jBackend.NoAvailableBackendException | LinkageError e) {
      throw new MissingBackendException(e);
    }
  }

  @Override
  public String name() {
    return "nd4j";
  }

  @Override
  public Program compile(Objective objective) {
    return new Nd4jProgram(objective, new Operations(type));
  }
}
