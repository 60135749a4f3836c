package io.github.partnertransfers.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The build generates the sources twice, the second time with a Turkish locale and the time zone of
 * Nepal.
 */
class GeneratedSourcesTest {
  private static final Map<String, String> SOURCES =
      sources(Path.of(System.getProperty("generated.directory")));

  @Test
  void areTheSameOnEveryBuild() {
    Path again = Path.of(System.getProperty("generated-again.directory"));

    assertThat(SOURCES).hasSizeGreaterThan(30).isEqualTo(sources(again));
  }

  /** The same files with differences that an environment-dependent build could cause. */
  @ParameterizedTest
  @EnumSource
  void differAfter(Difference difference, @TempDir Path copy) throws Exception {
    copyTo(copy);
    assertThat(sources(copy)).isEqualTo(SOURCES);

    difference.applyTo(copy.resolve(SOURCES.keySet().iterator().next()));

    assertThat(sources(copy)).isNotEqualTo(SOURCES);
  }

  private enum Difference {
    CHANGED_BYTE {
      @Override
      void applyTo(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
      }
    },
    MISSING_FILE {
      @Override
      void applyTo(Path file) throws IOException {
        Files.delete(file);
      }
    },
    ADDITIONAL_FILE {
      @Override
      void applyTo(Path file) throws IOException {
        Files.copy(file, file.resolveSibling("Another.java"));
      }
    };

    abstract void applyTo(Path file) throws IOException;
  }

  private static void copyTo(Path directory) throws IOException {
    for (Map.Entry<String, String> source : SOURCES.entrySet()) {
      Path copy = directory.resolve(source.getKey());
      Files.createDirectories(copy.getParent());
      Files.writeString(copy, source.getValue());
    }
  }

  @Test
  void containNoGeneratorNamesAndDates() {
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

  /** The reader marks properties with the bits of a long. */
  @Test
  void haveAtMost64PropertiesForEachModel() {
    Pattern properties = Pattern.compile("PROPERTIES = \\{([^}]*)}");
    List<String> models =
        SOURCES.values().stream().filter(source -> properties.matcher(source).find()).toList();

    assertThat(models).hasSizeGreaterThan(10);
    for (String model : models) {
      Matcher names = properties.matcher(model);
      assertThat(names.find()).isTrue();
      assertThat(names.group(1).split(",\\s*")).as(model).hasSizeLessThanOrEqualTo(Long.SIZE);
    }
  }

  private static Map<String, String> sources(Path root) {
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
