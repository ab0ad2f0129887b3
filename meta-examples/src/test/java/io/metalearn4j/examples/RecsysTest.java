package io.metalearn4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecsysTest {
  @TempDir private Path directory;
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Main.commandLine()
        .setOut(new PrintWriter(new StringWriter(), true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }

  /** Sixty customers of a shop of twelve items, who mostly take items of their own half. */
  private String shop() throws IOException {
    StringBuilder lines = new StringBuilder("user,item,time\n");
    for (int u = 0; u < 60; u++) {
      for (int n = 0; n < 4; n++) {
        int item = (u % 2) * 6 + (u * 5 + n * n) % 7;
        lines.append("u%d,i%d,2024-%02d-0%d\n".formatted(u, item, 1 + u / 10 + n / 2, 1 + n % 2));
      }
    }
    return file("shop.csv", lines.toString());
  }

  @Test
  void theFirstLookAtAnOwnFileTakesRowsThatThereAre() {
    Set<String> names = new HashSet<>();
    RecsysRows.ratings().forEach(row -> names.add(row.name()));
    RecsysRows.rankings().forEach(row -> names.add(row.name()));
    RecsysRows.tuned().keySet().forEach(row -> names.add(row.name()));
    assertTrue(names.containsAll(RecsysRows.QUICK), names::toString);
    assertTrue(RecsysRows.QUICK.contains(RecsysRows.ratings().get(0).name()));
    assertTrue(RecsysRows.QUICK.contains(RecsysRows.rankings().get(0).name()));
  }

  @Test
  void slowRowsOfAnOwnFileAreTrainedWhenAsked() {
    String slow = "embeddings, BPR";
    assertTrue(Recsys.isAsked(slow, Set.of(), false));
    assertFalse(Recsys.isAsked(slow, Set.of(), true));
    assertTrue(Recsys.isAsked(slow, Set.of("all"), true));
    assertTrue(Recsys.isAsked(slow, Set.of(slow), true));
    assertFalse(Recsys.isAsked("ease", Set.of(slow), true));
  }

  @Test
  void anOwnFileGivesTheRowsOfTheCatalogue() throws IOException {
    Path json = directory.resolve("figures.json");
    assertEquals(
        0,
        run(
            "recsys",
            "--no-relaunch",
            "--ratings",
            shop(),
            "--protocol",
            "full",
            "--k",
            "0,1,2",
            "--seeds",
            "1",
            "--json",
            json.toString()),
        err::toString);
    String figures = Files.readString(json);
    for (String row : new String[] {"metalearn4j", "popularity", "random", "ease", "ials"}) {
      assertTrue(figures.contains('"' + row + '"'), row);
    }
    for (String setting : new String[] {"dataset", "protocol", "part", "k", "rule"}) {
      assertTrue(figures.contains('"' + setting + '"'), setting);
    }
  }

  @Test
  void firstBasketsOfAnOwnFileAreAsked() throws IOException {
    Path json = directory.resolve("figures.json");
    assertEquals(
        0,
        run(
            "recsys",
            "--no-relaunch",
            "--ratings",
            shop(),
            "--protocol",
            "temporal",
            "--json",
            json.toString()),
        err::toString);
    assertTrue(Files.readString(json).contains("\"metalearn4j\""));
  }

  @Test
  void buyersOfNewItemsOfAnOwnFileAreAsked() throws IOException {
    StringBuilder lines = new StringBuilder(Files.readString(Path.of(shop())));
    for (int u = 0; u < 9; u++) {
      lines.append("u%d,new,2024-08-0%d\n".formatted(u, 1 + u));
    }
    Path json = directory.resolve("figures.json");
    String own = file("more.csv", lines.toString());
    assertEquals(
        0,
        run(
            "recsys",
            "--no-relaunch",
            "--ratings",
            own,
            "--protocol",
            "buyers",
            "--k",
            "0,3",
            "--json",
            json.toString()),
        err::toString);
    assertTrue(Files.readString(json).contains("\"customers like the first buyers\""));
  }

  @Test
  void mistakesAreOneLineThatNamesTheRule() throws IOException {
    String[][] mistakes = {
      {"--ratings", directory + "/nowhere.csv", "no such file"},
      {"--ratings", file("a.csv", "user,product\n"), "column 'item' is not in the file"},
      {"--ratings", file("b.csv", "user,item,rating\na,x,many\n"), "'many' must be"},
      {"--ratings", file("c.csv", "user,item\n"), "must hold an interaction"},
      {"--dataset", "netflix", "must be movielens-1m"},
      {"--k", "-1", "-1 is not at least 0"},
      {"--seeds", "0", "0 is not at least 1"},
    };
    for (String[] mistake : mistakes) {
      err.getBuffer().setLength(0);
      assertEquals(2, run("recsys", "--no-relaunch", mistake[0], mistake[1]));
      String[] lines = err.toString().split("\n", -1);
      assertTrue(lines[0].contains(mistake[0]) && lines[0].contains(mistake[2]), lines[0]);
      assertEquals("Try: examples.jar recsys --help", lines[1].strip());
    }
    String timeless = file("d.csv", "user,item\na,x\nb,y\n");
    assertEquals(
        2, run("recsys", "--no-relaunch", "--ratings", timeless, "--protocol", "temporal"));
    assertTrue(err.toString().contains("temporal needs times"), err::toString);
    assertEquals(2, run("recsys", "--no-relaunch", "--ratings", timeless, "--protocol", "recbole"));
    assertTrue(err.toString().contains("recbole needs ratings"), err::toString);
    String few = file("e.csv", "user,item,rating\na,x,1\nb,y,5\n");
    assertEquals(2, run("recsys", "--no-relaunch", "--ratings", few, "--protocol", "recbole"));
    assertTrue(err.toString().contains("recbole needs users with 13 to 100"), err::toString);
  }
}
