package io.github.partnertransfers.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A change of the document {@code base.yaml}: members to add or replace. The file's first line is a
 * comment that says what it is.
 */
record Change(String name, String title, JsonNode members) {
  static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private static final Path RESOURCES =
      Path.of(System.getProperty("project.root"), "sdk-generator", "src", "test", "resources");

  static List<Change> all(String folder) {
    try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
      return files.sorted().map(Change::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Change read(Path file) {
    try {
      String text = Files.readString(file);
      String name = file.getFileName().toString().replace(".yaml", "");
      return new Change(
          name, text.lines().findFirst().orElse("").substring(2), YAML.readTree(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the changed document. */
  ObjectNode applied() {
    return apply(base());
  }

  ObjectNode apply(ObjectNode document) {
    merge(document, members);
    return document;
  }

  static ObjectNode base() {
    return (ObjectNode) read(RESOURCES.resolve("base.yaml")).members;
  }

  private static void merge(ObjectNode into, JsonNode from) {
    for (Map.Entry<String, JsonNode> member : from.properties()) {
      JsonNode present = into.get(member.getKey());
      if (present instanceof ObjectNode object && member.getValue().isObject()) {
        merge(object, member.getValue());
      } else {
        into.set(member.getKey(), member.getValue().deepCopy());
      }
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
