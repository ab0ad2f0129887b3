package io.metalearn4j.recsys;

import io.metalearn4j.recsys.data.Attributes;
import io.metalearn4j.recsys.data.IdMap;
import io.metalearn4j.recsys.data.Interaction;
import io.metalearn4j.recsys.data.Interactions;
import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.recsys.rating.RatingScale;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
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
 * is taken in in constant time and equals adapting anew to the whole history. New items are added
 * by their attributes and learned from their first interactions. Thread-safe; users are locked one
 * by one. Deterministic.
 */
public final class Recommender {
  private volatile State state;
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();

  Recommender(Catalogue catalogue, ScoringModel model) {
    state = new State(catalogue, model);
  }

  /** The items and what scores them: replaced as a whole when items are added. */
  record State(Catalogue catalogue, ScoringModel model) {}

  /**
   * What is kept of one user: attributes, history, and what the present model makes of them, made
   * anew from the history where the model has changed since. Not thread-safe; its lock is its own
   * monitor.
   */
  final class Account {
    final Attributes attributes;
    final History history = new History();
    private State seen = state;
    private ScoringModel.Taste taste;

    Account(Attributes attributes) {
      this.attributes = attributes;
      taste = start(seen);
    }

    private ScoringModel.Taste start(State now) {
      return now.model.start(now.catalogue.user(attributes));
    }

    @SuppressWarnings("ReferenceEquality") // a state is replaced, never changed
    State now() {
      State now = state;
      if (seen != now) {
        ScoringModel.Taste fresh = start(now);
        history.values().forEach(fresh::add);
        taste = fresh;
        seen = now;
      }
      return now;
    }

    /** What the model of {@link #now} makes of this user. */
    ScoringModel.Taste taste() {
      now();
      return taste;
    }

    void put(int item, double value) {
      ScoringModel.Taste present = taste();
      OptionalDouble old = history.put(item, value);
      if (old.isPresent()) {
        present.remove(item, old.getAsDouble());
      }
      present.add(item, value);
    }

    void remove(int item) {
      ScoringModel.Taste present = taste();
      OptionalDouble old = history.remove(item);
      if (old.isPresent()) {
        present.remove(item, old.getAsDouble());
      }
    }
  }

  /**
   * Starts training on purchases, clicks or anything else that is taken or not.
   *
   * @param interactions at least 1, each of a value above 0: take returns out before
   */
  public static RecommenderTrainer purchases(Interactions interactions) {
    return new RecommenderTrainer(interactions, null);
  }

  /** The same for a collection. */
  public static RecommenderTrainer purchases(Collection<Interaction> interactions) {
    return purchases(Interactions.of(interactions));
  }

  /**
   * Starts training on ratings.
   *
   * @param interactions at least 1, each of a value within the scale
   */
  public static RecommenderTrainer ratings(Interactions interactions, RatingScale scale) {
    return new RecommenderTrainer(interactions, scale);
  }

  /** The same for a collection. */
  public static RecommenderTrainer ratings(
      Collection<Interaction> interactions, RatingScale scale) {
    return ratings(Interactions.of(interactions), scale);
  }

  /** The items that can be recommended. */
  public List<String> items() {
    return state.catalogue.items().names();
  }

  /**
   * A request for someone without an account: what they took, and nothing else known. Where the
   * model is one of ratings, each item counts as rated highest.
   */
  public Request forBasket(String... items) {
    double value = state.model.basketValue();
    return forUser(
        Arrays.stream(items).map(i -> Interaction.rating("", i, value)).toList(),
        Attributes.none());
  }

  /**
   * A request for someone without an account; nothing is kept.
   *
   * @param history what is known to have been done, in any order; the user's name in it is not
   *     looked at, and unknown items are left out
   * @param attributes what is known of the user besides
   * @throws IllegalArgumentException when a value is outside of the scale, or of a purchase not
   *     above 0
   */
  public Request forUser(Collection<Interaction> history, Attributes attributes) {
    Account account = new Account(attributes);
    for (Interaction interaction : history) {
      state.model.check(interaction.value());
      find(interaction.item()).ifPresent(item -> account.put(item, interaction.value()));
    }
    return new Request(account);
  }

  /** A request for a user by name; one who is not known is a new user of whom nothing is known. */
  public Request forUser(String user) {
    Account account = accounts.get(Objects.requireNonNull(user, "user"));
    return new Request(account == null ? new Account(Attributes.none()) : account);
  }

  /** Opens an account, or changes its attributes and keeps its history. */
  public void register(String user, Attributes attributes) {
    accounts.compute(
        user,
        (name, old) -> {
          Account account = new Account(attributes);
          if (old != null) {
            synchronized (old) {
              old.history.values().forEach(account::put);
            }
          }
          return account;
        });
  }

  /**
   * Adds to what a user did, or corrects it where the user did something with this item before.
   * Opens an account where the user has none.
   *
   * @param value the rating, within the scale; of a purchase the quantity, above 0. What was sent
   *     back is {@linkplain #forget(String, String) forgotten}. A rating between two levels, such
   *     as the mean of several, moves scores by as much as it says, and the probabilities of
   *     ratings as the nearest level would
   * @return whether the item is in the catalogue; an unknown one changes nothing
   * @throws IllegalArgumentException when the value is outside of its range
   */
  public boolean append(String user, String item, double value) {
    state.model.check(value);
    return change(user, item, (account, index) -> account.put(index, value));
  }

  /** Forgets what a user did with an item; nothing happens where there is nothing to forget. */
  public void forget(String user, String item) {
    change(user, item, Account::remove);
  }

  /** Forgets a user whole. */
  public void forget(String user) {
    accounts.remove(user);
  }

  private OptionalInt find(String item) {
    return state.catalogue.items().find(item);
  }

  private boolean change(String user, String item, BiConsumer<Account, Integer> how) {
    Objects.requireNonNull(user, "user");
    OptionalInt index = find(Objects.requireNonNull(item, "item"));
    if (index.isPresent()) {
      accounts.compute(
          user,
          (name, old) -> {
            Account account = old == null ? new Account(Attributes.none()) : old;
            synchronized (account) {
              how.accept(account, index.getAsInt());
            }
            return account;
          });
    }
    return index.isPresent();
  }

  /**
   * Adds new items to the catalogue: they are recommended at once, as their attributes suggest, and
   * count in a history. Known names are left out. Cost: copies of the names and of the items'
   * parameters, so add many at a time; accounts are adapted anew when they are next met.
   */
  public synchronized void addItems(Map<String, Attributes> items) {
    State old = state;
    int from = old.catalogue.counts().length;
    Catalogue grown = old.catalogue.with(items);
    if (grown.counts().length > from) {
      List<SparseRows.Row> features =
          grown.addedFeatures().subList(from - grown.trained(), grown.added().size());
      state = new State(grown, old.model.withItemsFrom(from, features, List.of()));
    }
  }

  /**
   * Learns the items that were added after training from what users with accounts did with them:
   * what an item's attributes suggested gives way as interactions come. The result depends on the
   * accounts as they are now, not on when this was called before. Cost: one adaptation for each
   * user who met a new item; call it every few minutes or every night.
   */
  public synchronized void learnItems() {
    State old = state;
    if (old.catalogue.added().isEmpty()) {
      return;
    }
    int from = old.catalogue.trained();
    List<ScoringModel.Past> past = new ArrayList<>();
    new TreeMap<>(accounts)
        .forEach(
            (user, account) -> {
              synchronized (account) {
                if (account.history.values().keySet().stream().anyMatch(i -> i >= from)) {
                  past.add(
                      new ScoringModel.Past(
                          old.catalogue.user(account.attributes),
                          new LinkedHashMap<>(account.history.values())));
                }
              }
            });
    state =
        new State(
            old.catalogue, old.model.withItemsFrom(from, old.catalogue.addedFeatures(), past));
  }

  void restore(String user, Attributes attributes, History history) {
    Account account = new Account(attributes);
    history.values().forEach(account::put);
    accounts.put(user, account);
  }

  /**
   * Saves the model, its names and all accounts into one file, atomically. It may be called while
   * the recommender is in use: each account is saved as it is at one moment, and feedback that
   * comes meanwhile is in the file or not.
   *
   * @throws IOException when it cannot be written; an existing file is then as it was
   */
  public void save(Path file) throws IOException {
    RecommenderFile.of(accounts, () -> state).write(file);
  }

  /**
   * Loads what {@link #save} wrote.
   *
   * @throws io.metalearn4j.store.ModelFormatException when the file is damaged or holds no
   *     recommender of this version; it names the file
   * @throws IOException when the file cannot be read
   */
  public static Recommender load(Path file) throws IOException {
    return RecommenderFile.read(file);
  }

  /**
   * All that is kept of a user: to tell them, or to give a freshly trained recommender the same
   * accounts by {@link #register} and {@link #append}. Nothing where the user has no account.
   */
  public Optional<KnownUser> account(String user) {
    Account account = accounts.get(user);
    if (account == null) {
      return Optional.empty();
    }
    List<Interaction> history = new ArrayList<>();
    synchronized (account) {
      IdMap names = state.catalogue.items();
      account
          .history
          .values()
          .forEach((item, value) -> history.add(Interaction.rating(user, names.name(item), value)));
    }
    return Optional.of(new KnownUser(account.attributes, history));
  }

  /** Every user with an account. */
  public List<String> users() {
    return new ArrayList<>(accounts.keySet()).stream().sorted().toList();
  }
}
