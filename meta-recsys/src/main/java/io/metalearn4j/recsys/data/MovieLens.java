package io.metalearn4j.recsys.data;

import io.metalearn4j.data.table.CsvFormat;
import io.metalearn4j.data.table.DataTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Readers of the MovieLens archives (GroupLens) in their original formats, and of the split of
 * MovieLens 1M that MeLU is evaluated on.
 *
 * @see <a href="https://dl.acm.org/doi/10.1145/2827872">Harper, Konstan: The MovieLens datasets,
 *     ACM TiiS 2015</a>
 */
public final class MovieLens {
  private static final Pattern YEAR = Pattern.compile("\\((\\d{4})\\)\\s*$");
  private static final List<String> GENRES_100K =
      List.of(
          "unknown",
          "Action",
          "Adventure",
          "Animation",
          "Children's",
          "Comedy",
          "Crime",
          "Documentary",
          "Drama",
          "Fantasy",
          "Film-Noir",
          "Horror",
          "Musical",
          "Mystery",
          "Romance",
          "Sci-Fi",
          "Thriller",
          "War",
          "Western");

  private static final String[] RATING = {"user", "movie", "rating", "time"};
  private static final String[] EXTRA = {
    "movie",
    "title",
    "year",
    "rated",
    "released",
    "genre",
    "director",
    "writer",
    "actor",
    "plot",
    "poster"
  };

  private MovieLens() {}

  /**
   * {@code u.data}, {@code u.user}, {@code u.item} of MovieLens 100K.
   *
   * @throws IOException when a file cannot be read
   */
  public static Dataset read100k(Path folder) throws IOException {
    DataTable known =
        plain("|", "user", "age", "sex", "occupation", "zip")
            .categorical("user", "age", "sex", "occupation", "zip")
            .read(file(folder, "u.user"));
    Map<String, Attributes> users = new HashMap<>();
    for (int row = 0; row < known.rows(); row++) {
      users.put(text(known, "user", row), user(known, row, ageGroup(text(known, "age", row))));
    }
    List<String> columns = new ArrayList<>(List.of("movie", "title", "release", "video", "url"));
    columns.addAll(GENRES_100K);
    DataTable movies =
        plain("|", columns.toArray(String[]::new))
            .categorical(columns.toArray(String[]::new))
            .read(file(folder, "u.item"));
    Map<String, Attributes> items = new HashMap<>();
    for (int row = 0; row < movies.rows(); row++) {
      int movie = row;
      List<String> genres =
          GENRES_100K.stream().filter(g -> text(movies, g, movie).equals("1")).toList();
      items.put(
          text(movies, "movie", row),
          withYear(Attributes.none().with("genre", genres), text(movies, "title", row)));
    }
    return Dataset.of("movielens-100k", ratings("\t", file(folder, "u.data")), users, items);
  }

  /**
   * {@code ratings.dat}, {@code users.dat}, {@code movies.dat} of MovieLens 1M and, where present,
   * {@code movies_extrainfos.dat}.
   *
   * @throws IOException when a file cannot be read
   */
  public static Dataset read1m(Path folder) throws IOException {
    return Dataset.of(
        "movielens-1m",
        ratings("::", file(folder, "ratings.dat")),
        users1m(folder),
        items1m(folder));
  }

  /**
   * MeLU's split of MovieLens 1M, {@code part,user,movie,rating} under a header.
   *
   * @return the data set, whose interactions are those of all parts
   * @throws IOException when a file cannot be read
   * @see <a href="https://dl.acm.org/doi/10.1145/3292500.3330859">Lee et al.: MeLU, KDD 2019</a>
   */
  public static Split readMeluSplit(Path folder) throws IOException {
    DataTable table =
        CsvFormat.commas()
            .categorical("part", "user", "movie")
            .numeric("rating")
            .read(file(folder, "melu-split.csv"));
    List<String> parts = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      parts.add(text(table, "part", row));
    }
    return new Split(
        Dataset.of(
            "movielens-1m",
            InteractionFrame.columns("user", "movie").value("rating").read(table).interactions(),
            users1m(folder),
            items1m(folder)),
        List.copyOf(parts));
  }

  /**
   * A data set and the part that each of its interactions belongs to.
   *
   * @param dataset the data set
   * @param parts name of the part of each interaction
   */
  public record Split(Dataset dataset, List<String> parts) {
    /** The interactions of one part. */
    public Interactions part(String name) {
      return dataset.interactions().where(e -> parts.get(e).equals(name));
    }
  }

  private static Map<String, Attributes> users1m(Path folder) throws IOException {
    DataTable known =
        plain("::", "user", "sex", "age", "occupation", "zip")
            .categorical("user", "sex", "age", "occupation", "zip")
            .read(file(folder, "users.dat"));
    Map<String, Attributes> users = new HashMap<>();
    for (int row = 0; row < known.rows(); row++) {
      users.put(text(known, "user", row), user(known, row, text(known, "age", row)));
    }
    return users;
  }

  private static Map<String, Attributes> items1m(Path folder) throws IOException {
    DataTable movies =
        plain("::", "movie", "title", "genre")
            .categorical("movie", "title", "genre")
            .read(file(folder, "movies.dat"));
    Map<String, Attributes> items = new HashMap<>();
    for (int row = 0; row < movies.rows(); row++) {
      List<String> genres = Arrays.asList(text(movies, "genre", row).split("\\|"));
      items.put(
          text(movies, "movie", row),
          withYear(Attributes.none().with("genre", genres), text(movies, "title", row)));
    }
    Path extra = file(folder, "movies_extrainfos.dat");
    if (Files.exists(extra)) {
      addExtra(extra, items);
    }
    return items;
  }

  private static void addExtra(Path file, Map<String, Attributes> items) throws IOException {
    DataTable movies =
        plain("::", EXTRA)
            .categorical("movie", "year", "rated", "genre", "director", "writer", "actor", "plot")
            .read(file);
    for (int row = 0; row < movies.rows(); row++) {
      Attributes known = items.getOrDefault(text(movies, "movie", row), Attributes.none());
      String year = text(movies, "year", row);
      if (known.get("year").isEmpty() && year.matches("\\d{4}")) {
        known = withYear(known, "(" + year + ")");
      }
      items.put(
          text(movies, "movie", row),
          known
              .with("rated", text(movies, "rated", row))
              .with("genre2", names(text(movies, "genre", row)))
              .with("director", names(text(movies, "director", row)))
              .with("writer", names(text(movies, "writer", row)))
              .with("actor", names(text(movies, "actor", row)))
              .with("plot", text(movies, "plot", row)));
    }
  }

  /** The item features that the models were tuned with on MovieLens 1M. */
  public static List<AttributeEncoder.Attribute> itemAttributes() {
    return List.of(
        new AttributeEncoder.Numeric("year", 1, 2),
        new AttributeEncoder.Category("genre", 1, 3),
        new AttributeEncoder.Category("rated", 1, 3),
        new AttributeEncoder.Category("director", 1, 3),
        new AttributeEncoder.Category("writer", .7, 3),
        new AttributeEncoder.Category("actor", .7, 3),
        new AttributeEncoder.Category("halfDecade", .7, 3),
        new AttributeEncoder.Category("decade", 1, 3));
  }

  /** The similarity of items that the models of new items were tuned with on MovieLens 1M. */
  public static List<ContentEncoder.Block> itemContent() {
    return List.of(
        ContentEncoder.Tokens.of(1, "genre"),
        ContentEncoder.Tokens.of(1, "genre2"),
        ContentEncoder.Tokens.of(.5, "rated"),
        ContentEncoder.Tokens.of(1, "director"),
        ContentEncoder.Tokens.of(.5, "writer"),
        ContentEncoder.Tokens.of(.3, "actor"),
        new ContentEncoder.Numeric(.3, "year", 6),
        new ContentEncoder.Text(1, "plot"));
  }

  /** The user features that the models were tuned with on MovieLens. */
  public static List<AttributeEncoder.Attribute> userAttributes() {
    return List.of(
        new AttributeEncoder.Category("sex", 1, 1),
        new AttributeEncoder.Category("age", 1, 1),
        new AttributeEncoder.Category("occupation", 1, 1),
        new AttributeEncoder.Category("region", 1, 1));
  }

  private static Attributes user(DataTable users, int row, String age) {
    String zip = text(users, "zip", row);
    return Attributes.none()
        .with("sex", text(users, "sex", row))
        .with("age", age)
        .with("occupation", text(users, "occupation", row))
        .with("region", zip.isEmpty() ? "?" : zip.substring(0, 1));
  }

  private static String ageGroup(String age) {
    int years = Integer.parseInt(age);
    int group =
        years < 18
            ? 1
            : years < 25
                ? 18
                : years < 35 ? 25 : years < 45 ? 35 : years < 50 ? 45 : years < 56 ? 50 : 56;
    return Integer.toString(group);
  }

  private static Attributes withYear(Attributes attributes, String title) {
    Matcher matcher = YEAR.matcher(title);
    if (!matcher.find()) {
      return attributes;
    }
    int year = Integer.parseInt(matcher.group(1));
    return attributes
        .with("year", Integer.toString(year))
        .with("halfDecade", Integer.toString(year / 5 * 5))
        .with("decade", Integer.toString(year / 10 * 10));
  }

  private static List<String> names(String list) {
    return Arrays.stream(list.split(","))
        .map(n -> n.replaceAll("\\(.*?\\)", "").strip())
        .filter(n -> !n.isEmpty() && !n.equals("N/A"))
        .distinct()
        .toList();
  }

  /** Ratings with or without a fourth field, their time. */
  private static Interactions ratings(String separator, Path file) throws IOException {
    int fields = plain(separator).names(file).size();
    CsvFormat format =
        plain(separator, Arrays.copyOf(RATING, Math.min(fields, RATING.length)))
            .categorical("user", "movie")
            .numeric("rating");
    InteractionFrame frame = InteractionFrame.columns("user", "movie").value("rating");
    return fields < RATING.length
        ? frame.read(format.read(file)).interactions()
        : frame.time("time").read(format.categorical("time").read(file)).interactions();
  }

  /** A Latin-1 file without quotes and header, as the archives have. */
  private static CsvFormat plain(String separator, String... columns) {
    return CsvFormat.separatedBy(separator)
        .unquoted()
        .charset(StandardCharsets.ISO_8859_1)
        .header(columns);
  }

  private static String text(DataTable table, String column, int row) {
    return table.category(column, row).orElse("");
  }

  /** A file, or the same packed. */
  static Path file(Path folder, String name) {
    Path plain = folder.resolve(name);
    return Files.exists(plain) ? plain : folder.resolve(name + ".gz");
  }
}
