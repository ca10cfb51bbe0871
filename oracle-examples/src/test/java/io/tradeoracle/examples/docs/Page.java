package io.tradeoracle.examples.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param path from the root of the project
 */
record Page(Path path, String text) {

  static final Path ROOT = Path.of(System.getProperty("tradeoracle.root"));

  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  /**
   * A fenced block.
   *
   * @param body its lines, each ended by a newline
   */
  record Block(String language, String body) {}

  static Page of(String path) {
    return new Page(Path.of(path), read(ROOT.resolve(path)));
  }

  /** Returns every page there is. */
  static List<Page> all() {
    return Stream.of("", "docs")
        .flatMap(folder -> files(ROOT.resolve(folder), 1, ".md"))
        .map(file -> Page.of(ROOT.relativize(file).toString()))
        .toList();
  }

  /** Returns the source files of a folder and of the folders in it, by name. */
  static Stream<Path> sources(Path folder) {
    return files(folder, Integer.MAX_VALUE, ".java");
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the fenced blocks, in order. */
  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      blocks.add(new Block(matcher.group(1), matcher.group(2)));
    }
    return blocks;
  }

  /** Returns the cells of each row of a table that begins with a name in code, in order. */
  List<List<String>> rows() {
    return text.lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.substring(2, line.length() - 2))
        .map(line -> List.of(line.split(" (?<!\\\\)\\| ", -1)))
        .toList();
  }

  private static Stream<Path> files(Path folder, int depth, String suffix) {
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
