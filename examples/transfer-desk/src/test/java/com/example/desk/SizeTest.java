package com.example.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the application small: it shows how little is needed. */
class SizeTest {
  private static final int MAX_LINES = 600;
  private static final int MAX_COLUMNS = 100;

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns whether a line is neither blank nor a comment nor an import. */
  private static boolean isCode(String line) {
    return !line.isBlank() && !line.matches("\\s*(//|/?\\*|#|--|<!--).*|(import|package) .*");
  }

  @Test
  void hasAtMost600LinesOfCode() throws IOException {
    List<String> lines;
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      lines = files.filter(Files::isRegularFile).flatMap(SizeTest::lines).toList();
    }

    assertThat(lines).allMatch(line -> line.length() <= MAX_COLUMNS);
    assertThat(lines.stream().filter(SizeTest::isCode).count()).isBetween(400L, (long) MAX_LINES);
  }
}
