package io.github.partnertransfers.tests.properties;

import java.util.Locale;

/** One transfer from its creation to its end. */
record Story(Settlement settlement, Step create, Step settle) {
  @Override
  public String toString() {
    String generation = settlement.isLegacy() ? "legacy" : "new-commerce";
    return "%n  create (%s): %s%n  %s: %s%n"
        .formatted(generation, create, settlement.name().toLowerCase(Locale.ROOT), settle);
  }
}
