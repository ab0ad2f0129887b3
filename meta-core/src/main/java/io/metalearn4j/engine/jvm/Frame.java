package io.metalearn4j.engine.jvm;

import io.metalearn4j.engine.jvm.Place.Memory;
import io.metalearn4j.engine.jvm.kernel.Kernels;
import io.metalearn4j.graph.Axis;
import io.metalearn4j.graph.Dim;
import io.metalearn4j.graph.Node;
import io.metalearn4j.graph.Op;
import io.metalearn4j.graph.Shape;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A plan bound to arrays: it runs the stages and keeps the values of one point. Not thread-safe.
 *
 * <p>Internal design: arrays, offsets and sizes are resolved when rows or vectors change, at the
 * next run, which costs a fraction of a microsecond; so running is a loop over kernel calls, and a
 * frame that never runs has no buffers.
 */
final class Frame {
  /** The primitives of which scalars that depend on nothing but sizes are worked out here. */
  static final Set<Op> NUMBERS =
      EnumSet.of(Op.CONSTANT, Op.SIZE, Op.ADD, Op.SUBTRACT, Op.MULTIPLY, Op.DIVIDE, Op.NEGATE);

  private final Plan plan;
  private final ExampleArrays examples;
  private final TaskVectors vectors = new TaskVectors();
  private final Kernels kernels;
  private final float[][] buffers;
  private final @Nullable Frame shared;
  private final Call[] fixedStage;
  private final Call[] parameterStage;
  private final Call[] lossStage;
  private final Call[] adaptedStage;
  private final Call[] gradientStage;
  private final Call[] directionStage;
  private final Node[] numbers;
  private final Binding[] bindings;
  private boolean isResolved;
  private boolean isFixedStale = true;
  private boolean isParameterStale = true;

  /** An instruction, and where its operands and its result stand. */
  private record Binding(
      Instruction instruction,
      Call call,
      Place a,
      @Nullable Place b,
      @Nullable Place init,
      Place target) {}

  /**
   * A frame.
   *
   * @param shared a frame of the same plan and examples, whose fixed values are those of this one;
   *     null for its own
   */
  Frame(Plan plan, ExampleArrays examples, Kernels kernels, @Nullable Frame shared) {
    this.plan = plan;
    this.shared = shared;
    this.examples = examples;
    this.kernels = kernels;
    this.buffers = new float[plan.buffers().size()][0];
    this.numbers = shared == null ? plan.numbers().toArray(new Node[0]) : new Node[0];
    List<Binding> all = new ArrayList<>();
    this.fixedStage = shared == null ? calls(plan.fixedStage(), all) : new Call[0];
    this.parameterStage = calls(plan.parameterStage(), all);
    this.lossStage = calls(plan.lossStage(), all);
    this.adaptedStage = calls(plan.adaptedStage(), all);
    this.gradientStage = calls(plan.gradientStage(), all);
    this.directionStage = calls(plan.directionStage(), all);
    this.bindings = all.toArray(new Binding[0]);
  }

  private Call[] calls(List<Instruction> instructions, List<Binding> bindings) {
    List<Call> calls = new ArrayList<>();
    for (Instruction instruction : instructions) {
      Call call = new Call(instruction);
      Node b = instruction.b();
      Node init = instruction.init();
      bindings.add(
          new Binding(
              instruction,
              call,
              plan.place(instruction.a()),
              b == null || b.op() == Op.IDS ? null : plan.place(b),
              init == null ? null : plan.place(init),
              plan.target(instruction)));
      calls.add(call);
    }
    return calls.toArray(new Call[0]);
  }

  /** Takes a vector to read or write. */
  Frame use(Memory memory, JvmVector vector) {
    isResolved &= !vectors.set(memory, vector);
    return this;
  }

  /** Says that the number of examples or rows has changed, or the arrays of vectors. */
  void resize() {
    isResolved = false;
    isParameterStale = true;
  }

  /** Resolves arrays, offsets and sizes for the examples and rows that are bound. */
  private void resolve() {
    isResolved = true;
    int own = shared == null ? 0 : plan.fixedBuffers();
    if (shared != null) {
      shared.resolveIfStale();
      System.arraycopy(shared.buffers, 0, buffers, 0, own);
    }
    for (int i = own; i < buffers.length; i++) {
      int length = length(plan.buffers().get(i)) + Kernels.SLACK;
      if (buffers[i].length < length) {
        buffers[i] = new float[length];
      }
    }
    for (Node number : numbers) {
      buffers[plan.place(number).number()][0] = (float) number(number);
    }
    for (Binding binding : bindings) {
      resolve(binding);
    }
  }

  /** Says that examples, or parameters that are not adapted, have changed. */
  void renew() {
    if (shared != null) {
      shared.renew();
    } else {
      isFixedStale = true;
    }
  }

  /** Says that adapted parameters have changed. */
  void renewParameters() {
    isParameterStale = true;
  }

  private void resolveIfStale() {
    if (!isResolved) {
      resolve();
    }
  }

  /** Computes the loss or the output. */
  void runLoss() {
    resolveIfStale();
    runFixedStage();
    if (isParameterStale) {
      run(parameterStage);
      isParameterStale = false;
    }
    run(lossStage);
  }

  private void runFixedStage() {
    if (shared != null) {
      shared.runFixedStage();
    } else if (isFixedStale) {
      run(fixedStage);
      isFixedStale = false;
    }
  }

  /** Computes what belongs to adapted parameters, after the loss. */
  void runAdapted() {
    run(adaptedStage);
  }

  /** Computes what belongs to the other parameters, after that. */
  void runGradient() {
    run(gradientStage);
  }

  /** Computes what depends on the direction, after {@link #runAdapted}. */
  void runDirection() {
    resolveIfStale();
    run(directionStage);
  }

  private void run(Call[] calls) {
    for (Call call : calls) {
      call.run(kernels);
    }
  }

  /** The array that holds the loss or the output. */
  float[] resultArray() {
    return array(plan.result());
  }

  /** Where the loss or the output starts in its array. */
  int resultOffset() {
    return offset(plan.result());
  }

  /** The length of the loss or the output. */
  int resultLength() {
    return length(plan.result().shape());
  }

  private float[] array(Node node) {
    return array(plan.place(node));
  }

  private int offset(Node node) {
    return offset(plan.place(node));
  }

  private float[] array(Place place) {
    if (place.memory() == Memory.BUFFER) {
      return buffers[place.number()];
    }
    return place.memory().isTaskVector()
        ? vectors.array(place.memory())
        : examples.array(place.memory());
  }

  private int offset(Place place) {
    return place.isTable()
        ? examples.layout().tables().get(place.number()).start()
        : place.offset();
  }

  private int size(Dim dim) {
    return dim.size(examples);
  }

  private int length(Shape shape) {
    return shape.length(examples);
  }

  /** The value of a scalar that depends on nothing but sizes. */
  private double number(Node node) {
    return switch (node.op()) {
      case CONSTANT -> node.value();
      case SIZE -> examples.of(node.axis());
      case ADD -> number(node.input(0)) + number(node.input(1));
      case SUBTRACT -> number(node.input(0)) - number(node.input(1));
      case MULTIPLY -> number(node.input(0)) * number(node.input(1));
      case DIVIDE -> number(node.input(0)) / number(node.input(1));
      case NEGATE -> -number(node.input(0));
      default -> throw new IllegalStateException(node + " is not a number");
    };
  }

  private void resolve(Binding binding) {
    Instruction instruction = binding.instruction();
    Call call = binding.call();
    call.a = array(binding.a());
    call.aOffset = offset(binding.a());
    call.c = array(binding.target());
    call.cOffset = offset(binding.target());
    Place init = binding.init();
    if (init != null) {
      call.init = array(init);
      call.initOffset = offset(init);
    }
    Node b = instruction.b();
    Place second = binding.b();
    if (second != null) {
      call.b = array(second);
      call.bOffset = offset(second);
    } else if (b != null) {
      Node table =
          instruction.kind() == Instruction.Kind.GATHER ? instruction.a() : instruction.result();
      call.indices = examples.ids(examples.layout().table(tableAxis(table)), b.number());
    }
    resolveSizes(instruction, call);
  }

  private static Axis tableAxis(Node table) {
    Axis axis = table.shape().rows().axis();
    if (axis == null) {
      throw new IllegalStateException(table + " is not an embedding table");
    }
    return axis;
  }

  private void resolveSizes(Instruction instruction, Call call) {
    Shape result = instruction.result().shape();
    Shape operand = instruction.a().shape();
    call.m = size(operand.rows());
    call.n = size(operand.columns());
    switch (instruction.kind()) {
      case MULTIPLY, MULTIPLY_TRANSPOSED, MULTIPLY_VECTOR, MULTIPLY_VECTOR_TRANSPOSED -> {
        call.m = size(result.rows());
        call.n = size(result.columns());
        call.k = call.kind.isTransposed() ? size(operand.rows()) : size(operand.columns());
        Node init = instruction.init();
        boolean isMatrix = init != null && init.shape().equals(result);
        call.initStride = isMatrix ? call.n : 0;
      }
      case UNARY, BINARY, BINARY_SCALAR, COPY -> call.n = length(operand);
      case POLYGAMMA -> {
        call.n = length(operand);
        call.shift = instruction.result().number();
      }
      case BROADCAST -> {
        call.aIsRow = operand.rows().isOne();
        call.aIsColumn = operand.columns().isOne();
        call.m = size(result.rows());
        call.n = size(result.columns());
      }
      case GATHER -> call.m = size(result.rows());
      case SCATTER -> call.k = size(result.rows());
      case CONCAT -> {
        call.n = size(result.columns());
        for (int p = 0; p < call.parts.length; p++) {
          Node part = instruction.result().input(p);
          call.parts[p].array = array(part);
          call.parts[p].offset = offset(part);
          call.parts[p].width = size(part.shape().columns());
        }
      }
      case SLICE -> {
        call.k = size(operand.columns());
        call.n = size(result.columns());
        call.shift = instruction.result().number();
      }
      case PAD -> {
        call.k = size(result.columns());
        call.shift = instruction.result().number();
      }
      case PICK -> call.k = size(operand.columns());
      case SPREAD -> call.k = size(result.columns());
      default -> {
        // rows and columns of the operand are all that sums and transposition need
      }
    }
  }
}
