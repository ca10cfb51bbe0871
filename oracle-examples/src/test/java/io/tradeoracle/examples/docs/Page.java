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
    Stream<String> top = filesIn(ROOT, ".md").map(Path::getFileName).map(Path::toString);
    Stream<String> docs =
        filesIn(ROOT.resolve("docs"), ".md").map(page -> "docs/" + page.getFileName());
    return Stream.concat(top, docs).map(Page::of).toList();
  }

  /** Returns the files of a folder and the folders in it whose names end so, by name. */
  static Stream<Path> sources(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  private static Stream<Path> filesIn(Path folder, String suffix) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
