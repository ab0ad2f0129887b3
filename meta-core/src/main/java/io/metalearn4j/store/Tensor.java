package io.metalearn4j.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A row-major array of one element type with a shape, as a model file stores it.
 *
 * <p>Immutable and thread-safe: the factories copy the caller's array, and the accessors return a
 * fresh copy. At most {@value #MAX_RANK} dimensions and 2 GiB. Two tensors are equal when type,
 * shape and every bit are.
 */
public final class Tensor {
  /** The largest number of dimensions. */
  public static final int MAX_RANK = 8;

  static final long MAX_BYTES = Integer.MAX_VALUE - 8L;

  private final DType type;
  private final int[] shape;
  private final byte[] data; // little endian, never changed after construction

  /** Takes ownership of both arrays. */
  Tensor(DType type, int[] shape, byte[] data) {
    this.type = type;
    this.shape = shape;
    this.data = data;
  }

  /**
   * Returns a tensor of floats.
   *
   * @param values the elements in row-major order; not modified
   * @param shape the sizes of the dimensions, none for a scalar; not modified
   * @throws IllegalArgumentException if the shape does not hold exactly the given values
   */
  public static Tensor of(float[] values, int... shape) {
    byte[] data = allocate(DType.F32, values.length, shape);
    littleEndian(data).asFloatBuffer().put(values);
    return new Tensor(DType.F32, shape.clone(), data);
  }

  /**
   * Returns a tensor of doubles.
   *
   * @param values the elements in row-major order; not modified
   * @param shape the sizes of the dimensions, none for a scalar; not modified
   * @throws IllegalArgumentException if the shape does not hold exactly the given values
   */
  public static Tensor of(double[] values, int... shape) {
    byte[] data = allocate(DType.F64, values.length, shape);
    littleEndian(data).asDoubleBuffer().put(values);
    return new Tensor(DType.F64, shape.clone(), data);
  }

  /**
   * Returns a tensor of ints.
   *
   * @param values the elements in row-major order; not modified
   * @param shape the sizes of the dimensions, none for a scalar; not modified
   * @throws IllegalArgumentException if the shape does not hold exactly the given values
   */
  public static Tensor of(int[] values, int... shape) {
    byte[] data = allocate(DType.I32, values.length, shape);
    littleEndian(data).asIntBuffer().put(values);
    return new Tensor(DType.I32, shape.clone(), data);
  }

  /**
   * Returns a tensor of longs.
   *
   * @param values the elements in row-major order; not modified
   * @param shape the sizes of the dimensions, none for a scalar; not modified
   * @throws IllegalArgumentException if the shape does not hold exactly the given values
   */
  public static Tensor of(long[] values, int... shape) {
    byte[] data = allocate(DType.I64, values.length, shape);
    littleEndian(data).asLongBuffer().put(values);
    return new Tensor(DType.I64, shape.clone(), data);
  }

  /**
   * Returns a text as a vector of its UTF-8 bytes, for texts too long for the metadata.
   *
   * @param text the text
   * @throws IllegalArgumentException if the text has an unpaired surrogate
   */
  public static Tensor ofText(String text) {
    byte[] bytes = SafetensorsFormat.utf8("text", text);
    return new Tensor(DType.U8, new int[] {bytes.length}, bytes);
  }

  /** Returns the element type. */
  public DType type() {
    return type;
  }

  /** Returns a copy of the shape; empty for a scalar. */
  public int[] shape() {
    return shape.clone();
  }

  /** Returns the number of elements. */
  public int size() {
    return data.length / type.bytes();
  }

  /**
   * Returns a copy of the elements in row-major order.
   *
   * @throws IllegalStateException if the type is not {@link DType#F32}
   */
  public float[] floats() {
    float[] values = new float[count(DType.F32)];
    littleEndian(data).asFloatBuffer().get(values);
    return values;
  }

  /**
   * Returns a copy of the elements in row-major order.
   *
   * @throws IllegalStateException if the type is not {@link DType#F64}
   */
  public double[] doubles() {
    double[] values = new double[count(DType.F64)];
    littleEndian(data).asDoubleBuffer().get(values);
    return values;
  }

  /**
   * Returns a copy of the elements in row-major order.
   *
   * @throws IllegalStateException if the type is not {@link DType#I32}
   */
  public int[] ints() {
    int[] values = new int[count(DType.I32)];
    littleEndian(data).asIntBuffer().get(values);
    return values;
  }

  /**
   * Returns a copy of the elements in row-major order.
   *
   * @throws IllegalStateException if the type is not {@link DType#I64}
   */
  public long[] longs() {
    long[] values = new long[count(DType.I64)];
    littleEndian(data).asLongBuffer().get(values);
    return values;
  }

  /**
   * Returns the text that the bytes encode.
   *
   * @throws IllegalStateException if the type is not {@link DType#U8}, or the bytes are not UTF-8
   */
  public String text() {
    count(DType.U8);
    try {
      return UTF_8.newDecoder().decode(littleEndian(data)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalStateException(
          "the bytes of this tensor are not UTF-8, so it is not a text", e);
    }
  }

  /**
   * Returns the number of elements that a shape holds, or empty if it is negative, too deep or too
   * large.
   */
  static OptionalInt elements(DType type, int[] shape) {
    if (shape.length > MAX_RANK) {
      return OptionalInt.empty();
    }
    long limit = MAX_BYTES / type.bytes();
    long elements = 1;
    for (int size : shape) {
      if (size < 0 || (size > 0 && elements > limit / size)) {
        return OptionalInt.empty();
      }
      elements *= size;
    }
    return OptionalInt.of((int) elements);
  }

  /** Returns the index of the first NaN or infinite element, or empty if there is none. */
  OptionalInt firstNonFinite() {
    ByteBuffer buffer = littleEndian(data);
    for (int i = 0; i < size(); i++) {
      boolean finite =
          switch (type) {
            case F32 -> Float.isFinite(buffer.getFloat(i * Float.BYTES));
            case F64 -> Double.isFinite(buffer.getDouble(i * Double.BYTES));
            case I32, I64, U8 -> true;
          };
      if (!finite) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** Returns the bytes as stored, not a copy. */
  byte[] data() {
    return data;
  }

  private static ByteBuffer littleEndian(byte[] data) {
    return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
  }

  private int count(DType asked) {
    if (asked != type) {
      throw new IllegalStateException("asked for " + asked + " but the tensor is " + this);
    }
    return size();
  }

  private static byte[] allocate(DType type, int length, int[] shape) {
    OptionalInt elements = elements(type, shape);
    if (elements.isEmpty() || elements.getAsInt() != length) {
      throw new IllegalArgumentException(
          "shape "
              + Arrays.toString(shape)
              + " for "
              + length
              + " values: must have at most "
              + MAX_RANK
              + " dimensions, none negative, whose product is the number of values, and at most 2 GiB");
    }
    return new byte[length * type.bytes()];
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Tensor that
        && type == that.type
        && Arrays.equals(shape, that.shape)
        && Arrays.equals(data, that.data);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * type.hashCode() + Arrays.hashCode(shape)) + Arrays.hashCode(data);
  }

  /** Returns type and shape, such as {@code F32[40, 1]}. */
  @Override
  public String toString() {
    return type + Arrays.toString(shape);
  }
}
