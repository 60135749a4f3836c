package io.github.partnertransfers.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The build generates the sources twice: here, and as it would be done in Turkish in Nepal. */
class GeneratedSourcesTest {
  private static final Map<String, String> SOURCES = sources("generated.directory");

  @Test
  void areTheSameOnEveryBuild() {
    assertThat(SOURCES).hasSizeGreaterThan(30).isEqualTo(sources("generated-again.directory"));
  }

  @Test
  void carryNothingOfTheGeneratorOrTheMoment() {
    assertThat(SOURCES.values())
        .noneMatch(
            source ->
                source.contains("javax.annotation")
                    || source.contains("openapitools")
                    || source.contains("Date:")
                    || source.contains("ApiClient"));
  }

  @Test
  void haveNoJavaEnums() {
    assertThat(SOURCES.values()).noneMatch(source -> source.matches("(?s).*\\benum \\w+ \\{.*"));
  }

  private static Map<String, String> sources(String property) {
    Path root = Path.of(System.getProperty(property));
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        sources.put(root.relativize(file).toString(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sources;
  }
}
