package io.metalearn4j.examples;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The Java in the README and in the pages of docs, compiled. */
final class Readme {
  private static final Path ROOT = Path.of("..");
  private static final Pattern FENCE =
      Pattern.compile("^```java\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);

  /** Packages of the core whose classes the README uses without saying where they are. */
  static final List<String> CORE =
      List.of("algorithm", "data", "graph", "learner", "model", "optim", "parameter", "train");

  private Readme() {}

  /** The README's blocks of Java, in order. */
  static List<String> blocks() throws IOException {
    return blocks("README.md");
  }

  /** The blocks of Java of a page, in order. */
  static List<String> blocks(String page) throws IOException {
    return FENCE
        .matcher(Files.readString(ROOT.resolve(page)))
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  /**
   * Compiles a class and loads it.
   *
   * @param directory where to compile it
   * @param name the class's name
   * @param code its source, without package and imports
   * @param packages what it uses, below {@code io.metalearn4j}
   */
  static Class<?> load(Path directory, String name, String code, List<String> packages)
      throws IOException, ReflectiveOperationException {
    StringJoiner source =
        new StringJoiner("\n", "import java.util.List;\nimport java.util.Optional;\n", "");
    packages.forEach(used -> source.add("import io.metalearn4j." + used + ".*;"));
    Path file = Files.writeString(directory.resolve(name + ".java"), source.add(code).toString());
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> errors = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(errors, Locale.ROOT, null)) {
      List<String> options = List.of("-d", directory.toString(), "-proc:none");
      boolean compiles =
          compiler
              .getTask(null, files, errors, options, null, files.getJavaFileObjects(file))
              .call();
      if (!compiles) {
        throw new IllegalStateException(errors.getDiagnostics() + "\nin\n" + source);
      }
    }
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {directory.toUri().toURL()}, Readme.class.getClassLoader())) {
      for (String part : directory.toFile().list((folder, found) -> found.endsWith(".class"))) {
        loader.loadClass(part.replace(".class", "")); // its inner classes, before the loader closes
      }
      return Class.forName(name, true, loader);
    }
  }
}
