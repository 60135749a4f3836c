package io.github.partnertransfers.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The OpenAPI document keeps its lint rules, and the rules bite. Needs Node; see profile spec. */
@Tag("spec")
@Timeout(300)
class SpecificationLintTest {
  private static final Path FOLDER = Path.of(System.getProperty("project.root"), "spec");

  @Test
  void documentKeepsTheRules() throws Exception {
    assertThat(lint(FOLDER.resolve("partner-center-transfers.yaml")))
        .contains("No results with a severity of 'hint' or higher found!");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          operationId: listTransfers | operationId: List-Transfers | operation-id-camel-case
          summary: Lists the transfers of a customer. | x-note: none | operation-summary
          summary: Gets one transfer. | summary: Gets `one` transfer. | description-fits-javadoc
          enum: [Active, Pending, | enum: [Active, Pending, Dormant, | open-enums
          format: date-time | format: date | instant-format
          """)
  void brokenDocumentIsReported(String text, String broken, String rule, @TempDir Path folder)
      throws Exception {
    assertThat(Specification.TEXT).contains(text);
    Path copy = folder.resolve("broken.yaml");
    Files.writeString(copy, Specification.TEXT.replace(text, broken));

    assertThat(lint(copy)).contains(rule);
  }

  private static String lint(Path document) throws IOException {
    Process spectral =
        Npx.process(
                "@stoplight/spectral-cli@" + System.getProperty("spectral.version"),
                "lint",
                "--fail-severity",
                "hint",
                "--ruleset",
                FOLDER.resolve(".spectral.yaml").toString(),
                document.toString())
            .start();
    return new String(spectral.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
