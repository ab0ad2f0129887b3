package io.metalearn4j.engine.jvm;

import io.metalearn4j.engine.Engine;
import io.metalearn4j.engine.Objective;
import io.metalearn4j.engine.Program;
import io.metalearn4j.engine.Vector;
import io.metalearn4j.engine.jvm.kernel.KernelProvider;
import io.metalearn4j.engine.jvm.kernel.Kernels;
import java.util.function.Supplier;

/**
 * The engine in plain Java, float32 on the heap: the default. Immutable and thread-safe.
 *
 * <p>The same build, inputs and kernels give the same bits on any number of threads. Scalar and
 * vector kernels, and other processors, round differently.
 */
public final class JvmEngine implements Engine {
  private final Supplier<Kernels> kernels;

  private JvmEngine(Supplier<Kernels> kernels) {
    this.kernels = kernels;
  }

  /**
   * With the fastest kernels that this JVM can run: those of the Vector API where the module {@code
   * jdk.incubator.vector} is present, else scalar ones.
   */
  public static JvmEngine create() {
    return new JvmEngine(KernelProvider::best);
  }

  /** With scalar kernels, which are fast from the first call on. */
  public static JvmEngine scalar() {
    return new JvmEngine(KernelProvider::scalar);
  }

  @Override
  public String name() {
    return "jvm";
  }

  @Override
  public Program compile(Objective objective) {
    return new JvmProgram(objective, kernels);
  }

  /** A vector of zeros on the heap, for programs that need no graph. */
  public static Vector newVector(int length) {
    JvmVector vector = new JvmVector(KernelProvider.best());
    vector.reserve(length);
    return vector;
  }
}
