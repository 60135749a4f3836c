package io.github.partnertransfers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageTextsTest {
  @TempDir private Path folder;

  @Test
  void eachCommandHasAManPageAndEachShellAScript() throws IOException {
    PackageTexts.write(folder);

    assertThat(names(folder.resolve("man-source")))
        .contains("transfers.adoc", "transfers-list.adoc", "transfers-batch-run.adoc");
    assertThat(folder.resolve("man-source/transfers.adoc")).content().contains("outcome unknown");
    assertThat(names(folder.resolve("completion")))
        .containsExactlyInAnyOrder(
            "transfers.bash", "_transfers", "transfers.fish", "transfers.ps1");
  }

  private static Stream<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }
}
