package io.metalearn4j.recsys;

import io.metalearn4j.recsys.Explanation.Contribution;
import io.metalearn4j.recsys.data.IdMap;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * A request for recommendations for one user, refined step by step: each step gives a new request.
 *
 * <p>Thread-safe. A request for an account sees the account as it is when it is answered.
 */
public final class Request {
  private final Recommender.Account account;
  private final BitSet excluded;
  private final Predicate<String> filter;
  private final boolean repeats;

  Request(Recommender.Account account) {
    this(account, new BitSet(), item -> true, false);
  }

  private Request(
      Recommender.Account account, BitSet excluded, Predicate<String> filter, boolean repeats) {
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
    synchronized (account) {
      IdMap known = account.now().catalogue().items();
      items.forEach(item -> known.find(item).ifPresent(more::set));
    }
    return new Request(account, more, filter, repeats);
  }

  /**
   * Only items that pass, besides what was asked before; called on the items whose score would
   * bring them into the list, more than once on none.
   */
  public Request filter(Predicate<String> condition) {
    return new Request(account, excluded, filter.and(condition), repeats);
  }

  /** With items of the history among the recommendations; without it they are left out. */
  public Request withRepeats() {
    return new Request(account, excluded, filter, true);
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
    synchronized (account) {
      IdMap names = account.now().catalogue().items();
      float[] scores = account.taste().scores();
      BitSet skipped = (BitSet) excluded.clone();
      if (!repeats) {
        Arrays.stream(account.history.items()).forEach(skipped::set);
      }
      TopItems top = new TopItems(Math.min(count, scores.length));
      for (int i = 0; i < scores.length; i++) {
        if (top.admits(scores[i]) && !skipped.get(i) && filter.test(names.name(i))) {
          top.add(i, scores[i]);
        }
      }
      return Arrays.stream(top.items())
          .mapToObj(
              i -> new Recommendation(names.name(i), scores[i], account.taste().uncertainty(i)))
          .toList();
    }
  }

  /**
   * The score and uncertainty of one item, as {@link #topN} has them up to rounding; empty for an
   * unknown item.
   */
  public Optional<Recommendation> score(String item) {
    return answer(
        item,
        index ->
            Optional.of(
                new Recommendation(
                    item, account.taste().score(index), account.taste().uncertainty(index))));
  }

  /** Why an item has its score; empty for an unknown item. */
  public Optional<Explanation> explain(String item) {
    return answer(
        item,
        index -> {
          List<Contribution> terms =
              account.taste().explain(index, account.history, account.now().catalogue()).stream()
                  .sorted(Comparator.comparingDouble((Contribution c) -> -Math.abs(c.value())))
                  .toList();
          return Optional.of(
              new Explanation(item, terms.stream().mapToDouble(Contribution::value).sum(), terms));
        });
  }

  /**
   * How this user would rate an item; empty for an unknown item, and where the model is one of
   * purchases.
   */
  public Optional<RatingDistribution> rating(String item) {
    return answer(item, index -> account.taste().rating(index, account.history));
  }

  /**
   * Items to ask this user about: those whose answer would tell most, best first.
   *
   * @param count at least 1
   */
  public List<String> ask(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("count must be at least 1, got " + count);
    }
    synchronized (account) {
      Catalogue catalogue = account.now().catalogue();
      return Arrays.stream(account.taste().ask(count, account.history, catalogue))
          .mapToObj(catalogue.items()::name)
          .toList();
    }
  }

  private <T> Optional<T> answer(String item, IntFunction<Optional<T>> how) {
    synchronized (account) {
      OptionalInt index = account.now().catalogue().items().find(item);
      return index.isPresent() ? how.apply(index.getAsInt()) : Optional.empty();
    }
  }
}
