package io.metalearn4j.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads one safetensors file in a single pass, every size checked before it is allocated. */
final class SafetensorsReader {
  private final String source;
  private final long length;
  private final Set<ReadOption> options;

  /**
   * Creates a reader.
   *
   * @param source what to call the file in messages
   * @param length the length of the file in bytes
   * @param options what to accept
   */
  SafetensorsReader(String source, long length, Set<ReadOption> options) {
    this.source = source;
    this.length = length;
    this.options = options;
  }

  TensorFile read(InputStream in) throws IOException {
    byte[] prefix = bytes(in, Long.BYTES, "header length", 0);
    long headerLength = ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (headerLength < 2 || headerLength > SafetensorsFormat.MAX_HEADER_BYTES) {
      throw new ModelFormatException(
          source,
          "header length",
          0,
          Long.toUnsignedString(headerLength)
              + " bytes, must be 2 to "
              + SafetensorsFormat.MAX_HEADER_BYTES);
    }
    byte[] headerBytes = bytes(in, (int) headerLength, "header", Long.BYTES);
    long dataAt = Long.BYTES + headerLength;
    SafetensorsHeader header = SafetensorsHeader.parse(source, headerBytes);
    boolean foreign = options.contains(ReadOption.FOREIGN);
    header.checkVersion(foreign);
    Optional<SafetensorsHeader.Text> stated = header.checksum(foreign);
    header.checkLayout(length - dataAt);

    MessageDigest digest =
        SafetensorsFormat.digest(prefix, headerBytes, stated.map(SafetensorsHeader.Text::at));
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (SafetensorsHeader.Entry entry : header.entries()) {
      byte[] data = bytes(in, entry.bytes(), entry.field(""), dataAt + entry.begin());
      digest.update(data);
      tensors.put(entry.name(), new Tensor(entry.type(), entry.shape(), data));
    }
    if (in.read() >= 0) {
      throw new ModelFormatException(
          source, "end of file", length, "the file grew while it was read");
    }
    String computed = HexFormat.of().formatHex(digest.digest());
    if (stated.isPresent() && !computed.equals(stated.get().value())) {
      throw new ChecksumMismatchException(
          source, Long.BYTES + stated.get().at(), stated.get().value(), computed);
    }
    if (!options.contains(ReadOption.NON_FINITE)) {
      checkFinite(header, tensors, dataAt);
    }
    return new TensorFile(header.metadata(), tensors);
  }

  /** Reads bytes that are known to be in the file, unless it is shorter than it says. */
  private byte[] bytes(InputStream in, int count, String field, long at) throws IOException {
    if (count > length - at) {
      throw truncated(field, at, count, length - at);
    }
    byte[] bytes = new byte[count];
    int read = in.readNBytes(bytes, 0, count);
    if (read < count) {
      throw truncated(field, at, count, read);
    }
    return bytes;
  }

  private ModelFormatException truncated(String field, long at, long needed, long found) {
    return new ModelFormatException(
        source, field, at, "needs " + needed + " bytes but the file has " + found + " more");
  }

  private void checkFinite(SafetensorsHeader header, Map<String, Tensor> tensors, long dataAt)
      throws ModelFormatException {
    for (SafetensorsHeader.Entry entry : header.entries()) {
      Tensor tensor = tensors.get(entry.name());
      OptionalInt index = tensor == null ? OptionalInt.empty() : tensor.firstNonFinite();
      if (index.isPresent()) {
        throw new ModelFormatException(
            source,
            entry.field(""),
            dataAt + entry.begin() + (long) index.getAsInt() * entry.type().bytes(),
            "NaN or infinite value at index " + index.getAsInt() + ", must be finite");
      }
    }
  }
}
