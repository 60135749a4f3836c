package io.github.partnertransfers.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of the document with its place. */
final class DocumentNode {
  private static final String LOCAL = "#/";

  private final DocumentNode root;
  private final String place;
  private final JsonNode json;

  private DocumentNode(@Nullable DocumentNode root, String place, JsonNode json) {
    this.root = root == null ? this : root;
    this.place = place;
    this.json = json;
  }

  static DocumentNode root(JsonNode json) {
    return new DocumentNode(null, "", json);
  }

  String place() {
    return place.isEmpty() ? "the document" : place;
  }

  /** Returns the last key of the place. */
  String key() {
    return place.substring(place.lastIndexOf('/') + 1);
  }

  JsonNode json() {
    return json;
  }

  boolean has(String key) {
    return json.has(key);
  }

  /** Returns a member, which is missing if there is none. */
  DocumentNode get(String key) {
    JsonNode member = json.get(key);
    return child(key, member == null ? MissingNode.getInstance() : member);
  }

  /** Returns the text of a member, or an empty text. */
  String text(String key) {
    return get(key).text();
  }

  String text() {
    return json.isValueNode() ? json.asText() : "";
  }

  boolean isTrue(String key) {
    return json.path(key).asBoolean();
  }

  List<DocumentNode> members() {
    List<DocumentNode> members = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      members.add(child(member.getKey(), member.getValue()));
    }
    return members;
  }

  List<String> keys() {
    return json.properties().stream().map(Map.Entry::getKey).toList();
  }

  List<DocumentNode> elements() {
    List<DocumentNode> elements = new ArrayList<>();
    for (int i = 0; i < (json.isArray() ? json.size() : 0); i++) {
      elements.add(child(Integer.toString(i), json.get(i)));
    }
    return elements;
  }

  private DocumentNode child(String key, JsonNode value) {
    String escaped = key.replace("~", "~0").replace("/", "~1");
    return new DocumentNode(root, place.isEmpty() ? escaped : place + "/" + escaped, value);
  }

  boolean isReference() {
    return json.has("$ref");
  }

  /** Returns what a reference names: missing if nothing is there or the document is another. */
  DocumentNode referenced() {
    String reference = text("$ref");
    if (!reference.startsWith(LOCAL)) {
      return get("$ref").child("missing", MissingNode.getInstance());
    }
    DocumentNode target = root;
    for (String key : reference.substring(LOCAL.length()).split("/", -1)) {
      target = target.get(key.replace("~1", "/").replace("~0", "~"));
    }
    return target;
  }

  /** Returns what a reference names, or this. */
  DocumentNode resolved() {
    return isReference() ? referenced() : this;
  }

  boolean isMissing() {
    return json.isMissingNode();
  }

  DocumentNode document() {
    return root;
  }

  @Override
  public String toString() {
    return place();
  }
}
