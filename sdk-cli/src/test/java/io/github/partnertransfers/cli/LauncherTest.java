package io.github.partnertransfers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launchers, in a checkout with a Maven that only notes that it was called, and a Java that
 * prints its arguments.
 */
class LauncherTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final List<String> MODULES =
      List.of("generator", "generated", "core", "rx", "simulator", "cli");

  @TempDir private Path folder;

  private Path checkout;
  private Path java;

  @BeforeEach
  void makeCheckout() throws IOException {
    checkout = Files.createDirectory(folder.resolve("a check'out"));
    java = folder.resolve("java home");
    program(java.resolve("bin/java"), "for each; do echo \"<$each>\"; done");
    program(java.resolve("bin/javac"), "exit 1");
    Files.writeString(java.resolve("release"), "OTHER=\"1\"\nJAVA_VERSION=\"17.0.9\"\n");
    copy("transfers");
    copy("sdk-cli/src/dist/lib/launch.sh");
    copy("sdk-cli/src/dist/bin/transfers");
    // Maven builds when the test lets it.
    program(
        checkout.resolve("mvnw"),
        "echo built >>builds; [ ! -p gate ] || read -r line <gate; mkdir -p sdk-cli/target/lib;"
            + " echo jar >sdk-cli/target/transfers.jar");
    write("pom.xml");
    write("spec/api.yaml");
    write("spec/samples/one.json");
    for (String module : MODULES) {
      write("sdk-" + module + "/pom.xml");
      write("sdk-" + module + "/src/main/java/Some.java");
    }
  }

  private void copy(String file) throws IOException {
    Path target = checkout.resolve(file);
    Files.createDirectories(target.getParent());
    Files.copy(PROJECT.resolve(file), target);
    assertThat(target.toFile().setExecutable(true)).isTrue();
  }

  private static void program(Path file, String script) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private void write(String file) throws IOException {
    Path path = checkout.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, "content");
    Files.setLastModifiedTime(path, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
  }

  private Process start(Path script, String... arguments) throws IOException {
    List<String> command =
        Stream.concat(Stream.of(script.toString()), Stream.of(arguments)).toList();
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JAVA_HOME", java.toString());
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    return builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null"))).start();
  }

  private String run(Path script, String... arguments) throws IOException, InterruptedException {
    return end(start(script, arguments));
  }

  private static String end(Process process) throws IOException, InterruptedException {
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return out + err;
  }

  private Path launcher() {
    return checkout.resolve("transfers");
  }

  private long builds() throws IOException {
    Path builds = checkout.resolve("builds");
    return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
  }

  @Test
  void firstStartBuildsAndTheNextOnesRun() throws IOException, InterruptedException {
    assertThat(run(launcher(), "a b", "*"))
        .contains("building once")
        .contains("-jar>\n<" + checkout.resolve("sdk-cli/target/transfers.jar"), "<a b>\n<*>\n");
    assertThat(run(launcher())).contains("-Dtransfers.terminal=false").doesNotContain("building");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void twoFirstStartsBuildOnce() throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("mkfifo", checkout.resolve("gate").toString()).start().waitFor())
        .isZero();
    Process first = start(launcher());
    BufferedReader firstErrors = errors(first);
    assertThat(firstErrors.readLine()).contains("building once");
    Process second = start(launcher());
    assertThat(errors(second).readLine()).contains("another start is building");
    Files.writeString(checkout.resolve("gate"), "go\n");

    assertThat(end(first)).contains("transfers.jar");
    assertThat(end(second)).contains("transfers.jar");
    assertThat(builds()).isEqualTo(1);
    assertThat(Files.isSymbolicLink(checkout.resolve("sdk-cli/.building"))).isFalse();
  }

  private static BufferedReader errors(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
  }

  @Test
  void lockOfAProcessThatIsGoneIsTakenOver() throws IOException, InterruptedException {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Files.createSymbolicLink(
        checkout.resolve("sdk-cli/.building"), Path.of(String.valueOf(gone.pid())));

    assertThat(run(launcher())).contains("transfers.jar");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void changedAddedAndDeletedFilesBuildAgain() throws IOException, InterruptedException {
    run(launcher());
    Path file = checkout.resolve("sdk-core/src/main/java/Some.java");
    Files.writeString(file, "changed");
    run(launcher());
    assertThat(builds()).isEqualTo(2);
    Files.writeString(file.resolveSibling("Other.java"), "added");
    run(launcher());
    assertThat(builds()).isEqualTo(3);
    Files.delete(file.resolveSibling("Other.java"));
    run(launcher());
    run(launcher());
    assertThat(builds()).isEqualTo(4);
  }

  @Test
  void newTimesAloneDoNotBuild() throws IOException, InterruptedException {
    run(launcher());
    run(launcher(), "list");
    Path copied = folder.resolve("copied");
    assertThat(
            new ProcessBuilder("cp", "-r", checkout.toString(), copied.toString())
                .start()
                .waitFor())
        .isZero();
    touchAll(copied);
    Path archive = copied.resolve("sdk-cli/target/transfers-17.0.9.jsa");
    Files.writeString(archive, "of the other path");

    assertThat(run(copied.resolve("transfers"))).doesNotContain("building", "SharedArchive");
    assertThat(archive).doesNotExist();
    Files.writeString(copied.resolve("pom.xml"), "changed");
    assertThat(run(copied.resolve("transfers"))).contains("building again");
  }

  private static void touchAll(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve("sdk-core"))) {
      for (Path each : files.toList()) {
        Files.setLastModifiedTime(each, FileTime.from(Instant.now().plusSeconds(60)));
      }
    }
  }

  @Test
  void archiveOfClassesIsMadeByAShortCommandAndUsedByAll()
      throws IOException, InterruptedException {
    run(launcher());
    Path archive = checkout.resolve("sdk-cli/target/transfers-17.0.9.jsa");
    assertThat(run(launcher(), "version")).doesNotContain("Archive");
    assertThat(run(launcher(), "list")).contains("<-XX:ArchiveClassesAtExit=" + archive + ">");

    Files.writeString(archive, "classes");
    assertThat(run(launcher(), "version")).contains("<-XX:SharedArchiveFile=" + archive + ">");
    Files.setLastModifiedTime(archive, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    assertThat(run(launcher(), "version")).as("older than the jar").doesNotContain("Archive");
    Files.writeString(java.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
    assertThat(run(launcher(), "list")).contains("transfers-25.0.1.jsa");
    assertThat(archive).as("that of another Java").doesNotExist();
  }

  @Test
  void packageUsesItsOwnJavaAndTheCacheOfTheUser() throws IOException, InterruptedException {
    Path home = Files.createDirectories(folder.resolve("pack age"));
    assertThat(
            new ProcessBuilder(
                    "cp",
                    "-r",
                    checkout.resolve("sdk-cli/src/dist/bin").toString(),
                    checkout.resolve("sdk-cli/src/dist/lib").toString(),
                    home.toString())
                .start()
                .waitFor())
        .isZero();
    Files.writeString(home.resolve("lib/transfers.jar"), "jar");
    Path link = folder.resolve("link");
    Files.createSymbolicLink(link, home.resolve("bin/transfers"));

    assertThat(run(link, "get"))
        .contains("<" + home.resolve("lib/transfers.jar") + ">")
        .contains("<-Dtransfers.program=" + link + ">")
        .containsPattern("ArchiveClassesAtExit=" + folder + "/cache/transfers/[\\w.-]+-17.0.9.jsa");
    program(home.resolve("runtime/bin/java"), "echo its own");
    assertThat(run(link, "get")).isEqualTo("its own\n");
  }

  @Test
  void unfitJavaIsNamed() throws IOException, InterruptedException {
    Files.writeString(java.resolve("release"), "JAVA_VERSION=\"1.8.0_402\"\n");
    assertThat(run(launcher())).contains("is Java 8. Java 17 or newer is needed");
    Files.writeString(java.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
    assertThat(run(launcher())).contains("is Java 11");
    Files.delete(java.resolve("bin/java"));
    assertThat(run(launcher())).contains("JAVA_HOME is " + java + ", but there is no bin/java");
    assertThat(builds()).isZero();
  }
}
