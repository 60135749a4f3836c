package io.github.partnertransfers.tests.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * On Android, no call waits for the main thread: an application whose main thread waits for a
 * result gets it. Android is a Java machine of that name here, with stubs of the classes by which
 * Retrofit and OkHttp tell Android.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AndroidMainThreadTest {
  private static final Path SOURCES =
      Path.of(System.getProperty("project.root"), "sdk-tests", "src", "test", "android");

  @Test
  void mainThreadMayWaitAndCallbacksComeOnOtherThreadsUnlessAnExecutorIsSet(@TempDir Path classes)
      throws Exception {
    compile(classes);

    assertThat(run(classes))
        .hasSize(7)
        .satisfies(
            lines -> {
              assertThat(lines.get(0)).isEqualTo("Retrofit's default: main");
              assertThat(lines.get(1)).startsWith("execute: execute() would block Android's main");
              assertThat(lines.get(2)).isEqualTo("toFuture().get(): 1");
              assertThat(lines.get(3)).isEqualTo("blockingGet(): 1");
              assertThat(lines.get(4)).startsWith("callback: success on partner-transfers-");
              assertThat(lines.get(5)).isEqualTo("callback with an executor: success on main");
              assertThat(lines.get(6)).isEqualTo("failure with an executor: failure on main");
            });
  }

  private static void compile(Path directory) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of(
            "-proc:none",
            "-d",
            directory.toString(),
            "-classpath",
            System.getProperty("java.class.path"));
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> all = Files.walk(SOURCES)) {
      Iterable<? extends JavaFileObject> sources =
          files.getJavaFileObjectsFromPaths(
              all.filter(each -> each.toString().endsWith(".java")).toList());
      assertThat(compiler.getTask(null, files, null, options, null, sources).call()).isTrue();
    }
  }

  /** Returns what the application prints. */
  private static List<String> run(Path classes) throws Exception {
    List<String> command = new ArrayList<>();
    Collections.addAll(
        command,
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        classes + File.pathSeparator + System.getProperty("java.class.path"),
        "com.example.AndroidApp");
    try (RawServer server =
        RawServer.start(
            (request, connection) ->
                RawServer.write(
                    connection,
                    RawServer.answer(
                        request.startsWith("GET /missing") ? 404 : 200, "", "{\"id\":\"1\"}")))) {
      command.add(server.url());
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try {
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().toList();
      } finally {
        process.destroyForcibly();
      }
    }
  }
}
