package io.metalearn4j.algorithm;

import io.metalearn4j.inner.Clipped;
import io.metalearn4j.inner.InnerAdam;
import io.metalearn4j.inner.InnerMomentum;
import io.metalearn4j.inner.InnerRule;
import io.metalearn4j.inner.InnerSgd;
import io.metalearn4j.inner.LayerStepRates;
import io.metalearn4j.inner.MetaSgd;
import io.metalearn4j.inner.Proximal;
import io.metalearn4j.learner.SampleLearner;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The exact meta-gradients against central differences in float64, to 1e-7. */
final class MetaGradientTest {
  private static final long ITERATION = 3;

  private static final int DIRECTIONS = 3;

  private static final List<InnerRule> RULES =
      List.of(
          new InnerSgd(0.1),
          new InnerMomentum(0.1, 0.7),
          new InnerAdam(0.05, 0.8, 0.9, 1e-3),
          new MetaSgd(0.125),
          new LayerStepRates(0.125),
          new Proximal(new InnerSgd(0.1), 0.5),
          new Clipped(new InnerSgd(0.5), 0.1),
          new Clipped(new InnerMomentum(0.5, 0.7), 0.1),
          new Clipped(new Proximal(new InnerAdam(0.05, 0.8, 0.9, 1e-3), 0.5), 0.1),
          new Proximal(new Clipped(new MetaSgd(0.5), 0.1), 0.5));

  private static final List<String> LEARNERS =
      List.of(
          "network of TANH",
          "classes",
          "embedding beside features",
          "two embeddings and no feature",
          "factors",
          "not adapted body",
          "negative binomial of learned size");

  private static Map<String, Function<InnerRule, MetaOptimizer>> algorithms() {
    Map<String, Function<InnerRule, MetaOptimizer>> algorithms = new TreeMap<>();
    algorithms.put("MAML, 1 step", Maml::innerRule);
    algorithms.put("MAML, 3 steps", rule -> Maml.innerRule(rule).steps(3));
    algorithms.put("multi-step loss", rule -> MultiStepLoss.innerRule(rule, 3, 10));
    return algorithms;
  }

  static Stream<Arguments> rulesAndAlgorithms() {
    return algorithms().entrySet().stream()
        .flatMap(
            algorithm ->
                RULES.stream()
                    .map(
                        rule ->
                            Arguments.of(
                                algorithm.getKey(), rule, algorithm.getValue().apply(rule))));
  }

  @ParameterizedTest(name = "{0} of {1}")
  @MethodSource("rulesAndAlgorithms")
  void everyRuleIsExact(String name, InnerRule rule, MetaOptimizer algorithm) {
    check("embedding beside features", algorithm);
  }

  static Stream<Arguments> learners() {
    return LEARNERS.stream().map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("learners")
  void mamlIsExactForEveryLearner(String learner) {
    check(learner, Maml.innerLearningRate(0.2).steps(2));
  }

  @ParameterizedTest
  @MethodSource("learners")
  void gradientNormIsExactForEveryLearner(String learner) {
    check(learner, GradientNorm.innerLearningRate(0.1));
  }

  static Stream<Arguments> heads() {
    return RULES.stream().map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("heads")
  void anilIsExact(InnerRule rule) {
    check("embedding beside features", Anil.innerRule(rule, List.of("W1", "b1")).steps(2));
  }

  private static void check(String learner, MetaOptimizer algorithm) {
    new AlgorithmFixture(SampleLearner.named(learner), algorithm, learner.hashCode())
        .checkUpdate(DIRECTIONS, ITERATION);
  }
}
