package io.github.partnertransfers.generator;

import io.github.partnertransfers.generator.JavaType.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the template of a model shows of a component with properties. */
final class ModelView {
  final @Nullable String javadoc;
  final @Nullable String deprecated;
  final List<PropertyView> properties = new ArrayList<>();

  /** The single values that must be set. */
  final List<PropertyView> required;

  final boolean hasRequired;

  /** The oneOf components that it is a choice of. */
  final List<String> interfaces = new ArrayList<>();

  ModelView(DocumentNode component) {
    javadoc = Javadoc.of(component);
    deprecated = Javadoc.deprecated(component);
    Set<String> requiredNames = new HashSet<>();
    component.get("required").elements().forEach(name -> requiredNames.add(name.text()));
    for (DocumentNode property : component.get("properties").members()) {
      JavaType type = JavaType.of(property);
      // A value of any type is an additional property.
      if (type.kind() != Kind.UNTYPED) {
        properties.add(new PropertyView(property, type, requiredNames.contains(property.key())));
      }
    }
    required = properties.stream().filter(each -> each.isRequired && each.isSingle).toList();
    hasRequired = !required.isEmpty();
    for (DocumentNode other : component.document().get("components").get("schemas").members()) {
      for (DocumentNode choice : other.get("oneOf").elements()) {
        if (choice.referenced().key().equals(component.key())) {
          interfaces.add(other.key());
        }
      }
    }
  }
}
