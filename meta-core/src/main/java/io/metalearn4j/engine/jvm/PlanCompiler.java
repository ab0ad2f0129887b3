package io.metalearn4j.engine.jvm;

import io.metalearn4j.engine.Objective;
import io.metalearn4j.engine.jvm.Place.Memory;
import io.metalearn4j.engine.jvm.Plans.Result;
import io.metalearn4j.graph.Graph;
import io.metalearn4j.graph.Node;
import io.metalearn4j.graph.Op;
import io.metalearn4j.graph.Shape;
import io.metalearn4j.parameter.Parameter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compiles the results of an objective into a plan.
 *
 * <p>Internal design. Instructions are selected from the results backwards, so that what a fused
 * kernel covers is never emitted. A value lives in a buffer that is handed on once its last reader
 * has run, but only within a stage: later stages may run again at the same point and must find what
 * they read.
 */
final class PlanCompiler {
  private static final int SIZES = -1;
  private static final int FIXED = 0;
  private static final int PARAMETERS = 1;
  private static final int DATA = 2;
  private static final int DIRECTION = 3;

  private final Objective objective;
  private final List<Result> results;
  private final List<Node> order;
  private final Map<Node, Integer> stages = new HashMap<>();
  private final Map<Node, Integer> uses = new HashMap<>();
  private final Map<Node, Place> places = new HashMap<>();
  private final List<Shape> buffers = new ArrayList<>();

  private PlanCompiler(Objective objective, List<Result> results) {
    this.objective = objective;
    List<Node> lowered = Lowering.of(results.stream().map(Result::node).toList());
    this.results = new ArrayList<>();
    for (int i = 0; i < lowered.size(); i++) {
      Result wanted = results.get(i);
      this.results.add(new Result(lowered.get(i), wanted.place(), wanted.isInner()));
    }
    this.order = Graph.inOrder(lowered);
    order.forEach(node -> stages.put(node, stage(node)));
    order.forEach(node -> node.inputs().forEach(input -> uses.merge(input, 1, Integer::sum)));
    lowered.forEach(node -> uses.merge(node, 1, Integer::sum));
  }

  /** The plan of these results, of which the first is the loss or the output. */
  static Plan compile(Objective objective, List<Result> results) {
    return new PlanCompiler(objective, results).compile();
  }

  private Plan compile() {
    Node first = results.get(0).node();
    List<Instruction> instructions = select();
    List<Instruction> data = inStage(instructions, DATA);
    Set<Node> beforeFirst = new HashSet<>(Graph.inOrder(List.of(first)));
    Set<Node> inner =
        new HashSet<>(
            Graph.inOrder(results.stream().filter(Result::isInner).map(Result::node).toList()));
    List<Instruction> lossStage =
        data.stream().filter(i -> beforeFirst.contains(i.result())).toList();
    List<Instruction> adaptedStage =
        data.stream()
            .filter(i -> !beforeFirst.contains(i.result()) && inner.contains(i.result()))
            .toList();
    List<Instruction> gradientStage =
        data.stream().filter(i -> !inner.contains(i.result())).toList();
    for (Node node : order) {
      if (node.op() == Op.INPUT) {
        places.put(node, inputPlace(node));
      }
    }
    List<Node> numbers = order.stream().filter(this::isNumber).toList();
    numbers.forEach(node -> places.put(node, newBuffer(node.shape())));
    List<Instruction> fixedStage = inStage(instructions, FIXED);
    List<Instruction> directionStage = directionStage(instructions);
    List<Instruction> schedule =
        Stream.of(
                fixedStage,
                inStage(instructions, PARAMETERS),
                lossStage,
                adaptedStage,
                gradientStage,
                directionStage)
            .flatMap(List::stream)
            .toList();
    placeResults(schedule, targets(schedule));
    return new Plan(
        first,
        fixedStage,
        inStage(instructions, PARAMETERS),
        lossStage,
        concat(adaptedStage, copies(DATA, true)),
        concat(gradientStage, copies(DATA, false)),
        concat(directionStage, copies(DIRECTION, true)),
        places,
        buffers,
        fixedBuffers(),
        numbers);
  }

  /** The direction's stage: what overwrites the direction comes last, when nothing reads it. */
  private List<Instruction> directionStage(List<Instruction> instructions) {
    Set<Node> overwriting = new HashSet<>();
    for (Result result : results) {
      if (result.place() != null && result.place().memory() == Memory.DIRECTION) {
        overwriting.add(result.node());
      }
    }
    List<Instruction> stage = inStage(instructions, DIRECTION);
    return concat(
        stage.stream().filter(i -> !overwriting.contains(i.result())).toList(),
        stage.stream().filter(i -> overwriting.contains(i.result())).toList());
  }

  /** The buffers of numbers and of the fixed stage, which are the first that are placed. */
  private int fixedBuffers() {
    return order.stream()
        .filter(node -> stageOf(node) <= FIXED && places.containsKey(node))
        .mapToInt(node -> Objects.requireNonNull(places.get(node)).number() + 1)
        .max()
        .orElse(0);
  }

  private static List<Instruction> concat(List<Instruction> first, List<Instruction> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /**
   * Where instructions write results directly: the first wish of each node that is computed in that
   * place's stage, not reshaped and not read by a later stage, since the caller may change what was
   * handed out.
   */
  private Map<Node, Place> targets(List<Instruction> schedule) {
    Set<Node> readLater = new HashSet<>();
    for (Instruction instruction : schedule) {
      for (Node operand : instruction.operands()) {
        if (stageOf(instruction) != stageOf(operand)) {
          readLater.add(Plan.root(operand));
        }
      }
    }
    Map<Node, Place> targets = new HashMap<>();
    for (Result result : results) {
      Place place = result.place();
      if (place != null
          && stageOf(result.node()) == stageOf(place)
          && isComputed(result.node())
          && !readLater.contains(result.node())
          && !isReadWhileWritten(place, result.node(), schedule)
          && result.node().op() != Op.RESHAPE) {
        targets.putIfAbsent(result.node(), place);
      }
    }
    return targets;
  }

  /**
   * Whether a place holds what an instruction reads after a node has been written to it, or while
   * it is: a product may start from what it overwrites, but not multiply by it.
   */
  private boolean isReadWhileWritten(Place place, Node node, List<Instruction> schedule) {
    boolean isWritten = false;
    for (Instruction instruction : schedule) {
      boolean writes = instruction.result().equals(node);
      for (Node operand : instruction.operands()) {
        boolean inStep =
            writes && (instruction.kind().isElementwise() || operand.equals(instruction.init()));
        if ((isWritten || writes) && !inStep && place.equals(places.get(Plan.root(operand)))) {
          return true;
        }
      }
      isWritten |= writes;
    }
    return false;
  }

  /** The results of a stage that no instruction writes directly. */
  private List<Instruction> copies(int stage, boolean isInner) {
    return results.stream()
        .filter(
            result ->
                result.place() != null
                    && stageOf(result.place()) == stage
                    && result.isInner() == isInner
                    && !result.place().equals(places.get(result.node())))
        .map(result -> Instruction.copy(result.node(), Objects.requireNonNull(result.place())))
        .toList();
  }

  private boolean isNumber(Node node) {
    return stageOf(node) == SIZES;
  }

  private boolean isComputed(Node node) {
    return stageOf(node) != SIZES && node.op() != Op.INPUT && node.op() != Op.IDS;
  }

  /**
   * The stage of what depends on inputs of several stages is the latest of these; what depends on
   * adapted parameters and on examples is data.
   */
  private int stage(Node node) {
    if (node.op() == Op.INPUT) {
      return inputStage(node);
    }
    if (node.op() == Op.IDS) {
      return FIXED;
    }
    int earliest = DIRECTION;
    int latest = SIZES;
    for (Node input : node.inputs()) {
      if (stageOf(input) > SIZES) {
        earliest = Math.min(earliest, stageOf(input));
        latest = Math.max(latest, stageOf(input));
      }
    }
    if (latest == PARAMETERS && earliest == FIXED) {
      return DATA;
    }
    boolean isNumber = node.shape().isScalar() && Frame.NUMBERS.contains(node.op());
    return latest > SIZES || isNumber ? latest : FIXED;
  }

  private int inputStage(Node node) {
    if (Objective.isDirection(node.name())) {
      return DIRECTION;
    }
    if (!Objective.isParameter(node.name())) {
      return FIXED;
    }
    Parameter parameter = objective.parameterOf(node.name());
    if (!parameter.isAdapted()) {
      return FIXED;
    }
    return parameter.isTable() ? DATA : PARAMETERS;
  }

  private List<Instruction> select() {
    InstructionSelector selector =
        new InstructionSelector(
            product -> uses.getOrDefault(product, 0) == 1 && usedInOwnStage(product));
    Set<Node> needed = new HashSet<>();
    results.forEach(result -> needed.add(Plan.root(result.node())));
    Deque<Instruction> selected = new ArrayDeque<>();
    for (int i = order.size() - 1; i >= 0; i--) {
      Node node = order.get(i);
      if (needed.contains(node) && isComputed(node)) {
        Instruction instruction = selector.select(node);
        selected.addFirst(instruction);
        instruction.operands().forEach(operand -> needed.add(Plan.root(operand)));
      }
    }
    return new ArrayList<>(selected);
  }

  private boolean usedInOwnStage(Node product) {
    return order.stream()
        .filter(node -> node.inputs().contains(product))
        .allMatch(node -> stageOf(node) == stageOf(product));
  }

  private List<Instruction> inStage(List<Instruction> selected, int stage) {
    return selected.stream().filter(i -> stageOf(i) == stage).toList();
  }

  private int stageOf(Node node) {
    return Objects.requireNonNull(stages.get(node));
  }

  private int stageOf(Instruction instruction) {
    Place target = instruction.target();
    return target == null ? stageOf(instruction.result()) : stageOf(target);
  }

  private static int stageOf(Place target) {
    boolean isDirection = target.memory() == Memory.PRODUCT || target.memory() == Memory.DIRECTION;
    return isDirection ? DIRECTION : DATA;
  }

  private Place inputPlace(Node node) {
    return switch (node.name()) {
      case Objective.FEATURES -> new Place(Memory.FEATURES, -1, 0);
      case Objective.TARGETS -> new Place(Memory.TARGETS, -1, 0);
      case Objective.WEIGHTS -> new Place(Memory.WEIGHTS, -1, 0);
      case Plans.FACTOR -> new Place(Memory.FACTOR, -1, 0);
      default -> {
        Memory memory = Objective.isDirection(node.name()) ? Memory.DIRECTION : Memory.PARAMETERS;
        yield Place.of(objective, objective.parameterOf(node.name()), memory);
      }
    };
  }

  private void placeResults(List<Instruction> schedule, Map<Node, Place> targets) {
    Map<Node, Integer> lastUse = new HashMap<>();
    for (int i = 0; i < schedule.size(); i++) {
      for (Node operand : schedule.get(i).operands()) {
        lastUse.put(Plan.root(operand), i);
      }
    }
    results.forEach(result -> lastUse.put(Plan.root(result.node()), Integer.MAX_VALUE));
    Map<Shape, Deque<Place>> free = new HashMap<>();
    int stage = FIXED;
    for (int i = 0; i < schedule.size(); i++) {
      Instruction instruction = schedule.get(i);
      if (stageOf(instruction) != stage) {
        stage = stageOf(instruction);
        free.clear();
      }
      Node result = instruction.result();
      if (instruction.kind().isElementwise()) {
        release(instruction, i, stage, lastUse, free);
      }
      places.put(
          result,
          targets.containsKey(result)
              ? targets.get(result)
              : reuseOrNew(result.shape(), free, stage));
      if (!instruction.kind().isElementwise()) {
        release(instruction, i, stage, lastUse, free);
      }
    }
  }

  private Place reuseOrNew(Shape shape, Map<Shape, Deque<Place>> free, int stage) {
    Deque<Place> same = free.get(shape);
    return stage == PARAMETERS || same == null || same.isEmpty() ? newBuffer(shape) : same.pop();
  }

  private void release(
      Instruction instruction,
      int index,
      int stage,
      Map<Node, Integer> lastUse,
      Map<Shape, Deque<Place>> free) {
    for (Node operand : instruction.operands().stream().map(Plan::root).distinct().toList()) {
      Place place = places.get(operand);
      if (place != null
          && place.memory() == Memory.BUFFER
          && lastUse.getOrDefault(operand, -1) == index
          && stageOf(operand) == stage) {
        free.computeIfAbsent(operand.shape(), key -> new ArrayDeque<>()).push(place);
      }
    }
  }

  private Place newBuffer(Shape shape) {
    buffers.add(shape);
    return Place.buffer(buffers.size() - 1);
  }
}
