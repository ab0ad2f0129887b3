package io.metalearn4j.learner;

import io.metalearn4j.graph.Node;
import io.metalearn4j.parameter.Initializer;
import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fully connected network, or with no hidden layer a linear or logistic model: {@code h_l =
 * f(h_(l-1) W_l + b_l)}; optionally with embeddings of ids beside the features.
 *
 * <p>Parameters are named {@code W0, b0, W1, b1, ...} and {@code embedding0, ...}. Immutable and
 * thread-safe.
 */
public final class Mlp implements Learner {
  /** Name of the weights of a layer. */
  private static final String WEIGHTS = "W";

  /** Name of the bias of a layer. */
  private static final String BIAS = "b";

  private static final String EMBEDDING = "embedding";

  private final int features;
  private final int outputs;
  private final OutputLoss loss;
  private final List<Integer> hidden;
  private final Activation activation;
  private final ParameterSpec spec;

  private Mlp(Builder builder) {
    this.features = builder.features;
    this.outputs = builder.outputs;
    this.loss = builder.loss;
    this.hidden = List.copyOf(builder.hidden);
    this.activation = builder.activation;
    this.spec = ParameterSpec.of(declare(builder));
  }

  /**
   * Starts a network that predicts one number, with squared error.
   *
   * @param features number of features, at least 0
   */
  public static Builder regression(int features) {
    return new Builder(features, 1, OutputLoss.SQUARED_ERROR);
  }

  /**
   * Starts a network that predicts the probability of 1, with cross-entropy.
   *
   * @param features number of features, at least 0
   */
  public static Builder binary(int features) {
    return new Builder(features, 1, OutputLoss.BINARY_CROSS_ENTROPY);
  }

  /**
   * Starts a network that predicts the probabilities of classes, with cross-entropy.
   *
   * @param features number of features, at least 0
   * @param classes number of classes, at least 2
   */
  public static Builder classes(int features, int classes) {
    if (classes < 2) {
      throw new IllegalArgumentException("classes is " + classes + ", must be at least 2");
    }
    return new Builder(features, classes, OutputLoss.SOFTMAX_CROSS_ENTROPY);
  }

  private static List<Parameter> declare(Builder builder) {
    List<Parameter> parameters = new ArrayList<>();
    int width = builder.features;
    for (int l = 0; l <= builder.hidden.size(); l++) {
      boolean isLast = l == builder.hidden.size();
      int inputs = l == 0 ? builder.features + builder.embeddingWidths() : width;
      int next = isLast ? builder.outputs : builder.hidden.get(l);
      Initializer start =
          builder.initializer != null ? builder.initializer : builder.activation.initializer();
      parameters.add(Parameter.matrix(WEIGHTS + l, inputs, next).startingAt(start));
      parameters.add(Parameter.matrix(BIAS + l, 1, next));
      width = next;
    }
    parameters.addAll(builder.embeddings);
    return parameters;
  }

  @Override
  public ParameterSpec parameters() {
    return spec;
  }

  @Override
  public Node predict(Parameters parameters, Inputs inputs) {
    Node h = features > 0 ? inputs.features() : null;
    for (int i = 0; i < spec.tables().size(); i++) {
      Node embedding = parameters.get(EMBEDDING + i).gather(inputs.ids(i));
      h = h == null ? embedding : h.concat(embedding);
    }
    if (h == null) {
      throw new IllegalStateException("a network has a feature or an embedding");
    }
    for (int l = 0; l <= hidden.size(); l++) {
      h = h.matmul(parameters.get(WEIGHTS + l)).plus(parameters.get(BIAS + l));
      h = l < hidden.size() ? activation.apply(h) : h;
    }
    return h;
  }

  @Override
  public Node loss(Node prediction, Node target) {
    return loss.loss(prediction, target);
  }

  @Override
  public Node output(Node prediction) {
    return loss.output(prediction);
  }

  /** The names of the last layer's parameters, the head. */
  public List<String> head() {
    return List.of(WEIGHTS + hidden.size(), BIAS + hidden.size());
  }

  @Override
  public String toString() {
    return "Mlp[features="
        + features
        + ", hidden="
        + hidden
        + ", outputs="
        + outputs
        + ", "
        + activation
        + ", "
        + loss
        + "]";
  }

  /** Collects the shape of a network. Not thread-safe. */
  public static final class Builder {
    private final int features;
    private int outputs;
    private OutputLoss loss;
    private List<Integer> hidden = List.of();
    private Activation activation = Activation.RELU;
    private @Nullable Initializer initializer;
    private final List<Parameter> embeddings = new ArrayList<>();

    private Builder(int features, int outputs, OutputLoss loss) {
      if (features < 0) {
        throw new IllegalArgumentException("features is " + features + ", must be at least 0");
      }
      this.features = features;
      this.outputs = outputs;
      this.loss = loss;
    }

    /**
     * The widths of the hidden layers, none unless set.
     *
     * @throws IllegalArgumentException if one is below 1
     */
    public Builder hidden(int... widths) {
      List<Integer> layers = new ArrayList<>();
      for (int width : widths) {
        layers.add(requireAtLeastOne("hidden width", width));
      }
      this.hidden = layers;
      return this;
    }

    /** The nonlinearity between the layers, {@link Activation#RELU} unless set. */
    public Builder activation(Activation function) {
      this.activation = function;
      return this;
    }

    /** How all weights start; biases start at zero. He or Glorot by the activation unless set. */
    public Builder initializer(Initializer start) {
      this.initializer = start;
      return this;
    }

    /** Another loss, and so another meaning of the output. */
    public Builder loss(OutputLoss other) {
      this.loss = other;
      return this;
    }

    /**
     * The number of outputs, 1 unless set.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public Builder outputs(int count) {
      this.outputs = requireAtLeastOne("outputs", count);
      return this;
    }

    /**
     * An embedding of the next id column, beside the features. It is adapted with the rest.
     *
     * @param vocabulary number of ids
     * @param width width of the embedding
     */
    public Builder embedding(int vocabulary, int width) {
      embeddings.add(Parameter.table(EMBEDDING + embeddings.size(), vocabulary, width));
      return this;
    }

    private int embeddingWidths() {
      return embeddings.stream().mapToInt(Parameter::columns).sum();
    }

    private static int requireAtLeastOne(String name, int value) {
      if (value < 1) {
        throw new IllegalArgumentException(name + " is " + value + ", must be at least 1");
      }
      return value;
    }

    /**
     * The network.
     *
     * @throws IllegalArgumentException if it has neither a feature nor an embedding
     */
    public Mlp build() {
      if (features + embeddings.size() == 0) {
        throw new IllegalArgumentException(
            "features is 0 and there is no embedding, must have one of them");
      }
      return new Mlp(this);
    }
  }
}
