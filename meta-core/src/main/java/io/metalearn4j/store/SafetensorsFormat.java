package io.metalearn4j.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What writer and reader agree on.
 *
 * <p>A safetensors file is a header length (8 bytes, little endian), a JSON header padded with
 * spaces, and the tensors end to end. Our header has two metadata entries of its own: the format
 * version, and a SHA-256 over the whole file in which the checksum's own 64 digits are read as
 * zeros. So no bit of the file is outside the checksum.
 */
final class SafetensorsFormat {
  static final int OLDEST_VERSION = 1;
  static final int NEWEST_VERSION = 1;
  static final int MAX_HEADER_BYTES = 1 << 20;
  static final int MAX_TENSORS = 10_000;
  static final int MAX_NAME_CHARS = 256;
  static final String METADATA = "__metadata__";
  static final String VERSION_KEY = "metalearn4j.format";
  static final String CHECKSUM_KEY = "metalearn4j.sha256";
  static final int CHECKSUM_CHARS = 64;
  static final String NO_CHECKSUM = "0".repeat(CHECKSUM_CHARS);

  private SafetensorsFormat() {}

  /**
   * Returns a digest over length and header, the checksum's digits at the given place read as
   * zeros.
   */
  static MessageDigest digest(byte[] length, byte[] header, Optional<Integer> checksumAt) {
    byte[] unsigned = header.clone();
    checksumAt.ifPresent(at -> Arrays.fill(unsigned, at, at + CHECKSUM_CHARS, (byte) '0'));
    MessageDigest digest = sha256();
    digest.update(length);
    digest.update(unsigned);
    return digest;
  }

  /** Returns the UTF-8 form of a text, which an unpaired surrogate does not have. */
  static byte[] utf8(String what, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    if (!new String(bytes, UTF_8).equals(text)) {
      throw new IllegalArgumentException(
          what + " has an unpaired surrogate, so it has no UTF-8 form");
    }
    return bytes;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Returns the rule that a tensor's name breaks, if any. */
  static Optional<String> brokenNameRule(@Nullable String name) {
    if (name == null || name.isEmpty() || name.length() > MAX_NAME_CHARS) {
      return Optional.of("must have 1 to " + MAX_NAME_CHARS + " characters");
    }
    if (name.equals(METADATA)) {
      return Optional.of("is reserved by the format");
    }
    if (name.indexOf('\\') >= 0 || name.codePoints().anyMatch(SafetensorsFormat::unprintable)) {
      return Optional.of("must have neither backslashes nor control characters");
    }
    if (Arrays.stream(name.split("/", -1))
        .anyMatch(part -> part.isEmpty() || part.matches("\\.\\.?"))) {
      return Optional.of("must not look like a path that is absolute or leaves its directory");
    }
    return Optional.empty();
  }

  private static boolean unprintable(int codePoint) {
    return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
  }
}
