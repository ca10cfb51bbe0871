package io.tradeoracle.examples.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir private Path parent;

  @Test
  void isMadeAndClaimedAgainAfterItsRelease() throws IOException {
    Path folder = parent.resolve("a/b");
    DataFolder.claim(folder, "x").close();

    try (DataFolder again = DataFolder.claim(folder, "x")) {
      assertThat(again.path()).isEqualTo(folder);
    }
  }

  @Test
  void isClaimedOnce() throws IOException {
    try (DataFolder first = DataFolder.claim(parent.resolve("f"), "x")) {
      first.note("http://127.0.0.1:8080");

      assertThatIOException()
          .isThrownBy(() -> DataFolder.claim(first.path(), "x"))
          .withMessageContaining("is in use by process")
          .withMessageEndingWith("at http://127.0.0.1:8080");
    }
  }

  @Test
  void isNotTakenFromSomebodyElse() throws IOException {
    Files.writeString(parent.resolve("letter.txt"), "dear");

    assertThatIOException()
        .isThrownBy(() -> DataFolder.claim(parent, "x"))
        .withMessageContaining("is not empty and not ours");
    assertThat(parent.toFile().list()).containsExactly("letter.txt");
  }

  @Test
  void isNotUsedForOtherContents() throws IOException {
    DataFolder.claim(parent.resolve("f"), "a simulated market").close();

    assertThatIOException()
        .isThrownBy(() -> DataFolder.claim(parent.resolve("f"), "a recorded day"))
        .withMessageEndingWith("holds \"a simulated market\", not \"a recorded day\"");
  }

  @Test
  void mustBeWritable() throws IOException {
    Path file = Files.writeString(parent.resolve("file"), "");

    assertThatIOException()
        .isThrownBy(() -> DataFolder.claim(file.resolve("folder"), "x"))
        .withMessageContaining("cannot be written");
  }
}
