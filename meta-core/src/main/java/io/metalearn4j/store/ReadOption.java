package io.metalearn4j.store;

/** What {@link TensorFile#read} accepts beyond the strict default. */
public enum ReadOption {
  /**
   * Accept a safetensors file that another program wrote, with neither format version nor checksum.
   * Where the file states one of the two, it is still checked.
   */
  FOREIGN,
  /** Accept NaN and infinite values in floating-point tensors. */
  NON_FINITE
}
