package io.github.partnertransfers.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Since the last release, the OpenAPI document has no change that breaks a client, unless its own
 * version says so.
 */
class SpecificationChangeTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root"));
  private static final String DOCUMENT = "spec/partner-center-transfers.yaml";

  /** One comparison, or none as long as there is no release, or no history. */
  @TestFactory
  Stream<DynamicTest> nothingBreaksSinceTheLastReleaseWithoutAHigherVersion() throws Exception {
    return lastRelease().stream()
        .map(release -> DynamicTest.dynamicTest(release, () -> assertNothingBreaksSince(release)));
  }

  private static void assertNothingBreaksSince(String release) throws Exception {
    String released = git("show", release + ":" + DOCUMENT).orElseThrow();

    SpecificationChange change = SpecificationChange.between(released, Specification.TEXT);

    if (majorVersion(Specification.TEXT) == majorVersion(released)) {
      assertThat(change.breaking()).as("since %s", release).isEmpty();
    }
  }

  @Test
  void nothingHasChangedFromTheSameDocument() {
    SpecificationChange change =
        SpecificationChange.between(Specification.TEXT, Specification.TEXT);

    assertThat(change.isAny()).isFalse();
    assertThat(change.breaking()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'        customerEmailId:\n          type: string', '        customerMailId:\n          type: string', removed: TransferEntity.customerEmailId",
    "'        createdTime:\n          type: string\n          format: date-time', '        createdTime:\n          type: integer', answers",
    "'      required: [subscriptionId]', '      required: [subscriptionId, partnerIdOnRecord]', request",
    "'  /v1/customers/{customer-id}/transfers/{transfer-id}/accept:', '  /v1/customers/{customer-id}/transfers/{transfer-id}/agree:', removed",
    "'      name: MS-RequestId\n      in: header\n      required: false', '      name: MS-RequestId\n      in: header\n      required: true', parameters"
  })
  void breakingChangeIsReported(String text, String changed, String place) {
    assertThat(Specification.TEXT).contains(text);

    SpecificationChange change =
        SpecificationChange.between(Specification.TEXT, Specification.TEXT.replace(text, changed));

    assertThat(change.breaking()).anyMatch(breaking -> breaking.contains(place));
  }

  @ParameterizedTest
  @CsvSource({
    "'        customerEmailId:\n          type: string', '        somethingNew:\n          type: string\n        customerEmailId:\n          type: string'",
    "'enum: [Active, Pending,', 'enum: [Active, Dormant, Pending,'"
  })
  void additionIsNoBreakingChange(String text, String changed) {
    assertThat(Specification.TEXT).contains(text);

    SpecificationChange change =
        SpecificationChange.between(Specification.TEXT, Specification.TEXT.replace(text, changed));

    assertThat(change.isAny()).isTrue();
    assertThat(change.breaking()).isEmpty();
  }

  private static int majorVersion(String document) {
    String version =
        new OpenAPIV3Parser().readContents(document).getOpenAPI().getInfo().getVersion();
    return Integer.parseInt(version.substring(0, version.indexOf('.')));
  }

  /** None in a copy without history, such as a source archive inside of another repository. */
  private static Optional<String> lastRelease() throws Exception {
    if (!Files.exists(ROOT.resolve(".git"))) {
      return Optional.empty();
    }
    return git("describe", "--tags", "--abbrev=0", "--match", "v*").map(String::strip);
  }

  private static Optional<String> git(String... arguments) throws InterruptedException {
    List<String> command = new java.util.ArrayList<>(List.of("git", "-C", ROOT.toString()));
    command.addAll(List.of(arguments));
    try {
      Process git =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return git.waitFor() == 0 ? Optional.of(output) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // There is no git.
    }
  }
}
