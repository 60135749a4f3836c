package io.github.partnertransfers.cli.drift;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML mapping with its marks; empty in place of what is no mapping. */
final class YamlMap {
  private final @Nullable Node node;

  YamlMap(@Nullable Node node) {
    this.node = node;
  }

  private List<NodeTuple> entries() {
    return node instanceof MappingNode mapping ? mapping.getValue() : List.of();
  }

  private @Nullable NodeTuple entry(String name) {
    for (NodeTuple entry : entries()) {
      if (text(entry.getKeyNode()).equals(name)) {
        return entry;
      }
    }
    return null;
  }

  List<String> names() {
    return entries().stream().map(entry -> text(entry.getKeyNode())).toList();
  }

  boolean has(String name) {
    return entry(name) != null;
  }

  Node key(String name) {
    return require(name).getKeyNode();
  }

  Node value(String name) {
    return require(name).getValueNode();
  }

  private NodeTuple require(String name) {
    NodeTuple entry = entry(name);
    if (entry == null) {
      throw new IllegalArgumentException("the document has no " + name + " at the place");
    }
    return entry;
  }

  YamlMap map(String name) {
    NodeTuple entry = entry(name);
    return new YamlMap(entry == null ? null : entry.getValueNode());
  }

  List<Node> list(String name) {
    NodeTuple entry = entry(name);
    return entry != null && entry.getValueNode() instanceof SequenceNode sequence
        ? sequence.getValue()
        : List.of();
  }

  /** Returns the scalar of a name, or an empty text. */
  String text(String name) {
    NodeTuple entry = entry(name);
    return entry == null ? "" : text(entry.getValueNode());
  }

  static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }
}
