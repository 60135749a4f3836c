package io.github.partnertransfers.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The simulator's README shows the test of the examples, which is compiled and run there. */
class ExampleProjectTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root"));
  private static final int MOST_LINES = 20;

  @Test
  void simulatorsReadmeShowsATestThatRuns() throws Exception {
    String test =
        read("examples/testing/src/test/java/example/MyTransfersTest.java")
            .replaceFirst("(?s).*?(?=@)", "");
    Block shown = MarkdownFile.of(ROOT, "sdk-simulator/README.md").blocks("java").get(0);

    assertThat(test.lines()).hasSizeLessThanOrEqualTo(MOST_LINES);
    assertThat(shown.text()).isEqualTo(test.stripTrailing());
  }

  private static String read(String path) throws Exception {
    return Files.readString(ROOT.resolve(path)).replace("\r\n", "\n");
  }
}
