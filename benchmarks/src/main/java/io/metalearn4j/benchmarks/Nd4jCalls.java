package io.metalearn4j.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A list of ND4J operations, each prepared once with the arrays that it reads and writes, which is
 * the least that a call of ND4J costs.
 */
final class Nd4jCalls {
  private final List<Call> calls = new ArrayList<>();

  private record Call(CustomOp operation, OpContext context) {}

  private OpContext add(String name, INDArray result, INDArray... operands) {
    OpContext context = Nd4j.getExecutioner().buildContext();
    context.setInputArrays(operands);
    context.setOutputArrays(result);
    calls.add(new Call(DynamicCustomOp.builder(name).build(), context));
    return context;
  }

  /** {@code result = f(a, b)}, where an operand of length 1 in a dimension is repeated. */
  void binary(String name, INDArray a, INDArray b, INDArray result) {
    add(name, result, a, b);
  }

  /** {@code result = a b}, of matrices or of as many matrices as there are. */
  void product(INDArray a, boolean isATransposed, INDArray b, boolean isBTransposed, INDArray c) {
    add("matmul", c, a, b).setIArguments(isATransposed ? 1 : 0, isBTransposed ? 1 : 0);
  }

  /** {@code x = max(x, 0)}. */
  void relu(INDArray x) {
    add("relu", x, x).setTArguments(0);
  }

  /** {@code gradient = gradient} where {@code relu > 0}, else 0. */
  void reluGradient(INDArray relu, INDArray gradient) {
    add("relu_bp", gradient, relu, gradient).setTArguments(0);
  }

  /** Sums over a dimension, which the result keeps with length 1 or has no more. */
  void sum(INDArray x, int dimension, INDArray result) {
    OpContext context = add("reduce_sum", result, x);
    context.setIArguments(dimension);
    context.setBArguments(result.rank() == x.rank());
  }

  /** Runs all. */
  void run() {
    for (Call call : calls) {
      Nd4j.exec(call.operation(), call.context());
    }
  }
}
