package io.github.partnertransfers.cli.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.contract.Contract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Applies patches to the document with git. */
final class PatchedDocument {
  private PatchedDocument() {}

  /** Returns the text of the document after a patch. */
  static String apply(String patch) {
    return apply(Contract.document(), patch);
  }

  static String apply(String document, String patch) {
    try {
      // Not within a repository, where git would look for the files of that.
      Path root = Files.createTempDirectory("drift");
      try {
        Path file = root.resolve("spec/partner-center-transfers.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, document);
        Path diff = Files.writeString(root.resolve("drift.patch"), patch);
        run(root, "git", "apply", "--whitespace=error", diff.toString());
        return Files.readString(file);
      } finally {
        try (Stream<Path> files = Files.walk(root)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(Path folder, String... command) throws IOException {
    Process process =
        new ProcessBuilder(List.of(command))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      assertThat(process.waitFor()).as(output).isZero();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
