package io.metalearn4j.data.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Schema;
import io.metalearn4j.store.JsonObject;
import io.metalearn4j.store.MismatchException;
import io.metalearn4j.store.ModelFormatException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureEncoderTest {
  private static final double NAN = Double.NaN;

  @Test
  void appliesTheStepsOfAColumnInOrder() {
    FeatureEncoder encoder =
        FeatureEncoder.builder()
            .clip("x", 0, Math.E - 1)
            .log1p("x")
            .standardise("x")
            .numeric("z")
            .target("y")
            .fit(numbers(-5, 0, 99, 99));
    Examples examples = encoder.encode(numbers(Math.expm1(0.5), 7, -2, 0));
    assertEquals(List.of("x", "z"), encoder.featureNames());
    assertEquals(0, examples.feature(0, 0), 1e-7f);
    assertEquals(1, examples.feature(1, 0), 1e-7f);
    assertEquals(-1, examples.feature(2, 0), 1e-7f);
    assertEquals(-2, examples.feature(2, 1));
    assertEquals(20, examples.target(2, 0));
  }

  /** Returns columns x and z of the given values, and y of ten times the row. */
  private static DataTable numbers(double... values) {
    double[] targets = new double[values.length];
    Arrays.setAll(targets, row -> 10 * row);
    return DataTable.builder()
        .numeric("x", values)
        .numeric("z", values)
        .numeric("y", targets)
        .build();
  }

  @Test
  void makesAConstantColumnZero() {
    FeatureEncoder encoder = FeatureEncoder.builder().standardise("x").fit(numbers(0.1, 0.1, 0.1));
    assertEquals(0, encoder.encodeInputs(numbers(0.1)).feature(0, 0));
    assertEquals(2, encoder.encodeInputs(numbers(2.1)).feature(0, 0));
  }

  @Test
  void replacesMissingNumbers() {
    DataTable train =
        DataTable.builder()
            .numeric("mean", 1, NAN, 3)
            .numeric("constant", 1, NAN, 3)
            .numeric("indicator", 1, NAN, 3)
            .build();
    FeatureEncoder encoder =
        FeatureEncoder.builder()
            .numeric("mean", "constant", "indicator")
            .missing("mean", MissingPolicy.mean())
            .missing("constant", MissingPolicy.constant(-1))
            .missing("indicator", MissingPolicy.indicator())
            .fit(train);
    assertEquals(
        List.of("mean", "constant", "indicator", "indicator is missing"), encoder.featureNames());
    Examples examples = encoder.encodeInputs(train);
    assertArrayEquals(new float[] {1, 1, 1, 0, 2, -1, 2, 1, 3, 3, 3, 0}, features(examples));
  }

  private static float[] features(Examples examples) {
    float[] features = new float[examples.rows() * examples.schema().features()];
    examples.copyFeatures(features, 0);
    return features;
  }

  @Test
  void encodesCategories() {
    DataTable train =
        DataTable.builder()
            .categorical("brand", Arrays.asList("b", "a", "b", null))
            .categorical("item", Arrays.asList("z", "y", "z", null))
            .categorical("sku", Arrays.asList("k", "l", "m", null))
            .build();
    FeatureEncoder encoder =
        FeatureEncoder.builder()
            .oneHot("brand")
            .id("item", 2)
            .hash("sku", 10)
            .id("brand")
            .missing("brand", MissingPolicy.unknown())
            .missing("item", MissingPolicy.unknown())
            .missing("sku", MissingPolicy.unknown())
            .fit(train);
    assertEquals(new Schema(2, 3, 1), encoder.schema());
    assertEquals(List.of("brand=a", "brand=b"), encoder.featureNames());
    assertEquals(List.of("item", "sku", "brand"), encoder.idColumns());
    assertEquals(List.of(2, 11, 3), encoder.idSizes());
    assertEquals(List.of("z"), encoder.vocabulary("item"));
    DataTable query =
        DataTable.builder()
            .categorical("brand", Arrays.asList("a", "new", null))
            .categorical("item", Arrays.asList("z", "y", null))
            .categorical("sku", Arrays.asList("k", "äöü", null))
            .build();
    Examples examples = encoder.encodeInputs(query);
    assertArrayEquals(new float[] {1, 0, 0, 0, 0, 0}, features(examples));
    assertEquals(List.of(1, 1, 1), ids(examples, 0));
    // 1 + int.from_bytes(hashlib.sha256("äöü".encode()).digest()[:8], "big") % 10
    assertEquals(List.of(0, 9, 0), ids(examples, 1));
    assertEquals(List.of(0, 0, 0), ids(examples, 2));
  }

  private static List<Integer> ids(Examples examples, int row) {
    return List.of(examples.id(row, 0), examples.id(row, 1), examples.id(row, 2));
  }

  @Test
  void marksMissingCategories() {
    DataTable train = DataTable.builder().categorical("c", Arrays.asList("a", null)).build();
    FeatureEncoder encoder =
        FeatureEncoder.builder().oneHot("c").missing("c", MissingPolicy.indicator()).fit(train);
    assertArrayEquals(new float[] {1, 0, 0, 1}, features(encoder.encodeInputs(train)));
  }

  @Test
  void ordersExamplesByTime() {
    DataTable table =
        DataTable.builder()
            .numeric("x", 0, 1, 2, 3)
            .numeric("y", 0, 10, 20, 30)
            .numeric("w", 1, 2, 3, 4)
            .time("t", 5, 1, 5, 1)
            .build();
    FeatureEncoder encoder =
        FeatureEncoder.builder().numeric("x").target("y").weight("w").orderBy("t").fit(table);
    Examples examples = encoder.encode(table);
    assertArrayEquals(new float[] {1, 3, 0, 2}, features(examples));
    assertEquals(30, examples.target(1, 0));
    assertEquals(4, examples.weight(1));
    assertEquals(Map.of("x", ColumnType.NUMERIC, "t", ColumnType.TIME), encoder.inputColumns());
  }

  @Test
  void needsNoTargetsToPredict() {
    FeatureEncoder encoder = FeatureEncoder.builder().numeric("x").target("y").fit(numbers(1, 2));
    DataTable query = DataTable.ofRows(encoder.inputColumns(), List.of(Map.of("x", 4)));
    assertEquals(4, encoder.encodeInputs(query).feature(0, 0));
    var e = assertThrows(InvalidTableException.class, () -> encoder.encode(query));
    assertEquals("column 'y' is not in the table, which has [x]", e.getMessage());
  }

  @Test
  void learnsNothingFromWhatItEncodes() {
    FeatureEncoder encoder =
        FeatureEncoder.builder().standardise("x").target("y").fit(numbers(1, 2, 3));
    JsonObject before = encoder.state();
    encoder.encode(numbers(1e6, -1e6));
    assertEquals(before, encoder.state());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NaN   | column 'x', row 2, counted from 1: the missing value is refused; name a missing policy to accept it",
        "-1    | column 'x', row 2, counted from 1: '-1.0' must be above -1 for log1p",
      })
  void refusesAValueByColumnRowAndRule(double value, String message) {
    FeatureEncoder encoder = FeatureEncoder.builder().log1p("x").fit(numbers(1, 2));
    var e =
        assertThrows(InvalidTableException.class, () -> encoder.encodeInputs(numbers(0, value)));
    assertEquals(message, e.getMessage());
    assertEquals("x", e.column());
    assertEquals(1, e.row());
    assertThrows(
        InvalidTableException.class,
        () -> FeatureEncoder.builder().log1p("x").fit(numbers(0, value)));
  }

  @Test
  void refusesWhatAFloatCannotHold() {
    FeatureEncoder encoder =
        FeatureEncoder.builder().numeric("x").target("y").weight("z").fit(numbers(1, 2));
    assertThrows(InvalidTableException.class, () -> encoder.encode(numbers(1e39)));
    assertThrows(InvalidTableException.class, () -> encoder.encode(numbers(0)), "weight 0");
  }

  @Test
  void refusesToFitWhatMakesNoSense() {
    DataTable table = numbers(1, 2);
    refusesToFit(FeatureEncoder.builder(), table, "no column is named");
    refusesToFit(FeatureEncoder.builder().numeric("x"), table.select(), "the table has no rows");
    refusesToFit(
        FeatureEncoder.builder().numeric("y").target("y"), table, "column 'y' is a target");
    refusesToFit(FeatureEncoder.builder().oneHot("x"), table, "column 'x' is NUMERIC");
    refusesToFit(
        FeatureEncoder.builder().numeric("x").missing("u", MissingPolicy.mean()),
        table,
        "column 'u' has a missing policy");
    refusesToFit(
        FeatureEncoder.builder().numeric("x").missing("x", MissingPolicy.unknown()),
        table,
        "column 'x' has missing policy UNKNOWN, must be one of");
    refusesToFit(
        FeatureEncoder.builder().numeric("x").missing("x", MissingPolicy.mean()),
        numbers(NAN),
        "column 'x' has no value to fit to");
    assertThrows(
        InvalidTableException.class, () -> FeatureEncoder.builder().numeric("x").oneHot("x"));
    assertThrows(
        InvalidTableException.class, () -> FeatureEncoder.builder().oneHot("x").log1p("x"));
    assertThrows(IllegalArgumentException.class, () -> FeatureEncoder.builder().clip("x", 1, 0));
    assertThrows(IllegalArgumentException.class, () -> FeatureEncoder.builder().hash("x", 0));
    assertThrows(IllegalArgumentException.class, () -> FeatureEncoder.builder().id("x", 0));
    assertThrows(IllegalArgumentException.class, () -> MissingPolicy.constant(NAN));
  }

  private static void refusesToFit(FeatureEncoderBuilder builder, DataTable table, String message) {
    var e = assertThrows(InvalidTableException.class, () -> builder.fit(table));
    assertTrue(e.toString().contains(message), e.toString());
  }

  @Test
  void comesBackFromItsState() throws ModelFormatException {
    FeatureEncoder encoder = everything();
    FeatureEncoder read = FeatureEncoder.of(JsonObject.parse("model", encoder.state().toString()));
    assertEquals(encoder, read);
    assertEquals(encoder.schemaFingerprint(), read.schemaFingerprint());
    read.requireSame(encoder);
  }

  private static FeatureEncoder everything() {
    return everything("b");
  }

  private static FeatureEncoder everything(String brand) {
    DataTable table =
        DataTable.builder()
            .numeric("price", 0.1, 0.7, NAN)
            .categorical("brand", List.of("a", brand, "a"))
            .numeric("y", 1, 2, 3)
            .numeric("w", 1, 2, 3)
            .time("t", 1, 2, 3)
            .build();
    return FeatureEncoder.builder()
        .clip("price", 0, 10)
        .log1p("price")
        .standardise("price")
        .missing("price", MissingPolicy.constant(0.3))
        .oneHot("brand")
        .id("brand")
        .target("y")
        .weight("w")
        .orderBy("t")
        .fit(table);
  }

  @Test
  void namesTheFieldThatDiffers() {
    assertNotEquals(everything().schemaFingerprint(), everything("c").schemaFingerprint());
    var e = assertThrows(MismatchException.class, () -> everything().requireSame(everything("c")));
    assertEquals("features[1].categories[1]", e.field());
    assertEquals("features[1].categories[1] is 'c', must be 'b'", e.getMessage());
  }

  @Test
  void hasTheSameFingerprintOnEveryPlatform() {
    assertEquals(GOLDEN, everything().schemaFingerprint(), () -> everything().state().toString());
  }

  private static final String GOLDEN =
      "b1e0f201ab3894e83daf9fd4e4a0f518d73fc513ec6cda2fd91cdae85e17ff4b";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "\"version\":1         | \"version\":2          | version",
        "\"target\":[\"y\"]    | \"target\":[\"y\",\"z\"] | target",
        "\"weight\":[\"w\"],   |                        | weight",
        "\"target\":           | \"x\":1,\"target\":    | x",
        "\"kind\":\"numeric\"  | \"kind\":\"text\"      | features[0].kind",
        "\"step\":\"log1p\"    | \"step\":\"exp\"       | features[0].steps[1].step",
        "\"low\":0.0           | \"low\":11             | features[0].steps[0].step",
        "\"CONSTANT\"          | \"UNKNOWN\"            | features[0].missing",
        "\"CONSTANT\"          | \"MEAN\"               | features[0].missingValue",
        "[\"a\",\"b\"]         | [\"b\",\"a\"]          | features[1].categories[1]",
        "\"kind\":\"id\"       | \"kind\":\"hash\"      | ids[0].buckets",
      })
  void refusesADamagedState(String from, String to, String field) throws ModelFormatException {
    String state = everything().state().toString();
    assertTrue(state.contains(from), state);
    JsonObject damaged =
        JsonObject.parse("model", state.replaceFirst(Pattern.quote(from), to == null ? "" : to));
    var e = assertThrows(ModelFormatException.class, () -> FeatureEncoder.of(damaged));
    assertEquals(field, e.field(), e.getMessage());
  }
}
