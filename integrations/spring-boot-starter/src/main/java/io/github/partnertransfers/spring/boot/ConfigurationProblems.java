package io.github.partnertransfers.spring.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong with the properties, so that the application hears of everything at once.
 */
final class ConfigurationProblems {
  private final List<String> sentences = new ArrayList<>();

  /** Returns the value, or null after noting that the property is missing. */
  @Nullable String required(String property, @Nullable String value) {
    if (value == null || value.isBlank()) {
      add(property, "is not set");
      return null;
    }
    return value;
  }

  /** Returns what the SDK makes of a property, or null after noting why it refuses the value. */
  <T> @Nullable T unlessRefused(String property, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException | IllegalStateException e) {
      add(property, "is refused: " + e.getMessage());
      return null;
    }
  }

  /** Applies a property if it is set, and notes why the SDK refuses the value, if it does. */
  <T> void apply(String property, @Nullable T value, Consumer<T> setter) {
    if (value != null) {
      unlessRefused(
          property,
          () -> {
            setter.accept(value);
            return value;
          });
    }
  }

  void add(String property, String problem) {
    sentences.add(TransfersProperties.PREFIX + property + " " + problem);
  }

  /**
   * Does nothing if there is no problem.
   *
   * @throws TransfersConfigurationException with all problems
   */
  void throwIfAny() {
    if (!sentences.isEmpty()) {
      throw new TransfersConfigurationException(sentences);
    }
  }
}
