package io.metalearn4j.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Lays out one {@link TensorFile} and writes it. */
final class SafetensorsWriter {
  private static final JsonFactory JSON = new JsonFactory();
  // The checksum is the header's first value, so its place does not depend on the content.
  private static final String BEFORE_CHECKSUM =
      "{\"" + SafetensorsFormat.METADATA + "\":{\"" + SafetensorsFormat.CHECKSUM_KEY + "\":\"";

  private final TensorFile file;
  private final byte[] header;

  SafetensorsWriter(TensorFile file) {
    this.file = file;
    byte[] json = SafetensorsFormat.utf8("metadata", json());
    int padded = (json.length + 7) & ~7; // so that the data that follows is aligned to 8 bytes
    if (padded > SafetensorsFormat.MAX_HEADER_BYTES) {
      throw new IllegalArgumentException(
          "metadata and names need a header of "
              + padded
              + " bytes, at most "
              + SafetensorsFormat.MAX_HEADER_BYTES
              + "; store long texts as tensors");
    }
    header = Arrays.copyOf(json, padded);
    Arrays.fill(header, json.length, padded, (byte) ' ');
  }

  void writeTo(OutputStream out) throws IOException {
    byte[] length =
        ByteBuffer.allocate(Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(header.length)
            .array();
    int checksumAt = BEFORE_CHECKSUM.length();
    MessageDigest digest = SafetensorsFormat.digest(length, header, Optional.of(checksumAt));
    for (Tensor tensor : file.tensors().values()) {
      digest.update(tensor.data());
    }
    byte[] signed = header.clone();
    byte[] checksum = HexFormat.of().formatHex(digest.digest()).getBytes(US_ASCII);
    System.arraycopy(checksum, 0, signed, checksumAt, checksum.length);
    out.write(length);
    out.write(signed);
    for (Tensor tensor : file.tensors().values()) {
      out.write(tensor.data());
    }
  }

  private String json() {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeObjectFieldStart(SafetensorsFormat.METADATA);
      json.writeStringField(SafetensorsFormat.CHECKSUM_KEY, SafetensorsFormat.NO_CHECKSUM);
      json.writeStringField(
          SafetensorsFormat.VERSION_KEY, Integer.toString(SafetensorsFormat.NEWEST_VERSION));
      for (Map.Entry<String, String> entry : file.metadata().entrySet()) {
        json.writeStringField(entry.getKey(), entry.getValue());
      }
      json.writeEndObject();
      long begin = 0;
      for (Map.Entry<String, Tensor> entry : file.tensors().entrySet()) {
        Tensor tensor = entry.getValue();
        long end = begin + tensor.data().length;
        json.writeObjectFieldStart(entry.getKey());
        json.writeStringField("dtype", tensor.type().name());
        json.writeFieldName("shape");
        int[] shape = tensor.shape();
        json.writeArray(shape, 0, shape.length);
        json.writeFieldName("data_offsets");
        json.writeArray(new long[] {begin, end}, 0, 2);
        json.writeEndObject();
        begin = end;
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a string does not fail
    }
    return out.toString();
  }
}
