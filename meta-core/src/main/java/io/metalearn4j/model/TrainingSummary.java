package io.metalearn4j.model;

/**
 * How a model was trained.
 *
 * @param learner the learner's description, empty where it has none
 * @param algorithm the meta-learning algorithm with its settings
 * @param outerOptimizer the outer optimizer with its settings
 * @param seed the run's seed
 * @param iterations iterations that were run
 * @param bestIteration iterations after which the model's parameters were taken
 * @param validationLoss mean query loss over the validation tasks; NaN where there was no
 *     validation
 * @param skippedTasks tasks that were left out because their loss or update was not finite
 */
public record TrainingSummary(
    String learner,
    String algorithm,
    String outerOptimizer,
    long seed,
    long iterations,
    long bestIteration,
    double validationLoss,
    long skippedTasks) {}
