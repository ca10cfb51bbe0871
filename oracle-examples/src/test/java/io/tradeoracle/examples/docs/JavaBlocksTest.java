package io.tradeoracle.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each Java block is a run of lines of a guide program, which other tests compile and run. */
class JavaBlocksTest {

  private static final List<String> PROGRAMS =
      List.of("src/main/java", "src/test/java").stream()
          .map(folder -> Path.of(folder, "io/tradeoracle/examples/guide"))
          .flatMap(Page::sources)
          .map(Page::read)
          .toList();

  @Test
  void everyJavaBlockIsAPieceOfACompiledProgram() {
    List<String> blocks =
        Page.all().stream()
            .flatMap(page -> page.blocks().stream())
            .filter(block -> block.language().equals("java"))
            .map(Page.Block::body)
            .toList();

    assertThat(blocks).hasSizeGreaterThanOrEqualTo(4).allMatch(JavaBlocksTest::isCompiled);
  }

  /** The documentation leaves out the indentation of the block's place in the program. */
  private static boolean isCompiled(String block) {
    return IntStream.of(0, 2, 4, 6, 8)
        .mapToObj(spaces -> block.indent(spaces).replaceAll("(?m)^ +$", ""))
        .anyMatch(piece -> PROGRAMS.stream().anyMatch(program -> program.contains(piece)));
  }
}
