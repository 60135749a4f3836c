package io.github.partnertransfers.tests.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.jdbc.JdbcPositionStore;
import io.github.partnertransfers.kotlin.TransferCallsKt;
import io.github.partnertransfers.micrometer.TransferObservations;
import io.github.partnertransfers.model.Model;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.webhooks.WebhookReceiver;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;

/**
 * The metadata for GraalVM's native-image names all that is reflective, and nothing else. {@code
 * -Dmetadata.update=true} rewrites it. GraalVM itself is not run.
 */
class NativeImageMetadataTest {
  private static final String FOLDER =
      "META-INF/native-image/io.github.partnertransfers/partner-transfers-generated/";

  private static final List<Class<?>> OF_EACH_ARTIFACT =
      List.of(
          Model.class,
          TransfersClient.class,
          RxTransfers.class,
          JdbcPositionStore.class,
          TransferCallsKt.class,
          WebhookReceiver.class,
          TransferObservations.class);

  /** GraalVM for JDK 23 and newer read the first; older ones, and newer ones too, the others. */
  @ParameterizedTest
  @ValueSource(strings = {"reachability-metadata.json", "proxy-config.json", "reflect-config.json"})
  void metadataIsThatOfTheInterfaces(String file) throws Exception {
    Set<Class<?>> interfaces = interfacesOfRetrofit();
    List<String> entries = new ArrayList<>();
    String before = "";
    String after = "";
    switch (file) {
      case "reachability-metadata.json" -> {
        before = "{\"reflection\": ";
        after = "}";
        interfaces.forEach(
            type -> entries.add("{\"type\": {\"proxy\": [\"%s\"]}}".formatted(type.getName())));
        entries.addAll(reflective("type", interfaces));
      }
      case "proxy-config.json" ->
          interfaces.forEach(
              type -> entries.add("{\"interfaces\": [\"%s\"]}".formatted(type.getName())));
      default -> entries.addAll(reflective("name", interfaces));
    }
    String expected = before + "[\n  " + String.join(",\n  ", entries) + "\n]" + after + "\n";
    if (Boolean.getBoolean("metadata.update")) {
      Path source = Path.of("..", "sdk-generated", "src", "main", "resources", FOLDER, file);
      Files.createDirectories(source.getParent());
      Files.writeString(source, expected);
    }

    try (var resource = Model.class.getResourceAsStream("/" + FOLDER + file)) {
      assertThat(resource).as(file).isNotNull();
      assertThat(new String(resource.readAllBytes(), StandardCharsets.UTF_8))
          .as("%s; run this test with -Dmetadata.update=true", file)
          .isEqualTo(expected);
    }
  }

  /** Retrofit reads the methods of the interfaces, and loads the types in their signatures. */
  private static List<String> reflective(String key, Set<Class<?>> interfaces) {
    List<String> entries = new ArrayList<>();
    Set<String> types = new TreeSet<>();
    for (Class<?> each : interfaces) {
      entries.add("{\"%s\": \"%s\", \"allDeclaredMethods\": true}".formatted(key, each.getName()));
      for (Method method : each.getDeclaredMethods()) {
        addTypes(method.getGenericReturnType(), types);
        Stream.of(method.getGenericParameterTypes()).forEach(type -> addTypes(type, types));
      }
    }
    types.forEach(type -> entries.add("{\"%s\": \"%s\"}".formatted(key, type)));
    return entries;
  }

  private static void addTypes(Type type, Set<String> types) {
    if (type instanceof ParameterizedType generic) {
      addTypes(generic.getRawType(), types);
      Stream.of(generic.getActualTypeArguments()).forEach(each -> addTypes(each, types));
    } else if (type instanceof WildcardType wildcard) {
      Stream.of(wildcard.getUpperBounds()).forEach(each -> addTypes(each, types));
    } else if (type instanceof Class<?> plain && !plain.isPrimitive()) {
      types.add(plain.getName());
    }
  }

  private static Set<Class<?>> interfacesOfRetrofit() throws Exception {
    Set<Class<?>> found = new TreeSet<>(Comparator.comparing(Class::getName));
    for (ClassReader each : classes(Model.class)) {
      Class<?> type =
          Class.forName(each.getClassName().replace('/', '.'), false, Model.class.getClassLoader());
      if (type.isInterface()
          && Stream.of(type.getDeclaredMethods())
              .flatMap(method -> Stream.of(method.getAnnotations()))
              .anyMatch(it -> it.annotationType().getPackageName().equals("retrofit2.http"))) {
        found.add(type);
      }
    }
    assertThat(found).isNotEmpty();
    return found;
  }

  /** No resource of the class path, no class by its name, no proxy but those of Retrofit. */
  @Test
  void nothingElseIsReflective() throws Exception {
    Set<String> reflective = new TreeSet<>();
    for (Class<?> artifact : OF_EACH_ARTIFACT) {
      for (ClassReader each : classes(artifact)) {
        each.accept(new ReflectiveCalls(each.getClassName(), reflective), ClassReader.SKIP_DEBUG);
      }
    }

    assertThat(reflective)
        .containsExactlyElementsOf(
            interfacesOfRetrofit().stream()
                .map(type -> "Transport: Retrofit.create " + type.getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static List<ClassReader> classes(Class<?> artifact) throws IOException {
    Path path = Artifacts.of(artifact);
    if (Files.isDirectory(path)) {
      return classesUnder(path);
    }
    try (FileSystem jar = FileSystems.newFileSystem(path)) {
      return classesUnder(jar.getPath("/"));
    }
  }

  private static List<ClassReader> classesUnder(Path root) throws IOException {
    List<ClassReader> readers = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        if (!file.toString().endsWith("module-info.class")) {
          readers.add(new ClassReader(Files.readAllBytes(file)));
        }
      }
    }
    assertThat(readers).isNotEmpty();
    return readers;
  }
}
