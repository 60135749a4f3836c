package io.github.partnertransfers.tests.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A block of Kotlin. This module has no Kotlin compiler: the lines of the block stand in a test
 * source of the Kotlin module, whose build compiles them.
 */
record KotlinBlock(Block block) {
  static final String SOURCES = "integrations/kotlin/src/test/kotlin";

  /** Returns whether a test source has these lines, whatever their indentation. */
  boolean isCompiled(Path project) throws IOException {
    String lines = lines(block.text());
    try (Stream<Path> files = Files.walk(project.resolve(SOURCES))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".kt")).toList()) {
        if (!block.text().isBlank() && lines(Files.readString(file)).contains(lines)) {
          return true;
        }
      }
    }
    return false;
  }

  private static String lines(String text) {
    return text.lines().map(String::strip).collect(Collectors.joining("\n", "\n", "\n"));
  }
}
