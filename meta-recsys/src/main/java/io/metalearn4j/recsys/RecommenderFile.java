package io.metalearn4j.recsys;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.metalearn4j.recsys.data.AttributeEncoder;
import io.metalearn4j.recsys.data.Attributes;
import io.metalearn4j.recsys.data.IdMap;
import io.metalearn4j.store.JsonObject;
import io.metalearn4j.store.ModelFormatException;
import io.metalearn4j.store.Tensor;
import io.metalearn4j.store.TensorFile;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The content of a recommender's file: the model's tensors, how attributes become features as JSON,
 * and names and accounts as comma-separated text.
 */
final class RecommenderFile {
  private static final String VERSION_KEY = "recommender.version";

  /** Of what tensors and metadata mean; the container has a version of its own. */
  private static final String VERSION = "1";

  private static final String KIND = "recommender.kind";
  private static final String RATINGS = "ratings";
  private static final String PURCHASES = "purchases";
  private static final String USER_FEATURES = "catalogue.userFeatures";
  private static final String ITEM_FEATURES = "catalogue.itemFeatures";

  private RecommenderFile() {}

  /**
   * The file of a recommender that may be in use.
   *
   * @param state read after the accounts, so that it has every item of their histories
   */
  static TensorFile of(
      Map<String, Recommender.Account> accounts, Supplier<Recommender.State> state) {
    TensorFile.Builder file = TensorFile.builder();
    add(file, accounts);
    add(file, state.get());
    return file.build();
  }

  private static void add(TensorFile.Builder file, Recommender.State state) {
    Catalogue catalogue = state.catalogue();
    ScoringModel model = state.model();
    file.metadata(VERSION_KEY, VERSION)
        .metadata(KIND, model instanceof RatingScoring ? RATINGS : PURCHASES)
        .tensor("catalogue.items", text(catalogue.items().names().stream().map(List::of).toList()))
        .tensor("catalogue.counts", Tensor.of(catalogue.counts(), catalogue.counts().length))
        .tensor(
            "catalogue.added", text(catalogue.added().stream().map(a -> fields("", a)).toList()))
        .tensor(USER_FEATURES, Tensor.ofText(catalogue.userEncoder().state().toString()))
        .tensor(ITEM_FEATURES, Tensor.ofText(catalogue.itemEncoder().state().toString()));
    model.write(file);
  }

  private static void add(TensorFile.Builder file, Map<String, Recommender.Account> accounts) {
    List<List<String>> lines = new ArrayList<>();
    List<Integer> items = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    new TreeMap<>(accounts)
        .forEach(
            (user, account) -> {
              synchronized (account) {
                List<String> line = fields(user, account.attributes);
                line.add(1, Integer.toString(account.history.size()));
                lines.add(line);
                account
                    .history
                    .values()
                    .forEach(
                        (item, value) -> {
                          items.add(item);
                          values.add(value);
                        });
              }
            });
    file.tensor("accounts.users", text(lines))
        .tensor(
            "accounts.items",
            Tensor.of(items.stream().mapToInt(Integer::intValue).toArray(), items.size()))
        .tensor(
            "accounts.values",
            Tensor.of(values.stream().mapToDouble(Double::doubleValue).toArray(), values.size()));
  }

  static Recommender read(Path path) throws IOException {
    String source = path.toString();
    TensorFile file = TensorFile.read(path);
    require(source, file, VERSION_KEY, Set.of(VERSION));
    require(source, file, KIND, Set.of(RATINGS, PURCHASES));
    try {
      Catalogue catalogue =
          new Catalogue(
              IdMap.of(lines(file, "catalogue.items").stream().map(line -> line.get(0)).toList()),
              file.tensor("catalogue.counts").ints(),
              lines(file, "catalogue.added").stream().map(RecommenderFile::attributes).toList(),
              encoder(source, file, USER_FEATURES),
              encoder(source, file, ITEM_FEATURES));
      ScoringModel model =
          file.metadata(KIND).equals(RATINGS)
              ? RatingScoring.read(file)
              : PurchaseScoring.read(file);
      Recommender recommender = new Recommender(catalogue, model);
      int[] items = file.tensor("accounts.items").ints();
      double[] values = file.tensor("accounts.values").doubles();
      int at = 0;
      for (List<String> line : lines(file, "accounts.users")) {
        History history = new History();
        for (int end = at + Integer.parseInt(line.get(1)); at < end; at++) {
          history.put(Objects.checkIndex(items[at], catalogue.counts().length), values[at]);
        }
        recommender.restore(line.get(0), attributes(line.subList(1, line.size())), history);
      }
      return recommender;
    } catch (NoSuchElementException
        | IndexOutOfBoundsException
        | IllegalArgumentException
        | IllegalStateException
        | CsvParseException e) {
      throw new ModelFormatException(
          source, "content", "must hold a recommender, but " + e.getMessage());
    }
  }

  private static void require(String source, TensorFile file, String key, Set<String> known)
      throws ModelFormatException {
    String found = file.metadata().get(key);
    if (found == null || !known.contains(found)) {
      throw new ModelFormatException(
          source, key, "is " + found + ", must be " + String.join(" or ", new TreeSet<>(known)));
    }
  }

  private static AttributeEncoder encoder(String source, TensorFile file, String name)
      throws ModelFormatException {
    return AttributeEncoder.of(JsonObject.parse(source, file.tensor(name).text()));
  }

  /** The first field, then pairs of name and value. */
  private static List<String> fields(String first, Attributes attributes) {
    List<String> line = new ArrayList<>(List.of(first));
    attributes
        .values()
        .forEach((name, list) -> list.forEach(value -> line.addAll(List.of(name, value))));
    return line;
  }

  private static Attributes attributes(List<String> line) {
    Map<String, List<String>> attributes = new LinkedHashMap<>();
    for (int f = 1; f + 1 < line.size(); f += 2) {
      attributes.computeIfAbsent(line.get(f), name -> new ArrayList<>()).add(line.get(f + 1));
    }
    return new Attributes(attributes);
  }

  private static Tensor text(List<List<String>> lines) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      lines.forEach(csv::writeRecord);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Tensor.ofText(text.toString());
  }

  private static List<List<String>> lines(TensorFile file, String name) {
    return CsvReader.builder()
        .skipEmptyLines(false)
        .allowMissingFields(true)
        .allowExtraFields(true)
        .ofCsvRecord(file.tensor(name).text())
        .stream()
        .map(CsvRecord::getFields)
        .toList();
  }
}
