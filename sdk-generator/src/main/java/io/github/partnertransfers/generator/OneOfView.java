package io.github.partnertransfers.generator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the template of a model shows of a oneOf component. */
final class OneOfView {
  final @Nullable String javadoc;
  final List<String> choices;

  OneOfView(DocumentNode component) {
    javadoc = Javadoc.of(component);
    choices =
        component.get("oneOf").elements().stream().map(each -> each.referenced().key()).toList();
  }
}
