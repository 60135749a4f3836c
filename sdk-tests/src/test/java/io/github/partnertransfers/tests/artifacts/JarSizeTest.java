package io.github.partnertransfers.tests.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.Model;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Notices an accident, such as a bundled library. What an Android app carries is what R8 leaves of
 * the jars; {@code examples/android/check} measures that.
 */
class JarSizeTest {
  private static final long MAX_BYTES = 420_000;

  @Test
  void coreAndGeneratedTogetherStayBelowTheCeiling() throws Exception {
    List<Path> jars = List.of(Artifacts.of(TransfersClient.class), Artifacts.of(Model.class));
    assertThat(jars).doesNotHaveDuplicates().allMatch(Files::isRegularFile);

    long bytes = 0;
    for (Path jar : jars) {
      bytes += Files.size(jar);
    }

    assertThat(bytes).as("bytes of %s", jars).isBetween(1L, MAX_BYTES);
  }
}
