package io.metalearn4j.data;

import java.util.SplittableRandom;

/**
 * Counter-based randomness: a stream for each place in a run, whichever thread asks for it and in
 * whichever order.
 */
public final class Seeds {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private Seeds() {}

  /**
   * The stream of one place.
   *
   * @param seed the run's seed
   * @param place the coordinates, such as iteration and slot
   */
  public static SplittableRandom stream(long seed, long... place) {
    long state = mix(seed + GOLDEN_GAMMA);
    for (long coordinate : place) {
      state = mix(state + (coordinate + 1) * GOLDEN_GAMMA);
    }
    return new SplittableRandom(state);
  }

  /**
   * The finalizer of SplitMix64 (G. Steele et al., Fast splittable pseudorandom number generators,
   * OOPSLA 2014).
   */
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
