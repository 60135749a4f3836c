package io.github.partnertransfers.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What an application gets with the client. The build resolves it: of this module's dependencies
 * only partner-transfers-rx has the compile scope, so that the run-time scope holds it and what it
 * needs, which maven-dependency-plugin writes down.
 */
class RuntimeClassPathTest {
  private static final Pattern ARTIFACT =
      Pattern.compile("^\\s*([\\w.-]+:[\\w.-]+):jar:\\S*:(compile|runtime)\\b.*");

  private static final Set<String> OF_CORE =
      Set.of(
          "io.github.partnertransfers:partner-transfers-core",
          "io.github.partnertransfers:partner-transfers-generated",
          "com.squareup.retrofit2:retrofit",
          "com.squareup.okhttp3:okhttp",
          "com.squareup.okio:okio",
          "com.squareup.okio:okio-jvm",
          "com.google.code.gson:gson",
          "com.google.errorprone:error_prone_annotations",
          "org.jetbrains.kotlin:kotlin-stdlib",
          "org.jetbrains.kotlin:kotlin-stdlib-common",
          "org.jetbrains.kotlin:kotlin-stdlib-jdk7",
          "org.jetbrains.kotlin:kotlin-stdlib-jdk8",
          "org.jetbrains:annotations",
          "org.jspecify:jspecify");

  private static final Set<String> OF_RX =
      Set.of(
          "io.github.partnertransfers:partner-transfers-rx",
          "io.reactivex.rxjava3:rxjava",
          "org.reactivestreams:reactive-streams");

  @Test
  void rxBringsCoreAndRxJavaAndNothingElse() throws Exception {
    assertThat(resolved())
        .containsAll(OF_RX)
        .contains(
            "io.github.partnertransfers:partner-transfers-core",
            "io.github.partnertransfers:partner-transfers-generated",
            "com.squareup.retrofit2:retrofit",
            "com.squareup.okhttp3:okhttp",
            "com.google.code.gson:gson")
        .allMatch(artifact -> OF_CORE.contains(artifact) || OF_RX.contains(artifact));
  }

  @Test
  void noneOfTheToolsOfTheBuildOrTheTestsIsThere() throws Exception {
    assertThat(resolved())
        .noneMatch(
            artifact ->
                artifact.matches(
                    "(?i).*(immutables|wiremock|jackson|slf4j|jsr305|swagger|converter|junit).*"));
  }

  /** What rx adds to core is rx alone: core itself asks for nothing but what is listed here. */
  @Test
  void coreAsksForGeneratedAndGeneratedForRetrofitAndGson() throws Exception {
    assertThat(asksFor("sdk-core")).containsExactly("partner-transfers-generated");
    assertThat(asksFor("sdk-generated")).containsExactly("retrofit", "gson", "jspecify");
    assertThat(asksFor("sdk-rx")).containsExactly("partner-transfers-core", "rxjava");
  }

  private static List<String> resolved() throws IOException {
    return Files.readAllLines(Path.of("target/run-time-class-path.txt")).stream()
        .map(ARTIFACT::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .toList();
  }

  /** The artifacts that a module's pom.xml names for its users. */
  private static List<String> asksFor(String module) throws IOException {
    String pom = Files.readString(Path.of("..", module, "pom.xml"));
    Matcher section =
        Pattern.compile("(?s)\n  <dependencies>(.*?)\n  </dependencies>").matcher(pom);
    assertThat(section.find()).isTrue();
    return Pattern.compile("(?s)<dependency>(.*?)</dependency>")
        .matcher(section.group(1))
        .results()
        .map(dependency -> dependency.group(1))
        .filter(dependency -> !dependency.matches("(?s).*<scope>(test|provided)</scope>.*"))
        .map(dependency -> dependency.replaceAll("(?s).*<artifactId>(.*?)</artifactId>.*", "$1"))
        .toList();
  }
}
