package io.github.partnertransfers.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the Markdown files show compiles, names what there is, and leads somewhere. */
class MarkdownFilesTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root"));

  @TempDir private Path directory;

  @TestFactory
  Stream<DynamicTest> javaCompiles() throws Exception {
    return blocks("java")
        .map(
            block ->
                DynamicTest.dynamicTest(
                    block.toString(),
                    () -> assertThat(new JavaBlock(block).compile(directory)).isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> artifactsAreThoseOfThisBuild() throws Exception {
    return blocks("xml")
        .map(
            block ->
                DynamicTest.dynamicTest(
                    block.toString(), () -> assertThat(new XmlBlock(block).problems()).isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> propertiesAreThoseOfTheStarter() throws Exception {
    return blocks("properties")
        .map(
            block ->
                DynamicTest.dynamicTest(
                    block.toString(),
                    () -> assertThat(new PropertiesBlock(block).problems()).isEmpty()));
  }

  @Test
  void propertyThatTheStarterDoesNotHaveIsReported() throws Exception {
    Path file =
        write(
            "docs/page.md",
            """
            ```properties
            partner-center.transfers.tenant-id=contoso.example
            partner-center.transfers.tenant=contoso.example
            spring.application.name=desk
            ```
            """);
    Block block = MarkdownFile.of(directory, file.toString()).blocks("properties").get(0);

    assertThat(new PropertiesBlock(block).problems())
        .containsExactly("docs/page.md:1: no property: partner-center.transfers.tenant");
  }

  @TestFactory
  Stream<DynamicTest> kotlinIsCompiledWithTheTestsOfItsModule() throws Exception {
    return blocks("kotlin")
        .map(
            block ->
                DynamicTest.dynamicTest(
                    block.toString(),
                    () -> assertThat(new KotlinBlock(block).isCompiled(ROOT)).isTrue()));
  }

  /** So that nothing that could be checked escapes it, by another language or none. */
  @Test
  void blocksAreOfLanguagesThatAreCheckedOrCannotBe() throws Exception {
    for (MarkdownFile file : MarkdownFile.of(ROOT)) {
      assertThat(file.blocks())
          .allSatisfy(
              block ->
                  assertThat(block.language())
                      .as("the language of %s", block)
                      .isIn("java", "kotlin", "properties", "xml", "sh", "mermaid"));
    }
  }

  @Test
  void relativeLinksLeadToAFileAndAHeading() throws Exception {
    for (MarkdownFile file : MarkdownFile.of(ROOT)) {
      assertThat(file.brokenLinks()).isEmpty();
    }
  }

  @Test
  void allFilesButThoseThatTheBuildMakesAreRead() throws Exception {
    write("README.md", "");
    write("docs/more.md", "");
    write("sdk-core/target/generated.md", "");
    write(".git/description.md", "");

    assertThat(MarkdownFile.of(directory))
        .extracting(MarkdownFile::name)
        .containsExactlyInAnyOrder("README.md", "docs/more.md");
  }

  @Test
  void wrongStatementIsReportedWithItsFileAndLine() throws Exception {
    assertThat(
            errors(
                """
                # A page

                ```java
                String id = transferId;
                client.customer(id).lisst();
                ```

                ```java
                client.close();
                ```
                """))
        .singleElement()
        .asString()
        .startsWith("docs/page.md:5: ")
        .contains("lisst");
  }

  @Test
  void wrongLineOfAClassIsReportedWithItsFileAndLine() throws Exception {
    assertThat(
            errors(
                """
                ~~~java
                import java.net.URI;

                public final class Mine {
                  final URI address = URI.create("/");
                  final RxTransfers transfers = new RxTransfers();
                }
                ~~~
                """))
        .singleElement()
        .asString()
        .startsWith("docs/page.md:6: ")
        .contains("RxTransfers");
  }

  @Test
  void whatIsNotGivenIsReported() throws Exception {
    assertThat(errors("```java\nSystem.out.println(nobodyKnows);\n```\n"))
        .singleElement()
        .asString()
        .startsWith("docs/page.md:2: ")
        .contains("nobodyKnows");
  }

  @Test
  void blockMayImport() throws Exception {
    assertThat(errors("```java\nimport java.net.URI;\nURI.create(\"/\");\n```\n")).isEmpty();
  }

  @Test
  void kotlinThatIsNotCompiledIsReported() throws Exception {
    write(
        KotlinBlock.SOURCES + "/Snippets.kt",
        """
        fun one() {
            first {
                second()
            }
        }
        """);

    assertThat(isCompiled("first {\n    second()\n}")).isTrue();
    assertThat(isCompiled("second()\nfirst {")).isFalse();
    assertThat(isCompiled("second")).isFalse();
    assertThat(isCompiled("")).isFalse();
  }

  private boolean isCompiled(String kotlin) throws Exception {
    return new KotlinBlock(new Block("docs/page.md", 1, "kotlin", kotlin)).isCompiled(directory);
  }

  @Test
  void artifactOrVersionThatIsNotOfThisBuildIsReported() throws Exception {
    Path file =
        write(
            "docs/page.md",
            """
            ```xml
            <!-- or partner-transfers-rxjava -->
            <dependency>
              <groupId>io.github.partnertransfers</groupId>
              <artifactId>transfer-core</artifactId>
              <version>0.0.9</version>
            </dependency>
            <dependency>
              <groupId>org.example</groupId>
              <artifactId>another</artifactId>
              <version>1</version>
            </dependency>
            ```
            """);
    Block block = MarkdownFile.of(directory, file.toString()).blocks("xml").get(0);

    assertThat(new XmlBlock(block).problems())
        .containsExactly(
            "docs/page.md:1: no artifact of ours: partner-transfers-rxjava",
            "docs/page.md:1: no artifact of ours: transfer-core",
            "docs/page.md:1: not this version: 0.0.9");
  }

  @Test
  void linkThatLeadsNowhereIsReportedWithItsFileAndLine() throws Exception {
    write("README.md", "# The `first` one, of two\n## Again\n## Again\n");
    Path file =
        write(
            "docs/page.md",
            """
            # Here
            [a file](../README.md), [a folder](.), [a heading](../README.md#the-first-one-of-two),
            [the second](../README.md#again-1), [here](#here), [outside](https://example.org/none)
            `[code](code)`
            ```
            [a block](none.md)
            ```
            [gone](gone.md) [there](#there)
            [third](../README.md#again-2)
            [above](../..)

            [reference]: gone-too.md
            """);

    assertThat(MarkdownFile.of(directory, file.toString()).brokenLinks())
        .extracting(Link::toString)
        .containsExactly(
            "docs/page.md:8: gone.md",
            "docs/page.md:8: #there",
            "docs/page.md:9: ../README.md#again-2",
            "docs/page.md:10: ../..",
            "docs/page.md:12: gone-too.md");
  }

  private static Stream<Block> blocks(String language) throws Exception {
    return MarkdownFile.of(ROOT).stream().flatMap(file -> file.blocks(language).stream());
  }

  private List<String> errors(String markdown) throws Exception {
    write("docs/page.md", markdown);
    return MarkdownFile.of(directory).stream()
        .flatMap(file -> file.blocks("java").stream())
        .flatMap(block -> new JavaBlock(block).compile(directory).stream())
        .toList();
  }

  private Path write(String name, String text) throws Exception {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
