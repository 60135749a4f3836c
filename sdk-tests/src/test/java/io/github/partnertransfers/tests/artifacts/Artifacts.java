package io.github.partnertransfers.tests.artifacts;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Where classes come from. */
final class Artifacts {
  private Artifacts() {}

  /** The jar that has a class; before the phase package, the folder. */
  static Path of(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
