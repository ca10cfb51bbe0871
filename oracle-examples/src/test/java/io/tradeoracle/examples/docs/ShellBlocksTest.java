package io.tradeoracle.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.examples.CommandLineRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs each `sh` block of the documentation; a `text` block after it is what it prints. */
class ShellBlocksTest {

  /** What builds the project cannot be run from within its build. */
  private static final List<String> BUILD = List.of("mvn -Pdemo\n", "mvn verify\n");

  private static final Pattern COMMAND =
      Pattern.compile(
          "java -jar oracle-examples/target/oracle-examples\\.jar "
              + "([^<\\n]+?)(?: <<'CSV'\\n(.*)CSV)?\\n",
          Pattern.DOTALL);

  private record Example(String name, Page.Block command, Optional<String> output) {}

  @Test
  void thereAreExamplesOfEveryCommandThatReadsStandardInput() {
    assertThat(examples())
        .extracting(Example::name)
        .anyMatch(name -> name.contains("jar price"))
        .anyMatch(name -> name.contains("jar implied-vol"))
        .anyMatch(name -> name.contains("jar iv-rank"));
  }

  @TestFactory
  List<DynamicTest> everyExampleDoesWhatItSays() {
    return examples().stream()
        .map(example -> DynamicTest.dynamicTest(example.name(), () -> run(example)))
        .toList();
  }

  private static void run(Example example) {
    Matcher matcher = COMMAND.matcher(example.command().body());
    assertThat(matcher.matches()).as(example.name()).isTrue();
    String input = Optional.ofNullable(matcher.group(2)).orElse("");

    CommandLineRun run = CommandLineRun.of(input, matcher.group(1).split(" "));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isNotEmpty();
    example.output().ifPresent(output -> assertThat(run.out()).isEqualTo(output));
  }

  private static List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    for (Page page : Page.all()) {
      List<Page.Block> blocks = page.blocks();
      for (int i = 0; i < blocks.size(); i++) {
        Page.Block block = blocks.get(i);
        if (block.language().equals("sh") && !BUILD.contains(block.body())) {
          Optional<String> output =
              Optional.of(blocks.subList(i + 1, blocks.size()))
                  .filter(rest -> !rest.isEmpty() && rest.get(0).language().equals("text"))
                  .map(rest -> rest.get(0).body());
          String firstLine = block.body().lines().findFirst().orElse("");
          examples.add(new Example(page.path() + ": " + firstLine, block, output));
        }
      }
    }
    return examples;
  }
}
