package io.metalearn4j.recsys.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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

  private MovieLens() {}

  /** {@code u.data}, {@code u.user}, {@code u.item} of MovieLens 100K. */
  public static Dataset read100k(Path folder) {
    Interactions.Builder ratings = new Interactions.Builder(new IdMap(), new IdMap());
    DelimitedFile.plain(file(folder, "u.data"), "\t")
        .forEach(
            f ->
                ratings.add(
                    new Interaction(
                        f.get(0),
                        f.get(1),
                        Double.parseDouble(f.get(2)),
                        Instant.ofEpochSecond(Long.parseLong(f.get(3))))));
    Map<String, Attributes> users = new HashMap<>();
    DelimitedFile.plain(file(folder, "u.user"), "|")
        .forEach(f -> users.put(f.get(0), user(f.get(2), ageGroup(f.get(1)), f.get(3), f.get(4))));
    Map<String, Attributes> items = new HashMap<>();
    DelimitedFile.plain(file(folder, "u.item"), "|")
        .forEach(
            f -> {
              List<String> genres = new ArrayList<>();
              for (int g = 0; g < GENRES_100K.size() && 5 + g < f.size(); g++) {
                if (f.get(5 + g).equals("1")) {
                  genres.add(GENRES_100K.get(g));
                }
              }
              items.put(f.get(0), withYear(Attributes.none().with("genre", genres), f.get(1)));
            });
    return Dataset.of("movielens-100k", ratings.build(), users, items);
  }

  /**
   * {@code ratings.dat}, {@code users.dat}, {@code movies.dat} of MovieLens 1M and, where present,
   * {@code movies_extrainfos.dat}.
   */
  public static Dataset read1m(Path folder) {
    Interactions.Builder ratings = new Interactions.Builder(new IdMap(), new IdMap());
    DelimitedFile.plain(file(folder, "ratings.dat"), "::")
        .forEach(
            f ->
                ratings.add(
                    new Interaction(
                        f.get(0),
                        f.get(1),
                        Double.parseDouble(f.get(2)),
                        f.size() > 3
                            ? Instant.ofEpochSecond(Long.parseLong(f.get(3)))
                            : Instant.EPOCH)));
    return Dataset.of("movielens-1m", ratings.build(), users1m(folder), items1m(folder));
  }

  /**
   * MeLU's split of MovieLens 1M, {@code part,user,movie,rating} under a header.
   *
   * @return the data set, whose interactions are those of all parts
   * @see <a href="https://dl.acm.org/doi/10.1145/3292500.3330859">Lee et al.: MeLU, KDD 2019</a>
   */
  public static Split readMeluSplit(Path folder) {
    Interactions.Builder ratings = new Interactions.Builder(new IdMap(), new IdMap());
    List<String> parts = new ArrayList<>();
    DelimitedFile.of(file(folder, "melu-split.csv"))
        .forEachNamed(
            List.of("part", "user", "movie", "rating"),
            line -> {
              parts.add(line.get("part"));
              ratings.add(
                  Interaction.rating(
                      line.get("user"), line.get("movie"), Double.parseDouble(line.get("rating"))));
            });
    return new Split(
        Dataset.of("movielens-1m", ratings.build(), users1m(folder), items1m(folder)),
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

  private static Map<String, Attributes> users1m(Path folder) {
    Map<String, Attributes> users = new HashMap<>();
    DelimitedFile.plain(file(folder, "users.dat"), "::")
        .forEach(f -> users.put(f.get(0), user(f.get(1), f.get(2), f.get(3), f.get(4))));
    return users;
  }

  private static Map<String, Attributes> items1m(Path folder) {
    Map<String, Attributes> items = new HashMap<>();
    DelimitedFile.plain(file(folder, "movies.dat"), "::")
        .forEach(
            f ->
                items.put(
                    f.get(0),
                    withYear(
                        Attributes.none().with("genre", Arrays.asList(f.get(2).split("\\|"))),
                        f.get(1))));
    Path extra = folder.resolve("movies_extrainfos.dat");
    if (Files.exists(extra) || Files.exists(folder.resolve("movies_extrainfos.dat.gz"))) {
      DelimitedFile.plain(file(folder, "movies_extrainfos.dat"), "::")
          .forEach(
              f -> {
                Attributes known = items.getOrDefault(f.get(0), Attributes.none());
                if (known.get("year").isEmpty() && f.get(2).matches("\\d{4}")) {
                  known = withYear(known, "(" + f.get(2) + ")");
                }
                items.put(
                    f.get(0),
                    known
                        .with("rated", f.get(3))
                        .with("genre2", names(f.get(5)))
                        .with("director", names(f.get(6)))
                        .with("writer", names(f.get(7)))
                        .with("actor", names(f.get(8)))
                        .with("plot", f.get(9)));
              });
    }
    return items;
  }

  /** The item features that the models were tuned with on MovieLens 1M. */
  public static List<FeatureEncoder.Attribute> itemAttributes() {
    return List.of(
        new FeatureEncoder.Numeric("year", 1, 2),
        new FeatureEncoder.Category("genre", 1, 3),
        new FeatureEncoder.Category("rated", 1, 3),
        new FeatureEncoder.Category("director", 1, 3),
        new FeatureEncoder.Category("writer", .7, 3),
        new FeatureEncoder.Category("actor", .7, 3),
        new FeatureEncoder.Category("halfDecade", .7, 3),
        new FeatureEncoder.Category("decade", 1, 3));
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
  public static List<FeatureEncoder.Attribute> userAttributes() {
    return List.of(
        new FeatureEncoder.Category("sex", 1, 1),
        new FeatureEncoder.Category("age", 1, 1),
        new FeatureEncoder.Category("occupation", 1, 1),
        new FeatureEncoder.Category("region", 1, 1));
  }

  private static Attributes user(String sex, String age, String occupation, String zip) {
    return Attributes.none()
        .with("sex", sex)
        .with("age", age)
        .with("occupation", occupation)
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

  private static Path file(Path folder, String name) {
    Path plain = folder.resolve(name);
    return Files.exists(plain) ? plain : folder.resolve(name + ".gz");
  }
}
