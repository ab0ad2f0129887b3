package io.metalearn4j.benchmarks;

import static io.metalearn4j.benchmarks.Nd4jNetwork.LAYERS;
import static io.metalearn4j.benchmarks.Nd4jNetwork.ROWS;
import static io.metalearn4j.benchmarks.Nd4jNetwork.array;

import io.metalearn4j.data.Task;
import io.metalearn4j.parameter.ParameterValues;
import java.util.List;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.updaters.AdamUpdater;
import org.nd4j.linalg.factory.Nd4j;

/**
 * MAML in ND4J, all tasks of a meta-batch at once. The derivative is written by hand, since
 * SameDiff has no second one: the tasks' query gradients v are taken back as {@code v - alpha H v},
 * and their {@code H v} are summed by products over the rows of all tasks.
 */
final class Nd4jMaml implements RawMaml {
  private final INDArray parameters;
  private final INDArray metaGradient;
  private final INDArray update;
  private final INDArray moment1;
  private final INDArray moment2;
  private final INDArray minusRate;
  private final INDArray[] tangents;
  private final INDArray[] deltaTangents;
  private final Nd4jNetwork support;
  private final Nd4jNetwork query;
  private final Nd4jNetwork single = new Nd4jNetwork(1, null);
  private final Nd4jCalls step = new Nd4jCalls();
  private final Nd4jCalls singleStep = new Nd4jCalls();
  private final Nd4jCalls pullBack = new Nd4jCalls();
  private int iteration;

  /**
   * MAML with meta-batches of a size.
   *
   * @param values the meta-parameters that it starts from, not modified
   */
  Nd4jMaml(int tasks, ParameterValues values) {
    parameters = Nd4j.createFromArray(values.dense().clone());
    metaGradient = array(parameters.length());
    update = array(parameters.length());
    moment1 = array(parameters.length());
    moment2 = array(parameters.length());
    minusRate = Nd4j.scalar(DataType.FLOAT, -RATE);
    support = new Nd4jNetwork(tasks, parameters);
    query = new Nd4jNetwork(tasks, null);
    tangents = Stream.of(support.activations).map(Nd4jMaml::like).toArray(INDArray[]::new);
    deltaTangents = Stream.of(support.deltas).map(Nd4jMaml::like).toArray(INDArray[]::new);
    prepareStep(support, query, step);
    prepareStep(single, single, singleStep);
    prepareForward();
    prepareBackward();
    prepareMean(tasks);
  }

  /** The parameters after a step of gradient descent, {@code theta - alpha g}. */
  private void prepareStep(Nd4jNetwork from, Nd4jNetwork to, Nd4jCalls calls) {
    for (int l = 0; l < LAYERS; l++) {
      descend(from.weightGradients[l], from.weights[l], to.weights[l], calls);
      descend(from.biasGradients[l], from.biases[l], to.biases[l], calls);
    }
  }

  private void descend(INDArray gradient, INDArray from, INDArray to, Nd4jCalls calls) {
    calls.binary("multiply", gradient, minusRate, gradient);
    calls.binary("add", gradient, from, to);
  }

  /** How the activations on the support set change along v. */
  private void prepareForward() {
    for (int l = 0; l < LAYERS; l++) {
      INDArray out = tangents[l + 1];
      pullBack.product(support.activations[l], false, query.weightGradients[l], false, out);
      pullBack.binary("add", out, query.biasGradients[l], out);
      if (l > 0) {
        INDArray through = like(out);
        pullBack.product(
            support.rows(tangents[l]), false, support.weights[l], false, support.rows(through));
        pullBack.binary("add", out, through, out);
      }
      if (l < LAYERS - 1) {
        pullBack.reluGradient(support.activations[l + 1], out);
      }
    }
  }

  /** How the derivatives by the activations change, and with them the gradients. */
  private void prepareBackward() {
    INDArray last = deltaTangents[LAYERS];
    pullBack.binary("multiply", tangents[LAYERS], Nd4j.scalar(DataType.FLOAT, 2.0 / ROWS), last);
    for (int l = LAYERS - 1; l >= 0; l--) {
      INDArray out = support.rows(deltaTangents[l + 1]);
      INDArray product = Nd4jNetwork.weights(metaGradient, l);
      pullBack.product(support.rows(support.activations[l]), true, out, false, product);
      pullBack.sum(out, 0, Nd4jNetwork.bias(metaGradient, l));
      if (l > 0) {
        INDArray through = like(product);
        pullBack.product(
            support.rows(tangents[l]), true, support.rows(support.deltas[l + 1]), false, through);
        pullBack.binary("add", product, through, product);
        INDArray in = deltaTangents[l];
        pullBack.product(support.deltas[l + 1], false, query.weightGradients[l], true, in);
        INDArray back = like(in);
        pullBack.product(out, false, support.weights[l], true, support.rows(back));
        pullBack.binary("add", in, back, in);
        pullBack.reluGradient(support.activations[l], in);
      }
    }
  }

  /** The mean of {@code v - alpha H v}. */
  private void prepareMean(int tasks) {
    INDArray sum = like(metaGradient);
    for (int l = 0; l < LAYERS; l++) {
      pullBack.sum(query.weightGradients[l], 0, Nd4jNetwork.weights(sum, l));
      pullBack.sum(query.biasGradients[l], 0, Nd4jNetwork.bias(sum, l));
    }
    pullBack.binary("multiply", metaGradient, minusRate, metaGradient);
    pullBack.binary("add", metaGradient, sum, metaGradient);
    INDArray share = Nd4j.scalar(DataType.FLOAT, 1.0 / tasks);
    pullBack.binary("multiply", metaGradient, share, metaGradient);
  }

  private static INDArray like(INDArray array) {
    return array(array.shape());
  }

  @Override
  public void iterate(List<Task> metaBatch) {
    support.bind(metaBatch.stream().map(Task::support).toList());
    query.bind(metaBatch.stream().map(Task::query).toList());
    support.differentiate();
    step.run();
    query.differentiate();
    pullBack.run();
    update.assign(metaGradient);
    Nd4j.exec(new AdamUpdater(update, moment2, moment1, 1e-3, 0.9, 0.999, 1e-8, iteration++));
    parameters.subi(update);
  }

  @Override
  public float[] metaGradient() {
    return metaGradient.toFloatVector();
  }

  @Override
  public float[] adapt(Task task, int steps) {
    for (int l = 0; l < LAYERS; l++) {
      single.weights[l].assign(support.weights[l]);
      single.biases[l].assign(support.biases[l]);
    }
    single.bind(List.of(task.support()));
    for (int k = 0; k < steps; k++) {
      single.differentiate();
      singleStep.run();
    }
    single.bind(List.of(task.query()));
    single.predict();
    return single.activations[LAYERS].data().asFloat();
  }
}
