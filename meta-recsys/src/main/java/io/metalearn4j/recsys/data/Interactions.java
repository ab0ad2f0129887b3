package io.metalearn4j.recsys.data;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Many interactions in columns, with the id maps that name their users and items.
 *
 * <p>Immutable but for the id maps, which may grow; thread-safe.
 */
public final class Interactions {
  private final IdMap users;
  private final IdMap items;
  private final int[] user;
  private final int[] item;
  private final float[] value;
  private final long[] time;

  Interactions(IdMap users, IdMap items, int[] user, int[] item, float[] value, long[] time) {
    this.users = users;
    this.items = items;
    this.user = user;
    this.item = item;
    this.value = value;
    this.time = time;
  }

  /** The given interactions, in their order. */
  public static Interactions of(Iterable<Interaction> interactions) {
    Builder builder = new Builder(new IdMap(), new IdMap());
    interactions.forEach(builder::add);
    return builder.build();
  }

  /** The given interactions, in their order; the stream is consumed, not closed. */
  public static Interactions of(Stream<Interaction> interactions) {
    Builder builder = new Builder(new IdMap(), new IdMap());
    interactions.forEachOrdered(builder::add);
    return builder.build();
  }

  /** Number of interactions. */
  public int size() {
    return user.length;
  }

  /** The users' names. */
  public IdMap users() {
    return users;
  }

  /** The items' names. */
  public IdMap items() {
    return items;
  }

  /** User index of interaction {@code e}. */
  public int user(int e) {
    return user[e];
  }

  /** Item index of interaction {@code e}. */
  public int item(int e) {
    return item[e];
  }

  /** Value of interaction {@code e}. */
  public float value(int e) {
    return value[e];
  }

  /**
   * Time of interaction {@code e} in seconds since 1970-01-01T00:00:00Z, 0 where it is not known.
   */
  public long time(int e) {
    return time[e];
  }

  /**
   * The interactions whose position passes {@code keep}, in their order, under the same id maps.
   */
  public Interactions where(IntPredicate keep) {
    int[] kept = IntStream.range(0, size()).filter(keep).toArray();
    Builder builder = new Builder(users, items);
    for (int e : kept) {
      builder.add(user[e], item[e], value[e], time[e]);
    }
    return builder.build();
  }

  /**
   * A matrix of users by items; the latest position wins where a user met an item more than once.
   */
  public SparseRows byUser() {
    return SparseRows.of(users.size(), items.size(), user, item, value);
  }

  /** A matrix of users by items that holds 1 where they met. */
  public SparseRows positives() {
    float[] ones = new float[size()];
    Arrays.fill(ones, 1f);
    return SparseRows.of(users.size(), items.size(), user, item, ones);
  }

  @Override
  public String toString() {
    return "%d interactions of %d users with %d items"
        .formatted(size(), users.size(), items.size());
  }

  /** Collects interactions; not thread-safe. */
  public static final class Builder {
    private final IdMap users;
    private final IdMap items;
    private int size;
    private int[] user = new int[1024];
    private int[] item = new int[1024];
    private float[] value = new float[1024];
    private long[] time = new long[1024];

    /** Collects under the given id maps, which grow as new names come. */
    public Builder(IdMap users, IdMap items) {
      this.users = users;
      this.items = items;
    }

    /** Adds one interaction. */
    public Builder add(Interaction interaction) {
      return add(
          users.add(interaction.user()),
          items.add(interaction.item()),
          (float) interaction.value(),
          interaction.time().getEpochSecond());
    }

    Builder add(int newUser, int newItem, float newValue, long newTime) {
      if (size == user.length) {
        user = Arrays.copyOf(user, size * 2);
        item = Arrays.copyOf(item, size * 2);
        value = Arrays.copyOf(value, size * 2);
        time = Arrays.copyOf(time, size * 2);
      }
      user[size] = newUser;
      item[size] = newItem;
      value[size] = newValue;
      time[size++] = newTime;
      return this;
    }

    /** The collected interactions. */
    public Interactions build() {
      return new Interactions(
          users,
          items,
          Arrays.copyOf(user, size),
          Arrays.copyOf(item, size),
          Arrays.copyOf(value, size),
          Arrays.copyOf(time, size));
    }
  }
}
