package io.metalearn4j.store;

/** The element types that a model file holds, with the names that safetensors gives them. */
public enum DType {
  /** IEEE 754 binary64, {@code double}. */
  F64(Double.BYTES),
  /** Signed 64-bit integer, {@code long}. */
  I64(Long.BYTES),
  /** IEEE 754 binary32, {@code float}. */
  F32(Float.BYTES),
  /** Signed 32-bit integer, {@code int}. */
  I32(Integer.BYTES),
  /** Unsigned 8-bit integer; texts are stored as their UTF-8 bytes. */
  U8(Byte.BYTES);

  private final int bytes;

  DType(int bytes) {
    this.bytes = bytes;
  }

  /** Returns the size of one element in bytes. */
  public int bytes() {
    return bytes;
  }
}
