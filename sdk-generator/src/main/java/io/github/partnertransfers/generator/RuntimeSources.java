package io.github.partnertransfers.generator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The classes on which generated models stand. They are package-private, so models in another
 * package need their own copy.
 */
final class RuntimeSources {
  private static final String PACKAGE = "io.github.partnertransfers.model";

  static final List<String> CLASSES =
      List.of(
          "AdditionalProperties",
          "DocumentAdapter",
          "InstantFormat",
          "JsonDecodingException",
          "JsonDocument",
          "JsonElements",
          "JsonModel",
          "JsonNumbers",
          "ListAdapter",
          "LoneSurrogates",
          "MapAdapter",
          "Model",
          "ModelAdapter",
          "ModelBuilder",
          "ModelConverterFactory",
          "ModelReader",
          "ModelStyle",
          "ModelTypeAdapterFactory",
          "ModelWriter",
          "OpenEnum",
          "OpenEnumAdapter",
          "RecordingReader",
          "Scalar",
          "TolerantList",
          "TolerantMap",
          "Utf8Reader",
          "ValueAdapter");

  private RuntimeSources() {}

  static void write(Path folder, String modelPackage) {
    try {
      Files.createDirectories(folder);
      for (String name : CLASSES) {
        String source = read(name + ".java").replace(PACKAGE, modelPackage);
        Files.writeString(folder.resolve(name + ".java"), source);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the runtime of the models", e);
    }
  }

  private static String read(String file) throws IOException {
    try (InputStream source =
        RuntimeSources.class.getResourceAsStream("/partner-transfers/runtime/" + file)) {
      if (source == null) {
        throw new IOException("The generator's artifact lacks " + file);
      }
      return new String(source.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
