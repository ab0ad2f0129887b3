package io.metalearn4j.train;

import java.util.List;

/** Several listeners as one, told in their order. */
final class Listeners implements TrainingListener {
  private final List<TrainingListener> listeners;

  Listeners(List<TrainingListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  @Override
  public void onIteration(long iteration, long iterations, double loss) {
    for (TrainingListener listener : listeners) {
      listener.onIteration(iteration, iterations, loss);
    }
  }

  @Override
  public void onValidation(long iteration, double loss, boolean isBest) {
    for (TrainingListener listener : listeners) {
      listener.onValidation(iteration, loss, isBest);
    }
  }

  @Override
  public void onNonFinite(long iteration, List<String> taskIds, NonFinitePolicy policy) {
    for (TrainingListener listener : listeners) {
      listener.onNonFinite(iteration, taskIds, policy);
    }
  }
}
