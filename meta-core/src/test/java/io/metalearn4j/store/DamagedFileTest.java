package io.metalearn4j.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that must be refused: damaged, hostile, of another version. */
class DamagedFileTest {
  @Test
  void detectsEverySingleBitFlip() {
    byte[] bytes = Models.fourKibibytes();
    int detected = 0;
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      bytes[bit / 8] ^= (byte) (1 << (bit % 8));
      try {
        TensorFile.parse(bytes);
      } catch (ModelFormatException e) {
        detected++;
      }
      bytes[bit / 8] ^= (byte) (1 << (bit % 8));
    }
    assertEquals(32_768, detected);
  }

  @Test
  void detectsEveryTruncation() {
    byte[] bytes = Models.small(1).toBytes();
    for (int length = 0; length < bytes.length; length++) {
      byte[] truncated = Arrays.copyOf(bytes, length);
      assertThrows(ModelFormatException.class, () -> TensorFile.parse(truncated));
    }
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    assertThrows(ModelFormatException.class, () -> TensorFile.parse(longer));
  }

  @Test
  void saysThatTheDataIsDamaged() {
    byte[] bytes = Models.small(1).toBytes();
    bytes[bytes.length - 1] ^= 1;
    var e = assertThrows(ChecksumMismatchException.class, () -> TensorFile.parse(bytes));
    assertEquals("metalearn4j.sha256", e.field());
  }

  @Test
  void saysBothVersionsWhenTheyDoNotMatch() {
    var old = assertThrows(FormatTooOldException.class, () -> TensorFile.parse(withVersion('0')));
    assertTrue(old.toString().contains("version 0 is too old, this library reads 1 to 1"));
    assertEquals(0, old.found());
    var young = assertThrows(FormatTooNewException.class, () -> TensorFile.parse(withVersion('2')));
    assertTrue(young.toString().contains("version 2 is too new, this library reads 1 to 1"));
    assertInstanceOf(
        ModelFormatException.class,
        assertThrows(ModelFormatException.class, () -> TensorFile.parse(withVersion('x'))));
  }

  private static byte[] withVersion(char version) {
    byte[] bytes = Models.small(1).toBytes();
    bytes[versionAt(bytes)] = (byte) version;
    return bytes;
  }

  /** Returns the place of the digit that states the format version. */
  static int versionAt(byte[] bytes) {
    String key = "metalearn4j.format\":\"";
    return new String(bytes, ISO_8859_1).indexOf(key) + key.length();
  }

  @Test
  void refusesAFileOfAnotherProgramUnlessAsked() throws ModelFormatException {
    byte[] foreign = Models.raw("{\"w\":" + tensor("F32", "[1]", 0, 4) + "}", 4);
    var e = assertThrows(ModelFormatException.class, () -> TensorFile.parse(foreign));
    assertEquals("__metadata__.metalearn4j.format", e.field());
    assertNotNull(TensorFile.parse(foreign, ReadOption.FOREIGN).tensor("w"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refusesAHostileFile(String field, long offset, byte[] bytes) {
    var e =
        assertThrows(ModelFormatException.class, () -> TensorFile.parse(bytes, ReadOption.FOREIGN));
    assertEquals(field, e.field(), e.getMessage());
    assertEquals(offset, e.offset(), e.getMessage());
  }

  static List<Arguments> refusesAHostileFile() {
    String w = "{\"w\":";
    byte[] hugeLength = Models.raw("{}", 0);
    Arrays.fill(hugeLength, 0, 7, (byte) 0xff);
    hugeLength[7] = 0x7f;
    byte[] negativeLength = hugeLength.clone();
    negativeLength[7] = (byte) 0xff;
    return List.of(
        hostile("header length", 0, new byte[0]),
        hostile("header length", 0, new byte[7]),
        hostile("header length", 0, new byte[8]),
        hostile("header length", 0, hugeLength),
        hostile("header length", 0, negativeLength),
        hostile("header", 8, new byte[] {100, 0, 0, 0, 0, 0, 0, 0, '{', '}'}),
        hostile("header", 8, "[]"),
        hostile("header", 8, " {}"),
        hostile("header", 9, "{w}"),
        hostile("header", 10, "{}\n"),
        hostile("header", 10, "{}{}"),
        hostile("header", 8, new byte[] {3, 0, 0, 0, 0, 0, 0, 0, '{', (byte) 0xc0, '}'}),
        hostile("header", 12, "{\"a\""),
        hostile("__metadata__", 24, "{\"__metadata__\":[]}"),
        hostile("__metadata__.k", 29, "{\"__metadata__\":{\"k\":1}}"),
        hostile("tensor '../w'", 9, "{\"../w\":" + tensor("F32", "[1]", 0, 4) + "}"),
        hostile("tensor ''", 9, "{\"\":" + tensor("F32", "[1]", 0, 4) + "}"),
        hostile("tensor 'w'", 13, w + "1}"),
        hostile("tensor 'w'", 9, w + "{}}"),
        hostile("tensor 'w'", 18, w + "{\"x\":1}}"),
        hostile("tensor 'w'.dtype", 22, w + tensor("F16", "[1]", 0, 2) + "}"),
        hostile("tensor 'w'.shape", 36, w + tensor("F32", "1", 0, 4) + "}"),
        hostile("tensor 'w'.shape", 37, w + tensor("F32", "[-1]", 0, 4) + "}"),
        hostile("tensor 'w'.shape", 37, w + tensor("F32", "[1.5]", 0, 4) + "}"),
        hostile("tensor 'w'.shape", 37, w + tensor("F32", "[9223372036854775808]", 0, 4) + "}"),
        hostile("tensor 'w'.shape", 56, w + tensor("F32", "[9223372036854775807]", 0, 4) + "}"),
        hostile("tensor 'w'.shape", 9, w + tensor("F32", "[65536,65536,65536,65536]", 0, 0) + "}"),
        hostile(
            "tensor 'w'.shape",
            53,
            w + tensor("F32", "[1" + ",1".repeat(999_99) + "]", 0, 4) + "}"),
        hostile("tensor 'w'.data_offsets", 9, w + tensor("F32", "[2]", 0, 4) + "}"),
        hostile("tensor 'w'.data_offsets", 9, w + tensor("F32", "[1]", 4, 0) + "}"),
        hostile("tensor 'w'.data_offsets", 9, w + tensor("F32", "[1]", 0, 1L << 62) + "}"),
        hostile("tensor 'w'.data_offsets", 9, w + tensor("F32", "[1]", 4, 8) + "}"),
        hostile("tensor 'w'.data_offsets", 9, w + tensor("F32", "[2]", 0, 8) + "}"),
        hostile("data", 62, w + tensor("U8", "[1]", 0, 1) + "}"),
        hostile(
            "tensor 'v'.data_offsets",
            61,
            w + tensor("U8", "[3]", 0, 3) + ",\"v\":" + tensor("U8", "[2]", 2, 4) + "}"),
        hostile(
            "header",
            64,
            w + tensor("U8", "[2]", 0, 2) + ",\"w\":" + tensor("U8", "[2]", 2, 4) + "}"));
  }

  @Test
  void refusesTenThousandAndOneTensors() {
    StringBuilder header = new StringBuilder("{");
    for (int i = 0; i <= 10_000; i++) {
      header.append("\"w").append(i).append("\":").append(tensor("U8", "[0]", 0, 0)).append(',');
    }
    header.setCharAt(header.length() - 1, '}');
    byte[] bytes = Models.raw(header.toString(), 0);
    var e =
        assertThrows(ModelFormatException.class, () -> TensorFile.parse(bytes, ReadOption.FOREIGN));
    assertEquals("tensor 'w10000'", e.field());
  }

  private static String tensor(String type, String shape, long begin, long end) {
    return "{\"dtype\":\""
        + type
        + "\",\"shape\":"
        + shape
        + ",\"data_offsets\":["
        + begin
        + ","
        + end
        + "]}";
  }

  private static Arguments hostile(String field, long offset, String header) {
    return hostile(field, offset, Models.raw(header, 4));
  }

  private static Arguments hostile(String field, long offset, byte[] bytes) {
    return Arguments.of(field, offset, bytes);
  }
}
