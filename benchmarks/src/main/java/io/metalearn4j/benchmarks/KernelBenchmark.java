package io.metalearn4j.benchmarks;

import io.metalearn4j.engine.jvm.kernel.KernelProvider;
import io.metalearn4j.engine.jvm.kernel.Kernels;
import io.metalearn4j.engine.jvm.kernel.Unary;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Products of the shapes that small networks have, and tanh of a layer: these kernels, ND4J with
 * preallocated results, and three loops over {@code double[]}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 2,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class KernelBenchmark {
  /** Rows, inner length and columns of a product. */
  @Param({"10x40x40", "40x10x40", "10x1x40", "5x784x256", "75x256x128"})
  public String shape = "";

  private int m;
  private int k;
  private int n;
  private float[] a = {};
  private float[] b = {};
  private float[] c = {};
  private double[] da = {};
  private double[] db = {};
  private double[] dc = {};
  private Kernels best = KernelProvider.best();
  private Kernels scalar = KernelProvider.scalar();
  private INDArray na = Nd4j.empty();
  private INDArray nb = Nd4j.empty();
  private INDArray nc = Nd4j.empty();

  /** Fills the matrices. */
  @Setup
  public void fill() {
    String[] sizes = shape.split("x", -1);
    m = Integer.parseInt(sizes[0]);
    k = Integer.parseInt(sizes[1]);
    n = Integer.parseInt(sizes[2]);
    da = random(m * k);
    db = random(k * n);
    dc = new double[m * n];
    a = floats(da);
    b = floats(db);
    c = floats(dc);
    na = Nd4j.createFromArray(da).castTo(DataType.FLOAT).reshape(m, k);
    nb = Nd4j.createFromArray(db).castTo(DataType.FLOAT).reshape(k, n);
    nc = Nd4j.create(DataType.FLOAT, new long[] {m, n}, 'f');
  }

  private static double[] random(int length) {
    return new SplittableRandom(length).doubles(length, -1, 1).toArray();
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length + Kernels.SLACK];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  /** The product by the fastest kernels. */
  @Benchmark
  public float[] product() {
    best.multiply(m, k, n, a, 0, k, 1, b, 0, null, 0, 0, c, 0);
    return c;
  }

  /** The product by scalar kernels. */
  @Benchmark
  public float[] productScalar() {
    scalar.multiply(m, k, n, a, 0, k, 1, b, 0, null, 0, 0, c, 0);
    return c;
  }

  /** The product by ND4J, into a result in the order that it writes. */
  @Benchmark
  public INDArray productNd4j() {
    return na.mmuli(nb, nc);
  }

  /** The product by three loops. */
  @Benchmark
  public double[] productNaive() {
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int l = 0; l < k; l++) {
          sum += da[i * k + l] * db[l * n + j];
        }
        dc[i * n + j] = sum;
      }
    }
    return dc;
  }

  /** The tanh of the product's values. */
  @Benchmark
  public float[] tanh() {
    best.unary(Unary.TANH, m * n, c, 0, c, 0);
    return c;
  }
}
