package io.metalearn4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README and the pages of docs agree with each other. */
class PagesTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]*)#?([^)\\s]*)\\)");
  private static final Pattern HEADING =
      Pattern.compile("^(#+) (.*)$(?s:(.*?))(?=^#|\\z)", Pattern.MULTILINE);
  private static final Pattern FIGURE = Pattern.compile("\\d*\\.\\d+");

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(Stream.of(ROOT.resolve("README.md")), docs)
          .filter(page -> page.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  /** A heading's name in links, as forges make it. */
  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", "").replace(' ', '-');
  }

  /** What stands under a heading, sections below it included. */
  private static String section(Path page, String anchor) throws IOException {
    StringBuilder section = new StringBuilder();
    int level = 0;
    for (MatchResult part : HEADING.matcher(Files.readString(page)).results().toList()) {
      int own = part.group(1).length();
      level = level > 0 && own <= level ? -1 : level;
      level = level == 0 && anchor(part.group(2)).equals(anchor) ? own : level;
      section.append(level > 0 ? part.group(3) : "");
    }
    return section.toString();
  }

  @Test
  void everyLinkWithinTheProjectLeadsToAFileAndAHeading() throws IOException {
    for (Path page : pages()) {
      for (MatchResult link : LINK.matcher(Files.readString(page)).results().toList()) {
        if (!link.group(1).contains("://")) {
          Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
          assertTrue(Files.exists(target), page + ": " + link.group());
          assertTrue(
              link.group(2).isEmpty() || !section(target, link.group(2)).isBlank(),
              page + ": " + link.group());
        }
      }
    }
  }

  @Test
  void everyFigureOfASummaryStandsInTheSectionThatItsLineLinksTo() throws IOException {
    int figures = 0;
    for (Path page : pages()) {
      for (String line : Files.readAllLines(page)) {
        List<String> cells = new ArrayList<>(List.of(line.split("\\|", -1)));
        if (cells.size() > 2 && cells.get(1).strip().startsWith("[")) {
          MatchResult link = LINK.matcher(cells.get(1)).results().findFirst().orElseThrow();
          Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
          String section = section(target, link.group(2));
          String rest = String.join("|", cells.subList(2, cells.size()));
          for (MatchResult figure : FIGURE.matcher(rest).results().toList()) {
            assertTrue(section.contains(figure.group()), figure.group() + " of " + line);
            figures++;
          }
        }
      }
    }
    assertTrue(figures > 60, figures + " figures");
    assertEquals("", section(ROOT.resolve("README.md"), "no such heading"));
  }
}
