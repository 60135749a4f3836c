package io.github.partnertransfers.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.jdbc.JdbcPositionStore;
import io.github.partnertransfers.kafka.connect.TransferSourceConnector;
import io.github.partnertransfers.kotlin.TransferCallsKt;
import io.github.partnertransfers.micrometer.TransferObservations;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.spring.boot.TransfersAutoConfiguration;
import io.github.partnertransfers.spring.boot.test.SimulatorConfiguration;
import io.github.partnertransfers.webhooks.WebhookReceiver;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that users can see of the published modules is listed in {@code public-api.txt} of
 * each, so that a change to it is made on purpose and reviewed. {@code -Dapi.update=true} rewrites
 * the lists.
 */
class PublicApiTest {
  private static final Pattern CLASS = Pattern.compile("(?:class|interface) ([\\w.$]+)");

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  static Stream<Arguments> modules() {
    return Stream.of(
        Arguments.of("sdk-generated", classesOf(TransferEntity.class)),
        Arguments.of("sdk-core", classesOf(TransfersClient.class)),
        Arguments.of("sdk-rx", classesOf(RxTransfers.class)),
        Arguments.of("integrations/jdbc", classesOf(JdbcPositionStore.class)),
        Arguments.of("integrations/webhooks", classesOf(WebhookReceiver.class)),
        Arguments.of(
            "integrations/spring-boot-starter", classesOf(TransfersAutoConfiguration.class)),
        Arguments.of("integrations/spring-boot-test", classesOf(SimulatorConfiguration.class)),
        Arguments.of("integrations/kafka-connect", classesOf(TransferSourceConnector.class)),
        Arguments.of("integrations/micrometer", classesOf(TransferObservations.class)),
        Arguments.of("integrations/kotlin", classesOf(TransferCallsKt.class)),
        Arguments.of("sdk-simulator", classesOf(PartnerCenterSimulator.class)),
        // Not on the class path: it brings the whole OpenAPI Generator.
        Arguments.of("sdk-generator", ROOT.resolve("sdk-generator/target/classes")));
  }

  private static Path classesOf(Class<?> anyClass) {
    try {
      return Path.of(anyClass.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("modules")
  void publicApiIsTheOneThatIsListed(String module, Path classes) throws Exception {
    Path list = ROOT.resolve(module).resolve("public-api.txt");
    String api = publicApi(classes);
    if (Boolean.getBoolean("api.update")) {
      Files.writeString(list, api);
    }

    assertThat(api)
        .as(
            "the public API of %s; if the change is wanted, run this test with -Dapi.update=true",
            module)
        .isEqualTo(Files.readString(list));
  }

  /**
   * What javap shows of all classes that can be reached from outside, without their source files.
   * Packages named {@code internal} are not part of the API.
   */
  private static String publicApi(Path classes) throws IOException {
    StringBuilder api = new StringBuilder();
    Set<String> hidden = new HashSet<>();
    for (String described : javap(classes, classNames(classes)).split("Compiled from .*\\R", -1)) {
      String declaration = described.lines().findFirst().orElse("");
      Matcher name = CLASS.matcher(declaration);
      if (!name.find()) {
        continue;
      }
      String outer = name.group(1).replaceFirst("\\$[^$]*$", "");
      if (!declaration.startsWith("public ") || hidden.contains(outer)) {
        hidden.add(name.group(1));
      } else {
        api.append(described).append('\n');
      }
    }
    return api.toString();
  }

  private static List<String> classNames(Path classes) throws IOException {
    if (Files.isDirectory(classes)) {
      return classNamesUnder(classes);
    }
    URI jar = URI.create("jar:" + classes.toUri());
    try (FileSystem content = FileSystems.newFileSystem(jar, Map.of())) {
      return classNamesUnder(content.getPath("/"));
    }
  }

  private static List<String> classNamesUnder(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(file -> file.endsWith(".class") && !file.contains("module-info"))
          .map(file -> file.substring(0, file.length() - ".class".length()).replace('/', '.'))
          .filter(name -> !name.contains(".internal."))
          .sorted()
          .toList();
    }
  }

  private static String javap(Path classes, List<String> names) {
    List<String> arguments = new ArrayList<>(List.of("-protected", "-cp", classes.toString()));
    arguments.addAll(names);
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    int status =
        ToolProvider.findFirst("javap")
            .orElseThrow()
            .run(out, out, arguments.toArray(String[]::new));
    assertThat(status).as(text.toString()).isZero();
    return text.toString();
  }
}
