package io.metalearn4j.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.data.Sinusoids;
import io.metalearn4j.data.Task;
import io.metalearn4j.data.TaskSource;
import io.metalearn4j.model.MetaModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks whose loss or update is not finite. */
class NonFiniteTest {
  private static final TaskSource SINUSOIDS = Sinusoids.shots(5);

  /** Every task whose first query value is above 4.6, about 4 in 100, explodes. */
  private static final TaskSource SOME_BAD =
      random -> {
        Task task = SINUSOIDS.draw(random);
        return isBad(task) ? BadTasks.exploding(task) : task;
      };

  private static boolean isBad(Task task) {
    return task.query().feature(0, 0) > 4.6;
  }

  /** Hears which tasks were bad. */
  private static final class Ear implements TrainingListener {
    private final List<String> ids = new ArrayList<>();

    @Override
    public void onNonFinite(long iteration, List<String> taskIds, NonFinitePolicy policy) {
      ids.addAll(taskIds);
    }
  }

  private static MetaTrainer trainer() {
    return MetaTrainer.of(Runs.network()).metaBatchSize(8).iterations(100).threads(2).seed(9);
  }

  @Test
  void skipsExactlyTheBadTasksAndReportsThem() {
    Ear ear = new Ear();
    MetaModel model = trainer().listener(ear).train(SOME_BAD);
    assertTrue(ear.ids.stream().allMatch(id -> id.startsWith("bad ")), ear.ids::toString);
    long bad = badTasksDrawn();
    assertTrue(bad > 10, () -> bad + " bad tasks");
    assertEquals(bad, ear.ids.size());
    assertEquals(bad, model.training().skippedTasks());
  }

  private static long badTasksDrawn() {
    List<Task> drawn = new ArrayList<>();
    trainer().threads(1).train(recording(drawn));
    return drawn.stream().skip(1).filter(NonFiniteTest::isBad).count(); // the first is a probe
  }

  private static TaskSource recording(List<Task> drawn) {
    return random -> {
      Task task = SINUSOIDS.draw(random);
      drawn.add(task);
      return task;
    };
  }

  @Test
  void leavesBadTasksOutAsIfTheyHadNotBeenDrawn() {
    MetaTrainer trainer = trainer().threads(1);
    String expected = Runs.hash(trainer.metaBatchSize(1).train(SINUSOIDS));
    int[] drawn = {0};
    TaskSource secondOfTwoBad =
        random -> {
          Task task = SINUSOIDS.draw(random);
          return drawn[0]++ > 0 && drawn[0] % 2 == 1 ? BadTasks.exploding(task) : task;
        };
    MetaModel model = trainer.metaBatchSize(2).train(secondOfTwoBad);
    assertEquals(100, model.training().skippedTasks());
    assertEquals(expected, Runs.hash(model));
  }

  @Test
  void stopsWhereNoTaskIsLeftAndKeepsTheLastCheckpoint(@TempDir Path directory) {
    TaskSource allBadLater =
        random -> {
          Task task = SINUSOIDS.draw(random);
          return random.nextInt(3) > 0 ? BadTasks.exploding(task) : task;
        };
    MetaTrainer trainer = trainer().metaBatchSize(2).checkpoints(directory, 1);
    var e = assertThrows(NonFiniteException.class, () -> trainer.train(allBadLater));
    assertEquals(2, e.taskIds().size());
    assertTrue(e.toString().contains("iteration " + e.iteration() + ": loss or update of 2 tasks"));
    MetaModel last = trainer.iterations(e.iteration()).train(allBadLater);
    assertEquals(e.iteration(), last.training().iterations());
    assertTrue(last.parameters().isFinite());
  }

  @Test
  void stopsAtTheFirstBadTaskIfToldTo() {
    MetaTrainer trainer = trainer().nonFinite(NonFinitePolicy.STOP);
    var e = assertThrows(NonFiniteException.class, () -> trainer.train(SOME_BAD));
    assertTrue(e.taskIds().get(0).startsWith("bad "));
  }

  @Test
  void rollsBackToTheLastValidatedState() {
    Validation validation = Validation.on(SINUSOIDS, 3, 9, 10);
    int[] drawn = {0};
    // The probe and 5 iterations of 2 tasks are good, the sixth has a bad one.
    TaskSource badInIterationFive =
        random -> {
          Task task = SINUSOIDS.draw(random);
          drawn[0]++;
          return drawn[0] == 13 ? BadTasks.exploding(task) : task;
        };
    MetaTrainer trainer =
        MetaTrainer.of(Runs.network())
            .metaBatchSize(2)
            .iterations(6)
            .threads(1)
            .seed(9)
            .nonFinite(NonFinitePolicy.ROLL_BACK);
    String start = Runs.hash(trainer.iterations(0).train(SINUSOIDS));
    MetaModel rolledBack = trainer.iterations(6).train(badInIterationFive);
    assertEquals(start, Runs.hash(rolledBack), "back at the start, for want of validation");
    assertEquals(6, rolledBack.training().iterations());
    assertEquals(0, trainer.validation(validation).train(SINUSOIDS).training().skippedTasks());
  }

  @Test
  void forgetsTheUpdatesThatItRolledBack() {
    // Draws are the same whatever the iteration, so that only the optimizer could tell them apart.
    Task task = SINUSOIDS.draw(new SplittableRandom(4));
    int[] drawn = {0};
    TaskSource secondIsBad = random -> ++drawn[0] == 3 ? BadTasks.exploding(task) : task;
    MetaTrainer trainer =
        MetaTrainer.of(Runs.network())
            .metaBatchSize(1)
            .threads(1)
            .nonFinite(NonFinitePolicy.ROLL_BACK);
    String fromScratch = Runs.hash(trainer.iterations(3).train(random -> task));
    // One good iteration, a bad one that undoes it, three good ones.
    assertEquals(fromScratch, Runs.hash(trainer.iterations(5).train(secondIsBad)));
  }

  @Test
  void stopsWhenRollingBackDoesNotHelp() {
    MetaTrainer trainer = trainer().nonFinite(NonFinitePolicy.ROLL_BACK);
    TaskSource allBad = random -> BadTasks.exploding(SINUSOIDS.draw(random));
    var e = assertThrows(NonFiniteException.class, () -> trainer.train(allBad));
    assertEquals(10, e.iteration());
  }
}
