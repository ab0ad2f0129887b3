package io.metalearn4j.recsys;

import java.util.List;

/**
 * Why an item has its score: contributions that add up to it exactly, up to rounding.
 *
 * @param item the item's name
 * @param score the score explained
 * @param contributions what adds up to it, largest magnitude first
 */
public record Explanation(String item, double score, List<Contribution> contributions) {
  /** Copies the contributions. */
  public Explanation {
    contributions = List.copyOf(contributions);
  }

  /** Where a contribution comes from. */
  public enum Source {
    /** The level of all ratings. */
    AVERAGE,
    /** How the item is liked or taken by everyone. */
    ITEM,
    /** A user of whom nothing is known. */
    USER,
    /** Something known of the user. */
    FEATURE,
    /** One item of the user's history. */
    HISTORY
  }

  /**
   * One term of the sum.
   *
   * @param source where it comes from
   * @param name the feature or the item of the history; else empty
   * @param value what it adds to the score
   */
  public record Contribution(Source source, String name, double value) {}
}
