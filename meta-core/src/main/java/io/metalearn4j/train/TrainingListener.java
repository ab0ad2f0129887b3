package io.metalearn4j.train;

import java.util.List;

/**
 * Told what happens in training, on the thread that trains. An exception that a listener throws
 * ends the training.
 */
public interface TrainingListener {

  /**
   * An iteration has ended.
   *
   * @param iteration from 0
   * @param iterations how many there will be at most
   * @param loss the weighted mean of the losses of its tasks
   */
  default void onIteration(long iteration, long iterations, double loss) {}

  /**
   * The meta-parameters have been validated.
   *
   * @param iteration number of iterations done
   * @param loss mean query loss after adaptation over the validation tasks
   * @param isBest whether it is the least so far
   */
  default void onValidation(long iteration, double loss, boolean isBest) {}

  /**
   * Tasks had a loss or update that is not finite.
   *
   * @param iteration from 0
   * @param taskIds which tasks
   * @param policy what is done about it
   */
  default void onNonFinite(long iteration, List<String> taskIds, NonFinitePolicy policy) {}
}
