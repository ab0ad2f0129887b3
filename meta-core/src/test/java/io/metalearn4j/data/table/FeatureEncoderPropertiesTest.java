package io.metalearn4j.data.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.data.Examples;
import io.metalearn4j.store.JsonObject;
import io.metalearn4j.store.ModelFormatException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class FeatureEncoderPropertiesTest {
  @Property(tries = 200)
  void standardisedColumnsHaveMeanZeroAndDeviationOne(
      @ForAll @Size(min = 2, max = 50) List<@DoubleRange(min = -1e6, max = 1e6) Double> values) {
    double[] x = values.stream().mapToDouble(Double::doubleValue).toArray();
    DataTable table = DataTable.builder().numeric("x", x).build();
    Examples examples = FeatureEncoder.builder().standardise("x").fit(table).encodeInputs(table);
    double sum = 0;
    double squares = 0;
    for (int row = 0; row < x.length; row++) {
      sum += examples.feature(row, 0);
      squares += examples.feature(row, 0) * examples.feature(row, 0);
    }
    assertEquals(0, sum / x.length, 1e-4);
    boolean constant = Arrays.stream(x).distinct().count() == 1;
    assertEquals(constant ? 0 : 1, squares / x.length, 1e-4);
  }

  @Property(tries = 200)
  void restoredEncodersEncodeBitForBit(
      @ForAll("tables") DataTable train, @ForAll("tables") DataTable query)
      throws ModelFormatException {
    FeatureEncoder encoder = encoder().fit(train);
    FeatureEncoder restored =
        FeatureEncoder.of(JsonObject.parse("model", encoder.state().toString()));
    assertEquals(encoder, restored);
    assertArrayEquals(bits(encoder.encodeInputs(query)), bits(restored.encodeInputs(query)));
  }

  @Property(tries = 200)
  void vocabulariesDoNotDependOnTheOrderOfRows(@ForAll("tables") DataTable table) {
    int[] reversed = new int[table.rows()];
    Arrays.setAll(reversed, row -> table.rows() - 1 - row);
    FeatureEncoderBuilder builder =
        FeatureEncoder.builder().id("c").missing("c", MissingPolicy.unknown());
    assertEquals(builder.fit(table), builder.fit(table.select(reversed)));
  }

  @Property(tries = 200)
  void idsAreInRangeAndUnknownOnlyWhereTheyMustBe(
      @ForAll("tables") DataTable train, @ForAll("tables") DataTable query) {
    FeatureEncoder encoder = encoder().fit(train);
    Examples examples = encoder.encodeInputs(query);
    for (int row = 0; row < query.rows(); row++) {
      List<String> vocabulary = encoder.vocabulary("c");
      int expected =
          query.category("c", row).map(category -> vocabulary.indexOf(category) + 1).orElse(0);
      assertEquals(expected, examples.id(row, 0));
      assertTrue(examples.id(row, 1) >= 0 && examples.id(row, 1) < encoder.idSizes().get(1));
      assertEquals(query.isMissing("c", row), examples.id(row, 1) == 0);
    }
  }

  private static FeatureEncoderBuilder encoder() {
    return FeatureEncoder.builder()
        .clip("x", -100, 1e5)
        .standardise("x")
        .oneHot("c")
        .id("c")
        .hash("d", 7)
        .missing("x", MissingPolicy.constant(1))
        .missing("c", MissingPolicy.unknown())
        .missing("d", MissingPolicy.unknown());
  }

  private static int[] bits(Examples examples) {
    float[] features = new float[examples.rows() * examples.schema().features()];
    examples.copyFeatures(features, 0);
    int[] bits = new int[features.length];
    Arrays.setAll(bits, i -> Float.floatToRawIntBits(features[i]));
    return bits;
  }

  @Provide
  Arbitrary<DataTable> tables() {
    Arbitrary<Double> numbers = Arbitraries.doubles().between(-1e9, 1e9).injectNull(0.1);
    Arbitrary<String> categories =
        Arbitraries.strings().withChars("abü€").ofMaxLength(2).injectNull(0.1);
    return numbers
        .tuple2()
        .flatMap(pair -> categories.map(category -> new Object[] {pair.get1(), category}))
        .list()
        .ofMinSize(1)
        .ofMaxSize(20)
        .map(FeatureEncoderPropertiesTest::table);
  }

  private static DataTable table(List<Object[]> rows) {
    // The first row is never missing, so that there is something to fit to.
    double[] numbers = new double[rows.size() + 1];
    String[] categories = new String[numbers.length];
    categories[0] = "a";
    for (int row = 1; row < numbers.length; row++) {
      Object number = rows.get(row - 1)[0];
      numbers[row] = number == null ? Double.NaN : (Double) number;
      categories[row] = (String) rows.get(row - 1)[1];
    }
    return DataTable.builder()
        .numeric("x", numbers)
        .categorical("c", Arrays.asList(categories))
        .categorical("d", Arrays.asList(categories))
        .build();
  }
}
