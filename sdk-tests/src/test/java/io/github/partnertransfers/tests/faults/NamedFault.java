package io.github.partnertransfers.tests.faults;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong.
 *
 * @param code the service's error code in the answer, which the caller must get to see
 */
record NamedFault(FaultInjection injection, @Nullable String code, Set<Trait> traits) {
  NamedFault(FaultInjection injection, Trait... traits) {
    this(injection, null, Set.of(traits));
  }

  NamedFault withCode(String newCode) {
    return new NamedFault(injection, newCode, traits);
  }

  boolean is(Trait trait) {
    return traits.contains(trait);
  }
}
