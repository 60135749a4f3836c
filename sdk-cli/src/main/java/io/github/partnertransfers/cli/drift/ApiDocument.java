package io.github.partnertransfers.cli.drift;

import io.github.partnertransfers.cli.drift.DocumentedType.Component;
import io.github.partnertransfers.cli.drift.DocumentedType.ListOf;
import io.github.partnertransfers.cli.drift.DocumentedType.MapOf;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;

/** The OpenAPI document: what it says of responses, and where it says so. */
public final class ApiDocument {
  /** The path from the project's root. */
  static final String PATH = "spec/partner-center-transfers.yaml";

  private static final String REFERENCE_PREFIX = "#/components/schemas/";

  private final List<String> lines;
  private final YamlMap root;
  private final Map<String, ObjectSchema> objects = new LinkedHashMap<>();
  private final Map<String, EnumSchema> enums = new LinkedHashMap<>();

  private ApiDocument(String text) {
    lines = List.of(text.split("\n", -1));
    root = new YamlMap(new Yaml(new LoaderOptions()).compose(new StringReader(text)));
    YamlMap schemas = root.map("components").map("schemas");
    for (String name : schemas.names()) {
      YamlMap schema = schemas.map(name);
      if (schema.has("x-open-enum")) {
        enums.put(name, new EnumSchema(name, schema));
      } else if (schema.has("properties")) {
        objects.put(name, objectSchema(name, schema.map("properties")));
      }
    }
  }

  /** Returns the document that this program was built with. */
  public static ApiDocument ofBuild() {
    try (InputStream in = ApiDocument.class.getResourceAsStream("partner-center-transfers.yaml")) {
      return parse(
          new String(
              Objects.requireNonNull(in, "the OpenAPI document").readAllBytes(),
              StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Parses a document with line feeds at the ends of its lines. */
  static ApiDocument parse(String text) {
    return new ApiDocument(text);
  }

  List<String> lines() {
    return lines;
  }

  @Nullable ObjectSchema object(String name) {
    return objects.get(name);
  }

  @Nullable EnumSchema enumeration(String name) {
    return enums.get(name);
  }

  Collection<ObjectSchema> objects() {
    return objects.values();
  }

  Collection<EnumSchema> enumerations() {
    return enums.values();
  }

  /** Returns the type of an operation's response with status 200. */
  DocumentedType response(String operationId) {
    YamlMap paths = root.map("paths");
    for (String path : paths.names()) {
      YamlMap methods = paths.map(path);
      for (String method : methods.names()) {
        YamlMap operation = methods.map(method);
        if (operation.text("operationId").equals(operationId)) {
          return type(
              operation
                  .map("responses")
                  .map("200")
                  .map("content")
                  .map("application/json")
                  .map("schema"));
        }
      }
    }
    throw new IllegalArgumentException("no operation " + operationId);
  }

  private static ObjectSchema objectSchema(String name, YamlMap properties) {
    Map<String, DocumentedProperty> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String property : properties.names()) {
      YamlMap schema = properties.map(property);
      byName.put(
          property,
          new DocumentedProperty(property, properties.key(property), schema, type(schema)));
    }
    return new ObjectSchema(name, properties, byName);
  }

  private static DocumentedType type(YamlMap schema) {
    String reference =
        schema.has("allOf")
            ? new YamlMap(schema.list("allOf").get(0)).text("$ref")
            : schema.text("$ref");
    if (!reference.isEmpty()) {
      return new Component(reference.substring(REFERENCE_PREFIX.length()));
    }
    String type = schema.text("type");
    if (type.equals("array")) {
      return new ListOf(type(schema.map("items")));
    }
    return type.equals("object") && schema.has("additionalProperties")
        ? new MapOf(type(schema.map("additionalProperties")))
        : DocumentedType.of(type, schema.text("format"));
  }

  /** Returns the first line after the block of a key, without comments and blank lines. */
  int endOfBlock(Node key) {
    int start = key.getStartMark().getLine();
    int column = key.getStartMark().getColumn();
    int end = start + 1;
    for (int line = end; line < lines.size(); line++) {
      String content = lines.get(line).strip();
      if (content.isEmpty() || content.startsWith("#")) {
        continue;
      }
      if (lines.get(line).indexOf(content) <= column) {
        break;
      }
      end = line + 1;
    }
    return end;
  }

  /** A component with properties, by their names in any letter case. */
  record ObjectSchema(
      String name, YamlMap propertiesMap, Map<String, DocumentedProperty> properties) {}

  record DocumentedProperty(String name, Node key, YamlMap schema, DocumentedType type) {}
}
