package io.metalearn4j.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {
  @Property(tries = 500)
  void numbersAndTextsComeBackBitForBit(
      @ForAll double number, @ForAll long integer, @ForAll String text)
      throws ModelFormatException {
    JsonObject written =
        JsonObject.builder().put("d", number).put("l", integer).put("t", text).build();
    JsonObject read = JsonObject.parse("text", written.toString());
    assertEquals(written, read);
    assertEquals(Double.doubleToRawLongBits(number), Double.doubleToRawLongBits(read.number("d")));
    assertEquals(integer, read.integer("l"));
    assertEquals(text, read.text("t"));
  }

  @Test
  void readsEveryKindOfValue() throws ModelFormatException {
    String text =
        "{\"one\":1,\"kind\":\"F32\",\"objects\":[{},{\"a\":-0.0}],\"texts\":[\"a\",\"\"]}";
    JsonObject json = JsonObject.parse("text", text).only("texts", "one", "kind", "objects");
    assertEquals(text, json.toString());
    assertEquals(1.0, json.number("one"));
    assertEquals(1, json.integer("one", 1, 1));
    assertEquals(DType.F32, json.constant("kind", DType.class));
    assertEquals(-0.0, json.objects("objects").get(1).number("a"));
    assertEquals(List.of("a", ""), json.texts("texts"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{}{}",
        "{\"a\":1,\"a\":1}",
        "{\"a\":null}",
        "{\"a\":true}",
        "{\"a\":NaN}",
        "{\"a\":1e999}",
        "{\"a\":9223372036854775808}",
        "{'a':1}",
        "{\"a\":1,}",
        "{\"a\":[1,]}",
        "{\"a\":\"\n\"}"
      })
  void refusesWhatIsNotStrictJson(String text) {
    assertThrows(ModelFormatException.class, () -> JsonObject.parse("text", text));
  }

  @Test
  void refusesDeepNestingWithoutOverflowingTheStack() {
    String text = "{\"a\":".repeat(100_000);
    assertThrows(ModelFormatException.class, () -> JsonObject.parse("text", text));
  }

  @Test
  void namesThePathOfWhatIsWrong() throws ModelFormatException {
    JsonObject inner =
        JsonObject.parse("model", "{\"a\":[{\"b\":\"x\",\"c\":[1,\"y\"],\"n\":7}]}")
            .objects("a")
            .get(0);
    refused("a[0].b", "model: a[0].b: 'x' must be an integer", () -> inner.integer("b"));
    refused("a[0].c[0]", "model: a[0].c[0]: 1 must be a string", () -> inner.texts("c"));
    refused("a[0].d", "model: a[0].d: is missing", () -> inner.text("d"));
    refused("a[0].n", "model: a[0].n: 7, must be from 8 to 9", () -> inner.integer("n", 8, 9));
    refused(
        "a[0].c", "model: a[0].c: is unknown, must be one of [b, n]", () -> inner.only("b", "n"));
    refused(
        "a[0].b",
        "model: a[0].b: 'x' must be one of [F64, I64, F32, I32, U8]",
        () -> inner.constant("b", DType.class));
    assertEquals(-1, assertThrows(ModelFormatException.class, () -> inner.text("d")).offset());
  }

  private static void refused(String field, String message, Executable read) {
    var e = assertThrows(ModelFormatException.class, read);
    assertEquals(field, e.field());
    assertEquals(message, e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1}           | {\"a\":2}         | a is 2, must be 1",
        "{\"a\":1}           | {}                | a is absent, must be 1",
        "{}                  | {\"a\":\"x\"}     | a is 'x', must be absent",
        "{\"a\":{\"b\":[1,2]}} | {\"a\":{\"b\":[1]}} | a.b[1] is absent, must be 2",
        "{\"a\":1}           | {\"a\":1.0}       | a is 1.0, must be 1",
      })
  void namesTheFirstDifference(String expected, String found, String message)
      throws ModelFormatException {
    JsonObject a = JsonObject.parse("a", expected);
    JsonObject b = JsonObject.parse("b", found);
    a.requireSame(a);
    assertEquals(
        message, assertThrows(MismatchException.class, () -> a.requireSame(b)).getMessage());
  }

  @Test
  void refusesToHoldWhatJsonCannot() {
    JsonObject.Builder builder = JsonObject.builder().put("a", 1);
    assertThrows(IllegalArgumentException.class, () -> builder.put("a", 2));
    assertThrows(IllegalArgumentException.class, () -> builder.put("b", Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> builder.put("b", 1 / 0.0));
  }
}
