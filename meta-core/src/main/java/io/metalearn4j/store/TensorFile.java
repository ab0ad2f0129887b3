package io.metalearn4j.store;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Named tensors with text metadata, and their file: a valid safetensors file that any program of
 * that format opens.
 *
 * <p>The same content always gives the same bytes: tensors are ordered by element size, largest
 * first, and then by name; metadata by key. The file states the format version and a SHA-256 over
 * all of its bytes, both of which reading checks: a file with any single bit changed is refused.
 * Reading checks every size before it allocates, and allocates no more than the file is long.
 * Immutable and thread-safe.
 *
 * @see <a href="https://github.com/huggingface/safetensors">the safetensors format</a>
 */
public final class TensorFile {
  private final SortedMap<String, String> metadata;
  private final Map<String, Tensor> tensors;

  TensorFile(SortedMap<String, String> metadata, Map<String, Tensor> tensors) {
    this.metadata = Collections.unmodifiableSortedMap(metadata);
    this.tensors = Collections.unmodifiableMap(tensors);
  }

  /** Returns a builder of a file without tensors. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Reads a file.
   *
   * @param file the file
   * @param options what to accept beyond the strict default
   * @throws ModelFormatException if the file breaks a rule of the format; its subclasses say that
   *     the format is too old, too new, or the file damaged
   * @throws IOException if the file cannot be read
   */
  public static TensorFile read(Path file, ReadOption... options) throws IOException {
    // Not a channel: that closes itself under an interrupted thread.
    try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "r");
        FileInputStream in = new FileInputStream(access.getFD())) {
      return new SafetensorsReader(file.toString(), access.length(), set(options))
          .read(new BufferedInputStream(in));
    }
  }

  /**
   * Reads the bytes of a file.
   *
   * @param bytes the content of the file; not modified
   * @param options what to accept beyond the strict default
   * @throws ModelFormatException if the bytes break a rule of the format
   */
  public static TensorFile parse(byte[] bytes, ReadOption... options) throws ModelFormatException {
    try {
      return new SafetensorsReader("model bytes", bytes.length, set(options))
          .read(new ByteArrayInputStream(bytes));
    } catch (ModelFormatException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e); // an array does not fail
    }
  }

  private static Set<ReadOption> set(ReadOption... options) {
    EnumSet<ReadOption> set = EnumSet.noneOf(ReadOption.class);
    set.addAll(Arrays.asList(options));
    return set;
  }

  /**
   * Writes the file atomically, replacing an existing one.
   *
   * @param file where to; its directory must exist
   * @throws IOException if writing fails; the existing file is then as it was
   * @see AtomicFiles#write
   */
  public void write(Path file) throws IOException {
    SafetensorsWriter writer = new SafetensorsWriter(this);
    AtomicFiles.write(file, writer::writeTo);
  }

  /** Returns the bytes of the file. */
  public byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new SafetensorsWriter(this).writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // an array does not fail
    }
    return out.toByteArray();
  }

  /** Returns the metadata in key order, without the format's own entries. */
  public SortedMap<String, String> metadata() {
    return metadata;
  }

  /**
   * Returns one metadata value.
   *
   * @param key its key
   * @throws NoSuchElementException if there is none
   */
  public String metadata(String key) {
    return require(metadata, "metadata", key);
  }

  /** Returns the tensors by name, in file order. */
  public Map<String, Tensor> tensors() {
    return tensors;
  }

  /**
   * Returns one tensor.
   *
   * @param name its name
   * @throws NoSuchElementException if there is none
   */
  public Tensor tensor(String name) {
    return require(tensors, "tensor", name);
  }

  private static <V> V require(Map<String, V> map, String what, String key) {
    V value = map.get(key);
    if (value == null) {
      throw new NoSuchElementException(
          "no " + what + " '" + key + "', the file has " + map.keySet());
    }
    return value;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TensorFile that
        && metadata.equals(that.metadata)
        && tensors.equals(that.tensors);
  }

  @Override
  public int hashCode() {
    return 31 * metadata.hashCode() + tensors.hashCode();
  }

  @Override
  public String toString() {
    return "TensorFile" + tensors;
  }

  /** Collects metadata and tensors; not thread-safe. */
  public static final class Builder {
    private final SortedMap<String, String> metadata = new TreeMap<>();
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private boolean acceptNonFinite;

    private Builder() {}

    /** Accepts NaN and infinite values in the tensors that follow; refused by default. */
    public Builder acceptNonFinite() {
      acceptNonFinite = true;
      return this;
    }

    /**
     * Adds a metadata entry. All of them and the tensors' names share a header of at most 1 MiB; a
     * longer text is better stored by {@link Tensor#ofText}.
     *
     * @param key a new key
     * @param value its value
     * @throws IllegalArgumentException if the key is taken, or reserved by the format
     */
    public Builder metadata(String key, String value) {
      if (key.equals(SafetensorsFormat.VERSION_KEY) || key.equals(SafetensorsFormat.CHECKSUM_KEY)) {
        throw new IllegalArgumentException("metadata key '" + key + "' is reserved by the format");
      }
      if (metadata.putIfAbsent(key, value) != null) {
        throw new IllegalArgumentException(
            "metadata key '" + key + "' is there already, must be unique");
      }
      return this;
    }

    /**
     * Adds a tensor.
     *
     * @param name a new name of 1 to 256 printable characters that is no path out of a directory
     * @param tensor its value
     * @throws IllegalArgumentException if the name is taken or breaks the rule, a value is not
     *     finite, or there would be more than 10,000 tensors
     */
    public Builder tensor(String name, Tensor tensor) {
      Optional<String> broken = SafetensorsFormat.brokenNameRule(name);
      if (broken.isPresent()) {
        throw new IllegalArgumentException("tensor name '" + name + "' " + broken.get());
      }
      OptionalInt nonFinite = acceptNonFinite ? OptionalInt.empty() : tensor.firstNonFinite();
      if (nonFinite.isPresent()) {
        throw new IllegalArgumentException(
            "tensor '"
                + name
                + "' has a NaN or infinite value at index "
                + nonFinite.getAsInt()
                + ", must be finite");
      }
      if (tensors.size() == SafetensorsFormat.MAX_TENSORS) {
        throw new IllegalArgumentException(
            "tensor '" + name + "' is one too many, at most " + SafetensorsFormat.MAX_TENSORS);
      }
      if (tensors.putIfAbsent(name, tensor) != null) {
        throw new IllegalArgumentException(
            "tensor '" + name + "' is there already, must be unique");
      }
      return this;
    }

    /**
     * Returns the file's content.
     *
     * @throws IllegalArgumentException if metadata and names need a header of more than 1 MiB, or
     *     have an unpaired surrogate
     */
    public TensorFile build() {
      Map<String, Tensor> ordered = new LinkedHashMap<>();
      tensors.entrySet().stream()
          .sorted(
              Comparator.<Map.Entry<String, Tensor>>comparingInt(e -> -e.getValue().type().bytes())
                  .thenComparing(Map.Entry.comparingByKey()))
          .forEach(e -> ordered.put(e.getKey(), e.getValue()));
      TensorFile file = new TensorFile(new TreeMap<>(metadata), ordered);
      new SafetensorsWriter(file);
      return file;
    }
  }
}
