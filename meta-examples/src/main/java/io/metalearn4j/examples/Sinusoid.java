package io.metalearn4j.examples;

import io.metalearn4j.algorithm.FirstOrderMaml;
import io.metalearn4j.algorithm.JointPretraining;
import io.metalearn4j.algorithm.Maml;
import io.metalearn4j.algorithm.ModelAveraging;
import io.metalearn4j.algorithm.Reptile;
import io.metalearn4j.data.Sinusoids;
import io.metalearn4j.eval.EvaluationResult;
import io.metalearn4j.eval.Evaluator;
import io.metalearn4j.eval.Measurement;
import io.metalearn4j.learner.Activation;
import io.metalearn4j.learner.Mlp;
import io.metalearn4j.model.MetaModel;
import io.metalearn4j.optim.Adam;
import io.metalearn4j.optim.Schedule;
import io.metalearn4j.optim.Sgd;
import io.metalearn4j.parameter.Initializer;
import io.metalearn4j.report.Plot;
import io.metalearn4j.report.Report;
import io.metalearn4j.train.MetaTrainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Few-shot regression of sinusoids, the field's hello world.
 *
 * @see <a href="https://arxiv.org/abs/1703.03400">C. Finn, P. Abbeel and S. Levine, Model-agnostic
 *     meta-learning, ICML 2017, section 5.1</a>
 */
@Command(
    name = "sinusoid",
    description = "Few-shot regression of sinusoids, the field's hello world.",
    mixinStandardHelpOptions = true)
final class Sinusoid extends Example {

  /** Settings of Finn et al. (2017) and of the code that its authors published. */
  private static final int[] HIDDEN = {40, 40};

  private static final double WEIGHT_DEVIATION = 0.01;
  private static final double OUTER_RATE = 1e-3;
  private static final double INNER_RATE = 0.01;
  private static final int META_BATCH = 25;

  /**
   * Settings of Nichol et al. (2018) for the algorithms that take several steps on one task and no
   * query set: each step is on other points of the wave.
   */
  private static final double REPTILE_INNER_RATE = 0.02;

  private static final int REPTILE_STEPS = 5;
  private static final int REPTILE_ROWS = 10;
  private static final int REPTILE_META_BATCH = 5;
  private static final double REPTILE_OUTER_RATE = 0.5;

  private static final int QUERY_ROWS = 50;

  /** Adaptation steps after which the error is measured. */
  private static final int[] STEPS = {0, 1, 5, 10};

  /** What to train. */
  enum Algorithm {
    /** Exact MAML. */
    MAML("MAML"),
    /** First-order MAML. */
    FOMAML("First-order MAML"),
    /** Reptile. */
    REPTILE("Reptile"),
    /** Model averaging. */
    AVERAGING("Model averaging"),
    /** Joint pretraining. */
    JOINT("Joint pretraining");

    private final String title;

    Algorithm(String title) {
      this.title = title;
    }
  }

  @Spec private CommandSpec spec;

  @Option(
      names = "--algorithm",
      split = ",",
      paramLabel = "NAME",
      defaultValue = "maml",
      description = "Comma-separated: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private List<Algorithm> algorithms = List.of();

  private List<Integer> shots = List.of();
  private int trainingShots = 10;
  private long iterations = 70_000;
  private int tests = 1_000;

  @Option(
      names = "--shots",
      split = ",",
      paramLabel = "K",
      defaultValue = "5,10",
      description =
          "Comma-separated: points of a new wave to adapt to (default: ${DEFAULT-VALUE}).")
  void setShots(List<Integer> values) {
    values.forEach(value -> atLeastOne("--shots", value));
    shots = List.copyOf(values);
  }

  @Option(
      names = "--training-shots",
      paramLabel = "K",
      description = "Points of a wave to adapt to in training (default: 10, as in the paper).")
  void setTrainingShots(int value) {
    trainingShots = (int) atLeastOne("--training-shots", value);
  }

  @Option(
      names = "--iterations",
      paramLabel = "N",
      description = "Meta-training iterations (default: 70000, as in the paper).")
  void setIterations(long value) {
    iterations = atLeastOne("--iterations", value);
  }

  @Option(
      names = "--test-tasks",
      paramLabel = "N",
      description = "Waves to test on, at least 2 (default: 1000).")
  void setTests(int value) {
    tests = OptionRules.atLeast(spec, "--test-tasks", value, 2);
  }

  private long atLeastOne(String option, long value) {
    return OptionRules.atLeast(spec, option, value, 1);
  }

  @Override
  protected Report run(CommonOptions options) {
    Map<String, MetaModel> models = new LinkedHashMap<>();
    List<Measurement> speed = new ArrayList<>();
    List<Plot.Line> losses = new ArrayList<>();
    for (Algorithm algorithm : algorithms) {
      TrainingProgress progress = new TrainingProgress(algorithm.title, 1);
      long start = System.nanoTime();
      models.put(algorithm.title, train(algorithm, options, progress));
      double seconds = (System.nanoTime() - start) / 1e9;
      speed.add(
          Measurement.of(
              "Training speed",
              algorithm.title,
              "iterations a second",
              Map.of("threads", Integer.toString(options.threads())),
              options.seed(),
              iterations / seconds,
              iterations));
      losses.add(progress.line());
    }
    Report.Builder report =
        Report.builder("Few-shot sinusoids")
            .lowerIsBetter("mean MSE", "median MSE", "95% quantile", "divergence rate");
    for (int k : shots) {
      EvaluationResult result = evaluate(models, k, options.seed());
      report
          .section("Adaptation to " + k + " points of a new wave")
          .measurements(result.measurements())
          .plot(Plot.stepCurves("Error by adaptation steps, " + k + " points", result));
    }
    return report
        .section("Training")
        .measurements(speed)
        .plot(new Plot.Lines("Loss of the meta-batch", "iteration", "MSE", losses))
        .build();
  }

  private EvaluationResult evaluate(Map<String, MetaModel> models, int shots, long seed) {
    Evaluator evaluator =
        Evaluator.on(new Sinusoids(shots, QUERY_ROWS), tests, seed)
            .setting("shots", Integer.toString(shots))
            .steps(STEPS);
    models.forEach(evaluator::model);
    if (models.containsKey(Algorithm.JOINT.title)) {
      evaluator.reference(Algorithm.JOINT.title);
    }
    return evaluator.run();
  }

  private MetaModel train(Algorithm algorithm, CommonOptions options, TrainingProgress progress) {
    MetaTrainer trainer =
        trainer(algorithm)
            .iterations(iterations)
            .seed(options.seed())
            .threads(options.threads())
            .listener(progress);
    return switch (algorithm) {
      case REPTILE -> trainer.train(Sinusoids.shots(REPTILE_STEPS * REPTILE_ROWS));
      case AVERAGING -> trainer.train(Sinusoids.shots(REPTILE_ROWS));
      default -> trainer.train(Sinusoids.shots(trainingShots));
    };
  }

  private MetaTrainer trainer(Algorithm algorithm) {
    MetaTrainer trainer =
        MetaTrainer.of(network())
            .metaBatchSize(META_BATCH)
            .outerOptimizer(Adam.learningRate(OUTER_RATE));
    return switch (algorithm) {
      case MAML -> trainer.metaOptimizer(Maml.innerLearningRate(INNER_RATE).steps(1));
      case FOMAML -> trainer.metaOptimizer(FirstOrderMaml.innerLearningRate(INNER_RATE).steps(1));
      case JOINT -> trainer.metaOptimizer(JointPretraining.innerLearningRate(INNER_RATE));
      case REPTILE ->
          trainer
              .metaOptimizer(
                  Reptile.innerLearningRate(REPTILE_INNER_RATE)
                      .steps(REPTILE_STEPS)
                      .minibatches(REPTILE_STEPS))
              .metaBatchSize(REPTILE_META_BATCH)
              .outerOptimizer(Sgd.learningRate(Schedule.linear(REPTILE_OUTER_RATE, 0, iterations)));
      case AVERAGING ->
          trainer
              .metaOptimizer(
                  ModelAveraging.innerLearningRate(REPTILE_INNER_RATE).steps(REPTILE_STEPS))
              .outerOptimizer(Sgd.learningRate(1));
    };
  }

  private static Mlp network() {
    return Mlp.regression(1)
        .hidden(HIDDEN)
        .activation(Activation.RELU)
        .initializer(Initializer.truncatedNormal(WEIGHT_DEVIATION))
        .build();
  }
}
