package io.metalearn4j.recsys;

import io.metalearn4j.recsys.data.Attributes;
import io.metalearn4j.recsys.data.Interaction;
import java.util.List;

/**
 * All that a recommender keeps of a user: a copy, which later feedback does not change.
 *
 * @param attributes what is known of the user besides
 * @param history what the user did, in order of first appearance; times are not kept, and are
 *     {@link java.time.Instant#EPOCH}
 */
public record KnownUser(Attributes attributes, List<Interaction> history) {
  /** Copies the history. */
  public KnownUser {
    history = List.copyOf(history);
  }
}
