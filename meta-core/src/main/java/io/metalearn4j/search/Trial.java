package io.metalearn4j.search;

import io.metalearn4j.data.Task;
import java.util.List;

/**
 * One training run that a search asks for.
 *
 * @param setting the hyperparameters
 * @param train tasks to train on
 * @param validation tasks of other entities, to measure the loss on
 * @param budget how much to train, such as iterations
 * @param seed seed of the run, its own for each fold, equal for all settings
 */
public record Trial(
    Setting setting, List<Task> train, List<Task> validation, int budget, long seed) {}
