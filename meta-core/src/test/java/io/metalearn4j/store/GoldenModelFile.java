package io.metalearn4j.store;

import java.io.IOException;
import java.nio.file.Path;

/** Generator of the golden file; run once a release, with the file to write as its argument. */
final class GoldenModelFile {
  private GoldenModelFile() {}

  public static void main(String[] args) throws IOException {
    Models.small(1).write(Path.of(args[0]));
  }
}
