package io.metalearn4j.engine.jvm.kernel;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Picks the kernels once, when this class is first used: those on the Vector API where the running
 * JVM has the module {@code jdk.incubator.vector}, else the scalar ones. Both give the same results
 * up to float rounding.
 *
 * <p>The system property {@value #CHOICE} fixes the choice: {@code scalar} ignores the module,
 * {@code vector} fails without it.
 *
 * <p>Thread-safe; the kernels handed out are not.
 */
public final class KernelProvider {
  /** Name of the system property that fixes the choice: {@code scalar} or {@code vector}. */
  public static final String CHOICE = "metalearn4j.kernels";

  /** Named and not linked, because its package cannot be loaded without the incubator module. */
  private static final String VECTOR_SUPPLIER =
      "io.metalearn4j.engine.jvm.vector.VectorKernelSupplier";

  private static final Logger LOG = LoggerFactory.getLogger(KernelProvider.class);
  private static final Supplier<? extends Kernels> BEST = choose(System.getProperty(CHOICE, ""));

  private KernelProvider() {}

  /** Returns new kernels of the fastest kind that this JVM can run. */
  public static Kernels best() {
    return BEST.get();
  }

  /**
   * Returns new scalar kernels, which are near their speed at once; vector kernels are slow until
   * the JVM has compiled them.
   */
  public static Kernels scalar() {
    return new ScalarKernels();
  }

  private static Supplier<? extends Kernels> choose(String choice) {
    return switch (choice) {
      case "scalar" -> ScalarKernels::new;
      case "vector" -> vector();
      case "" -> vectorOrScalar();
      default ->
          throw new IllegalArgumentException(
              "System property " + CHOICE + " must be scalar or vector but is \"" + choice + "\"");
    };
  }

  private static Supplier<? extends Kernels> vectorOrScalar() {
    try {
      return vector();
    } catch (UnsupportedOperationException e) {
      LOG.debug("Using scalar kernels: {}", e.getMessage());
      return ScalarKernels::new;
    }
  }

  @SuppressWarnings("unchecked") // the class named is a Supplier of Kernels
  private static Supplier<? extends Kernels> vector() {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      throw new UnsupportedOperationException(
          "vector kernels need the JVM option --add-modules jdk.incubator.vector");
    }
    try {
      return Class.forName(VECTOR_SUPPLIER)
          .asSubclass(Supplier.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new UnsupportedOperationException("vector kernels cannot be loaded: " + e, e);
    }
  }
}
