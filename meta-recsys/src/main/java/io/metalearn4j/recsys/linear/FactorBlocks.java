package io.metalearn4j.recsys.linear;

/**
 * Vectors of many items in single precision, laid out so that the inner products of one vector with
 * all of them run near the speed of memory.
 *
 * <p>Blocks of {@value #BLOCK} items, one array for each factor of a block: the inner loop runs
 * over items and has no sum of its own and no offset, so that the JVM vectorises it, and a block's
 * sums stay in cache. Immutable, thread-safe, deterministic.
 */
public final class FactorBlocks {
  private static final int BLOCK = 1024;
  private final int items;
  private final float[][][] blocks;

  private FactorBlocks(int items, float[][][] blocks) {
    this.items = items;
    this.blocks = blocks;
  }

  /**
   * Copies vectors.
   *
   * @param vectors [items, p] row-major, not modified
   */
  public static FactorBlocks of(int p, double[] vectors) {
    int items = vectors.length / p;
    float[][][] blocks = new float[(items + BLOCK - 1) / BLOCK][][];
    for (int b = 0; b < blocks.length; b++) {
      int first = b * BLOCK;
      blocks[b] = new float[p][Math.min(BLOCK, items - first)];
      for (int k = 0; k < p; k++) {
        for (int i = 0; i < blocks[b][k].length; i++) {
          blocks[b][k][i] = (float) vectors[(first + i) * p + k];
        }
      }
    }
    return new FactorBlocks(items, blocks);
  }

  /**
   * offset + sum_k x_k v_ik of every item i.
   *
   * @param x [p], not modified
   */
  public float[] products(float offset, float[] x) {
    float[] products = new float[items];
    float[] sums = new float[BLOCK];
    for (int b = 0; b < blocks.length; b++) {
      float[][] block = blocks[b];
      int size = block[0].length;
      for (int i = 0; i < size; i++) {
        sums[i] = offset;
      }
      int k = 0;
      for (; k + 4 <= x.length; k += 4) {
        addFour(
            size,
            x[k],
            block[k],
            x[k + 1],
            block[k + 1],
            x[k + 2],
            block[k + 2],
            x[k + 3],
            block[k + 3],
            sums);
      }
      for (; k < x.length; k++) {
        addScaled(size, x[k], block[k], sums);
      }
      System.arraycopy(sums, 0, products, b * BLOCK, size);
    }
    return products;
  }

  /** Four factors in one pass, which saves most loads and stores of the sums. */
  private static void addFour(
      int size,
      float x0,
      float[] v0,
      float x1,
      float[] v1,
      float x2,
      float[] v2,
      float x3,
      float[] v3,
      float[] to) {
    for (int i = 0; i < size; i++) {
      to[i] += (x0 * v0[i] + x1 * v1[i]) + (x2 * v2[i] + x3 * v3[i]);
    }
  }

  private static void addScaled(int size, float scale, float[] from, float[] to) {
    for (int i = 0; i < size; i++) {
      to[i] += scale * from[i];
    }
  }
}
