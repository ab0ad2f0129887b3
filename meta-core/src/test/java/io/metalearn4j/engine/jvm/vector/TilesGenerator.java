package io.metalearn4j.engine.jvm.vector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes {@code Tiles.java}: a class for each number of rows and vectors, because sums stay in
 * registers only if each is a variable of its own. Run it from the module's directory when a shape
 * is added, then apply the formatter.
 */
final class TilesGenerator {
  static final Path TARGET = Path.of("src/main/java/io/metalearn4j/engine/jvm/vector/Tiles.java");
  private static final int MAX_ROWS = 6;
  private static final int MAX_VECTORS = 4;
  private static final String PARAMETERS =
      "int k, int n, int last, float[] a, int p, int stride, float[] b, int q,"
          + " float[] init, int s, int initStride, float[] c, int r";
  private static final String OF =
      """
      private Tiles() {}

      /**
       * The tile of a number of rows and vectors.
       *
       * @param isTransposed whether A is
       */
      static Tile of(int rows, int vectors, boolean isTransposed) {
        return (isTransposed ? TRANSPOSED_TILES : TILES)[rows - 1][vectors - 1];
      }
      """;

  private TilesGenerator() {}

  public static void main(String[] args) throws IOException {
    Files.writeString(TARGET, source());
  }

  static String source() {
    StringBuilder out = new StringBuilder();
    line(
        out,
        """
        package io.metalearn4j.engine.jvm.vector;

        import static io.metalearn4j.engine.jvm.vector.Lanes.L;
        import static io.metalearn4j.engine.jvm.vector.Lanes.SPECIES;

        import jdk.incubator.vector.FloatVector;
        /**
         * Tiles of {@code C = init + A B}: a few rows and vectors of columns, summed over all k in registers. Written by
         * {@code TilesGenerator}; do not edit.
         *
         * <p>The arguments are those of {@code ProductKernels.multiply} with each offset at the tile's corner; {@code last}
         * is where the tile's last vector begins, so that it may overlap the one before it. The sums start from
         * {@code init}, also where that is zeros: behind a branch they would not stay in registers.
         *
         * <p>A is read row by row or, transposed, column by column; {@code stride} is the distance between these. Each has
         * tiles of its own, because the JIT compiler checks the bounds of neighbours in an array once for all of them if
         * it knows that they are neighbours.
         *
         * <p>JDK 17 makes objects of vectors where a method, with all that is inlined into it, grows beyond 18,000
         * nodes while it is parsed ({@code NodeCountInliningCutoff}). So a tile is an object of a class of its own: of such
         * calls, the JIT compiler inlines two at most.
         */
        final class Tiles {
          /** A product of one shape. */
          abstract static class Tile {
        """);
    line(out, "abstract void run(" + PARAMETERS + ");\n}\n");
    table(out, "TILES", "Tile");
    table(out, "TRANSPOSED_TILES", "TransposedTile");
    line(out, OF);
    for (int rows = 1; rows <= MAX_ROWS; rows++) {
      for (int vectors = 1; vectors <= MAX_VECTORS; vectors++) {
        tile(out, rows, vectors, false);
        tile(out, rows, vectors, true);
      }
    }
    line(out, "}");
    return out.toString();
  }

  private static void table(StringBuilder out, String name, String tile) {
    line(out, "private static final Tile[][] " + name + " = {");
    for (int rows = 1; rows <= MAX_ROWS; rows++) {
      int height = rows;
      line(
          out,
          IntStream.rangeClosed(1, MAX_VECTORS)
              .mapToObj(vectors -> "new %s%dx%d()".formatted(tile, height, vectors))
              .collect(Collectors.joining(", ", "{", "},")));
    }
    line(out, "};\n");
  }

  private static void tile(StringBuilder out, int rows, int vectors, boolean isTransposed) {
    line(
        out,
        "private static final class %sTile%dx%d extends Tile {"
            .formatted(isTransposed ? "Transposed" : "", rows, vectors));
    line(out, "@Override\nvoid run(" + PARAMETERS + ") {");
    for (int i = 1; i < rows && !isTransposed; i++) {
      line(out, "int p%d = p + %s;".formatted(i, times(i, "stride")));
    }
    for (int i = 0; i < rows; i++) {
      for (int v = 0; v < vectors; v++) {
        line(
            out,
            "FloatVector c%d%d = FloatVector.fromArray(SPECIES, init, s%s%s);"
                .formatted(i, v, plus(i, "initStride"), column(v, vectors)));
      }
    }
    line(out, "int row = q;");
    if (isTransposed) {
      line(out, "int column = p;");
    }
    line(out, "for (int l = 0; l < k; l++) {");
    for (int v = 0; v < vectors; v++) {
      line(
          out,
          "FloatVector b%d = FloatVector.fromArray(SPECIES, b, row%s);"
              .formatted(v, column(v, vectors)));
    }
    for (int i = 0; i < rows; i++) {
      line(
          out,
          "%sx = FloatVector.broadcast(SPECIES, a[%s]);"
              .formatted(
                  i == 0 ? "FloatVector " : "",
                  isTransposed ? "column" + plus(i) : "p" + (i == 0 ? "" : i) + " + l"));
      for (int v = 0; v < vectors; v++) {
        line(out, "c%1$d%2$d = x.fma(b%2$d, c%1$d%2$d);".formatted(i, v));
      }
    }
    line(out, "row += n;");
    if (isTransposed) {
      line(out, "column += stride;");
    }
    line(out, "}");
    for (int i = 0; i < rows; i++) {
      for (int v = 0; v < vectors; v++) {
        line(
            out,
            "FloatVector.zero(SPECIES).add(c%d%d).intoArray(c, r%s%s);"
                .formatted(i, v, plus(i, "n"), column(v, vectors)));
      }
    }
    line(out, "}\n}\n");
  }

  private static String column(int v, int vectors) {
    return v > 0 && v == vectors - 1 ? " + last" : plus(v, "L");
  }

  private static String plus(int number) {
    return number == 0 ? "" : " + " + number;
  }

  private static String plus(int factor, String name) {
    return factor == 0 ? "" : " + " + times(factor, name);
  }

  private static String times(int factor, String name) {
    return factor == 1 ? name : factor + " * " + name;
  }

  private static void line(StringBuilder out, String text) {
    out.append(text).append('\n');
  }
}
