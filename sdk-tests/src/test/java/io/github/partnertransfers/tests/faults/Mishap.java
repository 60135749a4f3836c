package io.github.partnertransfers.tests.faults;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong.
 *
 * @param code the service's error code in the answer, which the caller must get to see
 */
record Mishap(Trouble trouble, @Nullable String code, Set<Trait> traits) {
  Mishap(Trouble trouble, Trait... traits) {
    this(trouble, null, Set.of(traits));
  }

  Mishap withCode(String newCode) {
    return new Mishap(trouble, newCode, traits);
  }

  boolean is(Trait trait) {
    return traits.contains(trait);
  }
}
