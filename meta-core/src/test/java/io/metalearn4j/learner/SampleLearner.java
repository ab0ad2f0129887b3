package io.metalearn4j.learner;

import io.metalearn4j.data.Examples;
import io.metalearn4j.data.ExamplesBuilder;
import io.metalearn4j.data.Schema;
import io.metalearn4j.engine.Objective;
import io.metalearn4j.graph.ColumnMap;
import io.metalearn4j.graph.Dim;
import io.metalearn4j.graph.Images;
import io.metalearn4j.graph.Node;
import io.metalearn4j.graph.Shape;
import io.metalearn4j.graph.Window;
import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterSpec;
import io.metalearn4j.parameter.ParameterValues;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * A small learner with a way to draw examples for it: what engines and derivatives are tested with.
 *
 * @param name what is special about it
 * @param targets what its loss takes
 */
public record SampleLearner(String name, Learner learner, Schema schema, Targets targets) {
  /** Rows of every embedding table. */
  private static final int VOCABULARY = 9;

  /** What a loss takes as targets. */
  public enum Targets {
    NUMBERS,
    ZERO_OR_ONE,
    CLASS,
    COUNTS
  }

  /** A learner of three lambdas. */
  private record Sketch(
      ParameterSpec parameters,
      BiFunction<Parameters, Inputs, Node> prediction,
      BinaryOperator<Node> rowLoss)
      implements Learner {
    @Override
    public Node predict(Parameters p, Inputs inputs) {
      return prediction.apply(p, inputs);
    }

    @Override
    public Node loss(Node prediction, Node target) {
      return rowLoss.apply(prediction, target);
    }
  }

  /** All of them. */
  public static Stream<SampleLearner> all() {
    return Stream.of(networks(), embeddings(), losses(), unusual()).flatMap(s -> s);
  }

  /** The one of this name. */
  public static SampleLearner named(String name) {
    return all().filter(sample -> sample.name.equals(name)).findFirst().orElseThrow();
  }

  private static Stream<SampleLearner> networks() {
    List<SampleLearner> networks = new ArrayList<>();
    networks.add(numbers("linear", Mlp.regression(3).build(), new Schema(3, 0, 1)));
    for (Activation activation : Activation.values()) {
      networks.add(
          numbers(
              "network of " + activation,
              Mlp.regression(3).hidden(5, 4).activation(activation).build(),
              new Schema(3, 0, 1)));
    }
    networks.add(
        numbers(
            "two outputs",
            Mlp.regression(2).outputs(2).hidden(4).activation(Activation.TANH).build(),
            new Schema(2, 0, 2)));
    networks.add(
        new SampleLearner(
            "binary",
            Mlp.binary(3).hidden(4).activation(Activation.SIGMOID).build(),
            new Schema(3, 0, 1),
            Targets.ZERO_OR_ONE));
    networks.add(
        new SampleLearner(
            "classes",
            Mlp.classes(3, 4).hidden(5).activation(Activation.TANH).build(),
            new Schema(3, 0, 4),
            Targets.CLASS));
    networks.add(
        numbers(
            "wide",
            Mlp.regression(17).hidden(40, 33).activation(Activation.TANH).build(),
            new Schema(17, 0, 1)));
    return networks.stream();
  }

  private static Stream<SampleLearner> embeddings() {
    Parameter users = Parameter.table("users", VOCABULARY, 3);
    Parameter items = Parameter.table("items", VOCABULARY, 3);
    return Stream.of(
        numbers(
            "embedding beside features",
            Mlp.regression(2)
                .embedding(VOCABULARY, 3)
                .hidden(4)
                .activation(Activation.TANH)
                .build(),
            new Schema(2, 1, 1)),
        numbers(
            "two embeddings and no feature",
            Mlp.regression(0)
                .embedding(VOCABULARY, 2)
                .embedding(VOCABULARY, 3)
                .hidden(4)
                .activation(Activation.SILU)
                .build(),
            new Schema(0, 2, 1)),
        numbers(
            "factors",
            new Sketch(
                ParameterSpec.of(users.notAdapted(), items, Parameter.matrix("mean", 1, 1)),
                (p, in) ->
                    p.get("users")
                        .gather(in.ids(0))
                        .times(p.get("items").gather(in.ids(1)))
                        .sumColumns()
                        .plus(p.get("mean")),
                Losses::squaredError),
            new Schema(0, 2, 1)),
        numbers(
            "biases and factors by the same ids",
            new Sketch(
                ParameterSpec.of(Parameter.table("bias", VOCABULARY, 1), items),
                (p, in) ->
                    p.get("items")
                        .gather(in.ids(1))
                        .times(p.get("items").gather(in.ids(0)))
                        .sumColumns()
                        .plus(p.get("bias").gather(in.ids(1))),
                Losses::squaredError),
            new Schema(0, 2, 1)),
        numbers(
            "ranking with a shared table",
            new Sketch(
                ParameterSpec.of(users, items),
                (p, in) ->
                    p.get("users")
                        .gather(in.ids(0))
                        .times(
                            p.get("items")
                                .gather(in.ids(1))
                                .minus(p.get("items").gather(in.ids(2))))
                        .sumColumns(),
                (difference, target) -> Losses.bayesianPersonalisedRanking(difference)),
            new Schema(0, 3, 1)),
        numbers(
            "squashed table",
            new Sketch(
                ParameterSpec.of(items, Parameter.matrix("w", 3, 1)),
                (p, in) -> p.get("items").tanh().gather(in.ids(0)).matmul(p.get("w")),
                Losses::squaredError),
            new Schema(0, 1, 1)));
  }

  private static Stream<SampleLearner> losses() {
    return Stream.of(
        numbers("huber", Mlp.regression(3).loss(OutputLoss.HUBER).build(), new Schema(3, 0, 1)),
        new SampleLearner(
            "poisson",
            Mlp.regression(3).loss(OutputLoss.POISSON).build(),
            new Schema(3, 0, 1),
            Targets.COUNTS),
        numbers(
            "pinball",
            linear(3, 3, (prediction, y) -> Losses.pinball(prediction, y, 0.1, 0.5, 0.8)),
            new Schema(3, 0, 1)),
        new SampleLearner(
            "negative binomial of learned size",
            linear(3, 2, (p, y) -> Losses.negativeBinomial(p.column(0), p.column(1), y)),
            new Schema(3, 0, 1),
            Targets.COUNTS),
        new SampleLearner(
            "negative binomial of known size",
            linear(3, 1, (p, y) -> Losses.negativeBinomial(p, p.graph().constant(0.7), y)),
            new Schema(3, 0, 1),
            Targets.COUNTS));
  }

  private static Learner linear(int features, int outputs, BinaryOperator<Node> loss) {
    return new Sketch(
        ParameterSpec.of(
            Parameter.matrix("w", features, outputs), Parameter.matrix("b", 1, outputs)),
        (p, in) -> in.features().matmul(p.get("w")).plus(p.get("b")),
        loss);
  }

  private static Stream<SampleLearner> unusual() {
    Parameter w = Parameter.matrix("w", 3, 1);
    return Stream.of(
        numbers(
            "not adapted body",
            new Sketch(
                ParameterSpec.of(
                    Parameter.matrix("body", 3, 4).notAdapted(), Parameter.matrix("head", 4, 1)),
                (p, in) -> in.features().matmul(p.get("body")).tanh().matmul(p.get("head")),
                Losses::squaredError),
            new Schema(3, 0, 1)),
        numbers(
            "parameters that the loss leaves out",
            new Sketch(
                ParameterSpec.of(
                    Parameter.matrix("unused", 2, 2),
                    w,
                    Parameter.table("idle", VOCABULARY, 2),
                    Parameter.table("items", VOCABULARY, 1)),
                (p, in) ->
                    in.features()
                        .matmul(p.get("w"))
                        .plus(p.get("items").gather(in.ids(0)))
                        .concat(p.get("idle").gather(in.ids(1))),
                (prediction, y) -> Losses.squaredError(prediction.column(0), y)),
            new Schema(3, 2, 1)),
        numbers(
            "convolutional network",
            new Sketch(
                ParameterSpec.of(
                    Parameter.matrix("kernel", 9, 2),
                    Parameter.matrix("bias", 1, 2),
                    Parameter.matrix("w", 8, 1)),
                (p, in) ->
                    new Images(in.features(), 4, 4, 1)
                        .convolution(Window.of(3).padded(), p.get("kernel"), p.get("bias"))
                        .map(Node::tanh)
                        .maxPool(Window.of(2).stride(2))
                        .pixels()
                        .matmul(p.get("w")),
                Losses::squaredError),
            new Schema(16, 0, 1)),
        numbers(
            "linear loss",
            new Sketch(
                ParameterSpec.of(w, Parameter.table("items", VOCABULARY, 1)),
                (p, in) -> in.features().matmul(w(p)).plus(p.get("items").gather(in.ids(0))),
                (prediction, y) -> prediction.times(y)),
            new Schema(3, 1, 1)),
        numbers(
            "one gradient within another",
            new Sketch(
                ParameterSpec.of(w, Parameter.matrix("u", 1, 1), Parameter.matrix("b", 1, 1)),
                (p, in) ->
                    in.features().matmul(w(p)).plus(p.get("u").times(w(p).sum())).plus(p.get("b")),
                Losses::squaredError),
            new Schema(3, 0, 1)),
        numbers(
            "inverse covariance",
            new Sketch(
                ParameterSpec.of(w, Parameter.matrix("a", 3, 3)),
                (p, in) -> {
                  Node a = p.get("a");
                  Node precision = a.matmul(a.transpose()).plus(a.square().sum()).plus(1e-3);
                  Node positive = a.matmul(a.transpose()).plus(precision.times(0.1));
                  return in.features().matmul(positive.inverse()).matmul(w(p));
                },
                Losses::squaredError),
            new Schema(3, 0, 1)),
        numbers(
            "neighbouring columns",
            new Sketch(
                ParameterSpec.of(Parameter.matrix("w", 2, 2)),
                (p, in) -> {
                  Node pairs = in.features().pick(ColumnMap.of(0, 1, 1, 2, 2, -1));
                  Node patches = pairs.reshape(new Shape(Dim.ROWS.times(3), Dim.of(2)));
                  return patches
                      .matmul(p.get("w"))
                      .tanh()
                      .reshape(new Shape(Dim.ROWS, Dim.of(6)))
                      .sumColumns();
                },
                Losses::squaredError),
            new Schema(3, 0, 1)),
        numbers(
            "centred on the batch",
            new Sketch(
                ParameterSpec.of(w),
                (p, in) -> {
                  Node x = in.features();
                  Node rows = x.graph().size(x.shape().rows());
                  Node centred = x.minus(x.sumRows().dividedBy(rows));
                  return centred.matmul(w(p)).plus(w(p).exp().mean());
                },
                Losses::squaredError),
            new Schema(3, 0, 1)));
  }

  private static Node w(Parameters p) {
    return p.get("w");
  }

  private static SampleLearner numbers(String name, Learner learner, Schema schema) {
    return new SampleLearner(name, learner, schema, Targets.NUMBERS);
  }

  /** Its objective. */
  public Objective objective() {
    return LearnerObjective.of(learner, learner.parameters(), schema);
  }

  /** Random parameters of a size at which nothing saturates. */
  public ParameterValues parameters(RandomGenerator random) {
    ParameterValues values = ParameterValues.zeros(learner.parameters());
    fill(values.dense(), random);
    for (int t = 0; t < learner.parameters().tables().size(); t++) {
      fill(values.table(t), random);
    }
    return values;
  }

  private static void fill(float[] values, RandomGenerator random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-0.6, 0.6);
    }
  }

  /** Random examples; every second number of rows is weighted. */
  public Examples examples(int rows, RandomGenerator random) {
    ExamplesBuilder builder = Examples.builder(rows);
    if (schema.features() > 0) {
      builder.features(floats(rows * schema.features(), random));
    }
    if (schema.ids() > 0) {
      builder.ids(random.ints((long) rows * schema.ids(), 0, VOCABULARY).toArray());
    }
    if (rows % 2 == 0) {
      float[] weights = floats(rows, random);
      for (int r = 0; r < rows; r++) {
        weights[r] = Math.abs(weights[r]) + 0.1f;
      }
      builder.weights(weights);
    }
    return switch (targets) {
      case NUMBERS -> builder.targets(floats(rows * schema.targets(), random)).build();
      case ZERO_OR_ONE -> builder.targets(counts(rows, 2, random)).build();
      case COUNTS -> builder.targets(counts(rows, 6, random)).build();
      case CLASS ->
          builder
              .classes(random.ints(rows, 0, schema.targets()).toArray(), schema.targets())
              .build();
    };
  }

  private static float[] floats(int length, RandomGenerator random) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextDouble(-1.5, 1.5);
    }
    return values;
  }

  private static float[] counts(int length, int bound, RandomGenerator random) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextInt(bound);
    }
    return values;
  }

  @Override
  public String toString() {
    return name;
  }
}
