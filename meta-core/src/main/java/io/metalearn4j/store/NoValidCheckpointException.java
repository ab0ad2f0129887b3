package io.metalearn4j.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A directory has checkpoints but every one of them is damaged; the message lists them with their
 * damage.
 */
public final class NoValidCheckpointException extends IOException {
  NoValidCheckpointException(Path directory, List<CheckpointStore.Damaged> damaged) {
    super(
        directory
            + ": all "
            + damaged.size()
            + " checkpoints are damaged, none can be resumed from; move them away to start afresh:"
            + damaged.stream()
                .map(file -> "\n  " + file.reason().getMessage())
                .collect(Collectors.joining()));
    addSuppressed(damaged);
  }

  private void addSuppressed(List<CheckpointStore.Damaged> damaged) {
    damaged.forEach(file -> addSuppressed(file.reason()));
  }
}
