package io.metalearn4j.recsys;

import io.metalearn4j.recsys.Explanation.Contribution;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * A request for recommendations for one user, refined step by step: each step gives a new request.
 *
 * <p>Thread-safe. A request for an account sees the account as it is when it is answered.
 */
public final class Request {
  private final Recommender recommender;
  private final Recommender.Account account;
  private final BitSet excluded;
  private final Predicate<String> filter;
  private final boolean repeats;

  Request(Recommender recommender, Recommender.Account account) {
    this(recommender, account, new BitSet(), item -> true, false);
  }

  private Request(
      Recommender recommender,
      Recommender.Account account,
      BitSet excluded,
      Predicate<String> filter,
      boolean repeats) {
    this.recommender = recommender;
    this.account = account;
    this.excluded = excluded;
    this.filter = filter;
    this.repeats = repeats;
  }

  /** Without the given items; unknown ones are ignored. */
  public Request exclude(String... items) {
    return exclude(Arrays.asList(items));
  }

  /** Without the given items; unknown ones are ignored. */
  public Request exclude(Collection<String> items) {
    BitSet more = (BitSet) excluded.clone();
    items.forEach(item -> recommender.catalogue().items().find(item).ifPresent(more::set));
    return new Request(recommender, account, more, filter, repeats);
  }

  /**
   * Only items that pass, besides what was asked before; called on candidates from the best on,
   * until enough have passed.
   */
  public Request filter(Predicate<String> condition) {
    return new Request(recommender, account, excluded, filter.and(condition), repeats);
  }

  /** With items of the history among the recommendations; without it they are left out. */
  public Request withRepeats() {
    return new Request(recommender, account, excluded, filter, true);
  }

  /**
   * The best items, best first; fewer where fewer are left.
   *
   * @param count at least 1
   */
  public List<Recommendation> topN(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("count must be at least 1, got " + count);
    }
    float[] scores;
    BitSet skipped = (BitSet) excluded.clone();
    synchronized (account) {
      scores = account.taste.scores();
      if (!repeats) {
        Arrays.stream(account.history.items()).forEach(skipped::set);
      }
    }
    int[] top = best(scores, skipped, count);
    synchronized (account) {
      return Arrays.stream(top)
          .mapToObj(i -> new Recommendation(name(i), scores[i], account.taste.uncertainty(i)))
          .toList();
    }
  }

  /** The score of one item, as {@link #topN} would rank it; empty for an unknown item. */
  public Score score(String item) {
    OptionalInt index = recommender.catalogue().items().find(item);
    synchronized (account) {
      return index.isPresent()
          ? new Score(
              true,
              account.taste.scores()[index.getAsInt()],
              account.taste.uncertainty(index.getAsInt()))
          : new Score(false, 0, 0);
    }
  }

  /**
   * Why an item has its score.
   *
   * @throws IllegalArgumentException when the item is not known
   */
  public Explanation explain(String item) {
    int index =
        recommender
            .catalogue()
            .items()
            .find(item)
            .orElseThrow(
                () -> new IllegalArgumentException("item must be known, got '%s'".formatted(item)));
    synchronized (account) {
      List<Contribution> terms =
          account.taste.explain(index, account.history, recommender.catalogue()).stream()
              .sorted(Comparator.comparingDouble((Contribution c) -> -Math.abs(c.value())))
              .toList();
      return new Explanation(item, terms.stream().mapToDouble(Contribution::value).sum(), terms);
    }
  }

  /** Items to ask this user about: those whose answer would tell most, best first. */
  public List<String> ask(int count) {
    synchronized (account) {
      return Arrays.stream(account.taste.ask(count, account.history, recommender.catalogue()))
          .mapToObj(this::name)
          .toList();
    }
  }

  private String name(int item) {
    return recommender.catalogue().items().name(item);
  }

  /**
   * The best items that pass: a heap of the best so far where nothing is filtered, else all items
   * in order.
   */
  private int[] best(float[] scores, BitSet skipped, int count) {
    TopItems top = new TopItems(Math.min(count, scores.length));
    for (int i = 0; i < scores.length; i++) {
      if (top.admits(scores[i]) && !skipped.get(i) && filter.test(name(i))) {
        top.add(i, scores[i]);
      }
    }
    return top.items();
  }

  /**
   * A score, where there is one.
   *
   * @param known whether the item is known
   * @param value the score, 0 where it is not
   * @param uncertainty standard deviation of the rating, 0 where there is none
   */
  public record Score(boolean known, double value, double uncertainty) {}
}
