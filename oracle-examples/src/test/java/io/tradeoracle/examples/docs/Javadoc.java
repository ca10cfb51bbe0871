package io.tradeoracle.examples.docs;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the comments of a source file of the core say, as the documentation writes it. */
record Javadoc(String source) {

  private static final String COMMENT = "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*";
  private static final Pattern CONSTANT =
      Pattern.compile(COMMENT + "([A-Z][A-Z_]+)(?:\\([^)]*\\))?[,;\\n]", Pattern.DOTALL);

  static Javadoc of(Class<?> type) {
    String file = type.getName().replace('.', '/') + ".java";
    return new Javadoc(Page.read(Page.ROOT.resolve(Path.of("oracle-core/src/main/java", file))));
  }

  /** Returns the comment of each constant of an enum, in order. */
  Map<String, String> constants() {
    Map<String, String> comments = new LinkedHashMap<>();
    Matcher matcher = CONSTANT.matcher(source);
    while (matcher.find()) {
      comments.put(matcher.group(2), plain(matcher.group(1)));
    }
    return comments;
  }

  /** Returns the comment of each component of a record, in order. */
  Map<String, String> components(String record) {
    Pattern pattern = Pattern.compile(COMMENT + "public record " + record + "\\(", Pattern.DOTALL);
    Matcher matcher = pattern.matcher(source);
    if (!matcher.find()) {
      throw new IllegalArgumentException("no record is called " + record);
    }
    Map<String, String> comments = new LinkedHashMap<>();
    String[] parts = matcher.group(1).split("@param ", -1);
    for (int i = 1; i < parts.length; i++) {
      String[] nameAndText = parts[i].split(" ", 2);
      comments.put(nameAndText[0], plain(nameAndText[1]));
    }
    return comments;
  }

  private static String plain(String comment) {
    return comment
        .replaceAll("\\n\\s*\\* ?", " ")
        .replaceAll("\\s+", " ")
        .strip()
        .replaceAll("\\{@(?:link|code) (?:\\w*#)?(\\w+)\\}", "$1")
        .replace("|", "\\|");
  }
}
