package io.metalearn4j.recsys;

import io.metalearn4j.recsys.data.Attributes;
import io.metalearn4j.recsys.data.Interaction;
import io.metalearn4j.recsys.data.Interactions;
import io.metalearn4j.recsys.rating.RatingScale;
import io.metalearn4j.store.TensorFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * A shop's recommender: trained once on what customers did, it serves a new customer from the first
 * basket on, or from none.
 *
 * <pre>{@code
 * Recommender recommender = Recommender.purchases(interactions).userAttributes(customers).train();
 * List<Recommendation> top = recommender.forBasket("85123A", "71053").topN(10);
 * recommender.append("customer 7", "84406B", 1);
 * List<Recommendation> next = recommender.forUser("customer 7").topN(10);
 * }</pre>
 *
 * <p>Names that are not known never fail: an unknown item is left out of a history, an unknown user
 * is a new one, and with nothing known the answer is the features' prior, then popularity. Feedback
 * is taken in in constant time and equals adapting anew to the whole history. Thread-safe; users
 * are locked one by one. Deterministic.
 */
public final class Recommender {
  private final Catalogue catalogue;
  private final ScoringModel model;
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();

  Recommender(Catalogue catalogue, ScoringModel model) {
    this.catalogue = catalogue;
    this.model = model;
  }

  /** What is kept of one known user. */
  static final class Account {
    final Attributes attributes;
    final History history;
    final ScoringModel.Taste taste;

    Account(Attributes attributes, History history, ScoringModel.Taste taste) {
      this.attributes = attributes;
      this.history = history;
      this.taste = taste;
    }
  }

  /** Starts training on purchases, clicks or anything else that is taken or not. */
  public static RecommenderTrainer purchases(Interactions interactions) {
    return new RecommenderTrainer(interactions, null);
  }

  /** Starts training on purchases, clicks or anything else that is taken or not. */
  public static RecommenderTrainer purchases(Collection<Interaction> interactions) {
    return purchases(Interactions.of(interactions));
  }

  /** Starts training on ratings. */
  public static RecommenderTrainer ratings(Interactions interactions, RatingScale scale) {
    return new RecommenderTrainer(interactions, scale);
  }

  /** Starts training on ratings. */
  public static RecommenderTrainer ratings(
      Collection<Interaction> interactions, RatingScale scale) {
    return ratings(Interactions.of(interactions), scale);
  }

  /** The items that can be recommended. */
  public List<String> items() {
    return catalogue.items().names();
  }

  /**
   * A request for someone without an account: what they took, each with value 1, and nothing else
   * known.
   */
  public Request forBasket(String... items) {
    return forUser(
        Arrays.stream(items).map(i -> Interaction.rating("", i, 1)).toList(), Attributes.none());
  }

  /**
   * A request for someone without an account; nothing is kept.
   *
   * @param history what is known to have been done, in any order; the user's name in it is not
   *     looked at, and unknown items are left out
   * @param attributes what is known of the user besides
   */
  public Request forUser(Collection<Interaction> history, Attributes attributes) {
    Account account = open(attributes);
    for (Interaction interaction : history) {
      catalogue
          .items()
          .find(interaction.item())
          .ifPresent(item -> put(account, item, interaction.value()));
    }
    return new Request(this, account);
  }

  /** A request for a user by name; one who is not known is a new user of whom nothing is known. */
  public Request forUser(String user) {
    Account account = accounts.get(user);
    return new Request(this, account == null ? open(Attributes.none()) : account);
  }

  /** Opens an account, or changes its attributes and keeps its history. */
  public void register(String user, Attributes attributes) {
    accounts.compute(
        user,
        (name, old) -> {
          Account account = open(attributes);
          if (old != null) {
            synchronized (old) {
              old.history.values().forEach((item, value) -> put(account, item, value));
            }
          }
          return account;
        });
  }

  /**
   * Adds to what a user did, or corrects it where the user did something with this item before; an
   * unknown item changes nothing.
   */
  public void append(String user, String item, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "value must be finite, got %s for user %s and item %s".formatted(value, user, item));
    }
    change(user, item, (account, index) -> put(account, index, value));
  }

  /** Corrects what a user did with an item: the same as {@link #append}. */
  public void correct(String user, String item, double value) {
    append(user, item, value);
  }

  /** Forgets what a user did with an item; nothing happens where there is nothing to forget. */
  public void forget(String user, String item) {
    change(
        user,
        item,
        (account, index) -> {
          OptionalDouble old = account.history.remove(index);
          if (old.isPresent()) {
            account.taste.remove(index, old.getAsDouble());
          }
        });
  }

  /** Forgets a user whole. */
  public void forget(String user) {
    accounts.remove(user);
  }

  private void change(String user, String item, BiConsumer<Account, Integer> how) {
    catalogue
        .items()
        .find(item)
        .ifPresent(
            index ->
                accounts.compute(
                    user,
                    (name, old) -> {
                      Account account = old == null ? open(Attributes.none()) : old;
                      synchronized (account) {
                        how.accept(account, index);
                      }
                      return account;
                    }));
  }

  Account open(Attributes attributes) {
    return new Account(attributes, new History(), model.start(catalogue.user(attributes)));
  }

  static void put(Account account, int item, double value) {
    OptionalDouble old = account.history.put(item, value);
    if (old.isPresent()) {
      account.taste.remove(item, old.getAsDouble());
    }
    account.taste.add(item, value);
  }

  void restore(String user, Account account) {
    accounts.put(user, account);
  }

  Catalogue catalogue() {
    return catalogue;
  }

  /**
   * Saves the model, its names and all accounts into one file, atomically.
   *
   * @throws IOException when it cannot be written; an existing file is then as it was
   */
  public void save(Path file) throws IOException {
    RecommenderFile.of(catalogue, model, accounts).write(file);
  }

  /**
   * Loads what {@link #save} wrote.
   *
   * @throws IOException when the file cannot be read, is damaged, or is of another format
   */
  public static Recommender load(Path file) throws IOException {
    return RecommenderFile.read(TensorFile.read(file));
  }

  /** Every user with an account. */
  public List<String> users() {
    return new ArrayList<>(accounts.keySet()).stream().sorted().toList();
  }
}
