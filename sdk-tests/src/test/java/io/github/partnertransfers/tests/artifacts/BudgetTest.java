package io.github.partnertransfers.tests.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.Model;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the client may weigh in an Android app, before R8 makes it lighter. */
class BudgetTest {
  private static final long MOST_BYTES = 250_000;
  private static final int MOST_METHOD_IDS = 2_500;

  @Test
  void coreAndGeneratedTogetherKeepTheirBudgetOfBytes() throws Exception {
    long bytes = 0;
    for (Path jar : jars()) {
      bytes += Files.size(jar);
    }

    assertThat(bytes).as("bytes of %s", jars()).isBetween(1L, MOST_BYTES);
  }

  @Test
  void coreAndGeneratedTogetherKeepTheirBudgetOfMethodIds() throws Exception {
    MethodIds ids = new MethodIds();
    jars().forEach(ids::addJar);

    assertThat(ids.count()).as("method ids of %s", jars()).isBetween(1, MOST_METHOD_IDS);
  }

  private static List<Path> jars() throws Exception {
    List<Path> jars = List.of(Artifacts.of(TransfersClient.class), Artifacts.of(Model.class));
    assertThat(jars).doesNotHaveDuplicates().allMatch(Files::isRegularFile);
    return jars;
  }
}
