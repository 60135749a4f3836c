package io.github.partnertransfers.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The simulator's README shows the test of the examples, which is compiled and run there. */
class ExampleProjectTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root"));
  private static final int MOST_LINES = 20;

  @Test
  void simulatorsReadmeShowsATestThatRuns() throws Exception {
    String test =
        read("examples/src/test/java/example/MyTransfersTest.java")
            .replaceFirst("(?s).*?(?=@)", "");
    Matcher shown =
        Pattern.compile("(?s)```java\n(.*?)```").matcher(read("sdk-simulator/README.md"));

    assertThat(test.lines()).hasSizeLessThanOrEqualTo(MOST_LINES);
    assertThat(shown.find()).isTrue();
    assertThat(shown.group(1)).isEqualTo(test);
    assertThat(shown.find()).as("another block, which nothing compiles").isFalse();
  }

  private static String read(String path) throws Exception {
    return Files.readString(ROOT.resolve(path)).replace("\r\n", "\n");
  }
}
