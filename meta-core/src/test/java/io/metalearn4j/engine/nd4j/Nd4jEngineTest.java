package io.metalearn4j.engine.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.engine.Evaluation;
import io.metalearn4j.engine.TaskParameters;
import io.metalearn4j.engine.Workspace;
import io.metalearn4j.learner.SampleLearner;
import io.metalearn4j.parameter.ParameterValues;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

/** What the nd4j engine does beyond the contract of engines. */
final class Nd4jEngineTest {

  /** What ND4J itself may leave behind, far below the megabytes of one evaluation. */
  private static final long LITTLE = 500_000;

  @Test
  void arraysAreClosedWhenTheyAreReplaced() {
    SampleLearner sample = SampleLearner.named("wide");
    SplittableRandom random = new SplittableRandom(2);
    var program = Nd4jEngine.float64().compile(sample.objective());
    ParameterValues values = sample.parameters(random);
    Workspace workspace = program.newWorkspace(1);
    workspace.load(values);
    long before = 0;
    for (int i = 0; i < 60; i++) {
      if (i == 10) {
        before = Nd4j.getMemoryManager().allocatedMemory(0);
      }
      workspace.bind(sample.examples(8, random), sample.examples(5, random));
      Evaluation point = workspace.support(0);
      point.loss();
      point.lossAndGradient();
      point.multiplyHessian();
      point.multiplyHessian();
      program
          .newPredictor()
          .predict(values, TaskParameters.unadapted(values), sample.examples(3, random));
    }
    assertTrue(before > 0);
    long grown = Nd4j.getMemoryManager().allocatedMemory(0) - before;
    assertTrue(grown < LITTLE, () -> grown + " bytes off the heap");
  }

  @Test
  void aMissingBackendIsNamed() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader own = thread.getContextClassLoader();
    try (URLClassLoader loader = withoutBackend()) {
      thread.setContextClassLoader(loader); // which ND4J asks for its backends
      Class<?> engine = loader.loadClass(Nd4jEngine.class.getName());
      Throwable thrown =
          assertThrows(
                  InvocationTargetException.class, () -> engine.getMethod("float64").invoke(null))
              .getCause();
      assertEquals(MissingBackendException.class.getName(), thrown.getClass().getName());
      assertTrue(
          thrown.getMessage().contains("add the artifact org.nd4j:nd4j-native-platform"),
          thrown.getMessage());
    } finally {
      thread.setContextClassLoader(own);
    }
  }

  private static URLClassLoader withoutBackend() {
    URL[] urls =
        Arrays.stream(
                System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator)))
            .filter(entry -> !entry.contains("nd4j-native"))
            .map(Nd4jEngineTest::url)
            .toArray(URL[]::new);
    return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }

  private static URL url(String entry) {
    try {
      return new File(entry).toURI().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(entry, e);
    }
  }
}
