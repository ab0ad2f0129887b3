package io.metalearn4j.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.algorithm.Maml;
import io.metalearn4j.data.Seeds;
import io.metalearn4j.data.Sinusoids;
import io.metalearn4j.data.Task;
import io.metalearn4j.data.TaskSource;
import io.metalearn4j.data.table.Splits;
import io.metalearn4j.learner.Mlp;
import io.metalearn4j.train.MetaTrainer;
import io.metalearn4j.train.Validation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RandomSearchTest extends SearchContract {
  @Override
  Search search(long seed) {
    return RandomSearch.of(40, 10).seed(seed);
  }

  @Test
  void addsToASmallerSearch() {
    SearchResult few = RandomSearch.of(5, 1).minimise(SPACE, folds(), trial -> 1);
    SearchResult many = RandomSearch.of(9, 1).minimise(SPACE, folds(), trial -> 1);
    assertEquals(few.candidates(), many.candidates().subList(0, 5));
    assertEquals(9, settings(many).size());
  }

  @Test
  void tunesAnInnerLearningRate() {
    SearchSpace space = SearchSpace.builder().logUniform("inner rate", 1e-4, 10).build();
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      tasks.add(Sinusoids.shots(10).draw(Seeds.stream(3, i)));
    }
    SearchResult result =
        RandomSearch.of(8, 60)
            .seed(1)
            .minimise(
                space,
                Splits.folds(tasks, 2, 1),
                trial ->
                    MetaTrainer.of(Mlp.regression(1).hidden(8).build())
                        .metaOptimizer(Maml.innerLearningRate(trial.setting().number("inner rate")))
                        .iterations(trial.budget())
                        .metaBatchSize(5)
                        .seed(trial.seed())
                        .validation(Validation.on(trial.validation(), trial.budget()))
                        .train(TaskSource.of(trial.train()))
                        .training()
                        .validationLoss());
    double rate = result.best().setting().number("inner rate");
    assertTrue(rate > 1e-3 && rate < 0.5, "inner rate " + rate);
  }

  @Test
  void refusesNoSettings() {
    assertThrows(IllegalArgumentException.class, () -> RandomSearch.of(0, 10));
    assertThrows(IllegalArgumentException.class, () -> RandomSearch.of(1, 0));
  }
}
