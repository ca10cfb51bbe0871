package io.tradeoracle.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PagesTest {

  private static final Pattern LINK = Pattern.compile("\\]\\((?!http)([^)#]+)[^)]*\\)");
  private static final Pattern CODE_NAME = Pattern.compile("`([a-zA-Z]\\w+)`");

  @Test
  void everyLinkLeadsSomewhere() {
    for (Page page : Page.all()) {
      Path folder = Page.ROOT.resolve(page.path()).getParent();
      assertThat(found(LINK, page.text()))
          .as(page.path().toString())
          .allMatch(link -> Files.exists(folder.resolve(link)));
    }
  }

  @Test
  void everyNameInTheUnitsIsOneOfTheCode() {
    Set<String> words =
        Page.sources(Page.ROOT.resolve("oracle-core/src/main/java"))
            .flatMap(source -> Pattern.compile("\\W+").splitAsStream(Page.read(source)))
            .collect(Collectors.toSet());

    assertThat(found(CODE_NAME, Page.of("docs/units.md").text()))
        .hasSizeGreaterThan(40)
        .allMatch(words::contains);
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }
}
