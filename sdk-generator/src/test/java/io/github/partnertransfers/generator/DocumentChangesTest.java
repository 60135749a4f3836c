package io.github.partnertransfers.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/**
 * Each change of a document either works or is refused with the rule that it breaks. That what
 * works is right at run time, {@code SupportedModelsTest} and {@code SupportedOperationsTest} of
 * sdk-generated show, with a document that has all these changes.
 */
class DocumentChangesTest {
  @TempDir private Path folder;

  static List<Change> works() {
    return Change.all("works");
  }

  static List<Change> refused() {
    return Change.all("refused");
  }

  @ParameterizedTest
  @MethodSource("works")
  void supportedChangeIsGenerated(Change change) throws IOException {
    generate(change.applied());

    assertThat(generatedFiles()).contains("Thing.java", "ThingsApi.java", "ModelDocuments.java");
  }

  @ParameterizedTest
  @MethodSource("refused")
  void unsupportedChangeIsRefusedWithRuleAndPlace(Change change) {
    assertThat(DocumentCheck.problems(change.applied()))
        .extracting(problem -> problem.rule() + " at " + problem.place())
        .containsExactly(change.title());
  }

  /** So what each supported change generates is tested at run time. */
  @Test
  void documentOfTheRunTimeTestsHasAllSupportedChanges() throws IOException {
    ObjectNode all = Change.base();
    works().forEach(change -> change.apply(all));
    Path tested =
        Path.of(
            System.getProperty("project.root"), "sdk-generated/src/test/openapi/supported.yaml");

    assertThat(Change.YAML.readTree(Files.readString(tested))).isEqualTo(all);
  }

  @Test
  void pageOfChangesHasAllOfThem() throws IOException {
    String page = Files.readString(DocumentChangesPage.FILE);

    assertThat(works()).allMatch(change -> page.contains("| " + change.title() + " | works |"));
    assertThat(refused())
        .allMatch(change -> page.contains("| " + change.name().replace('-', ' ') + " | refused:"));
  }

  @Test
  void everyRuleHasABrokenDocument() {
    Set<Rule> broken =
        refused().stream().map(DocumentChangesPage::rule).collect(Collectors.toSet());

    assertThat(broken).isEqualTo(EnumSet.allOf(Rule.class));
  }

  @Test
  void allProblemsAreReportedAtOnceAndNothingIsWritten() {
    ObjectNode document = Change.base();
    for (Change change : refused()) {
      if (Set.of("byte", "head", "closed-enumeration").contains(change.name())) {
        change.apply(document);
      }
    }

    assertThatThrownBy(() -> generate(document))
        .isInstanceOf(UnsupportedDocumentException.class)
        .hasMessageContainingAll(
            "components/schemas/Thing/properties/x: the format is byte, but byte and binary are"
                + " not supported. Describe it as a string without a format.",
            "paths/~1things/head: ",
            "components/schemas/Closed: ");
    assertThat(generatedFiles()).isEmpty();
  }

  @Test
  void keyThatOccursTwiceIsRefused() throws IOException {
    Path file = folder.resolve("document.yaml");
    String document = Change.YAML.writeValueAsString(Change.base());
    Files.writeString(file, document + "tags: []\n");

    assertThatThrownBy(() -> generate(file)).hasMessageContaining("Duplicate field tags");
    assertThat(generatedFiles()).isEmpty();
  }

  private void generate(ObjectNode document) throws IOException {
    Path file = folder.resolve("document.yaml");
    Files.writeString(file, Change.YAML.writeValueAsString(document));
    generate(file);
  }

  private void generate(Path document) {
    CodegenConfigurator configurator =
        new CodegenConfigurator()
            .setGeneratorName("partner-transfers")
            .setInputSpec(document.toString())
            .setOutputDir(folder.resolve("generated").toString());
    new DefaultGenerator(false).opts(configurator.toClientOptInput()).generate();
  }

  private List<String> generatedFiles() {
    Path generated = folder.resolve("generated");
    if (!Files.exists(generated)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(generated)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
