package io.github.partnertransfers.generator;

import java.util.Locale;

/** Makes Java names of names in a document. */
final class JavaNames {
  private JavaNames() {}

  /**
   * Returns the Java name of a property or parameter: that of x-java-name, or one made of its own.
   */
  static String ofProperty(DocumentNode node, String name) {
    String given = node.text("x-java-name");
    return given.isEmpty() ? variable(name) : given;
  }

  /**
   * Returns the name of a property's accessor, or of a parameter: {@code customer-id}, customerId.
   */
  static String variable(String name) {
    StringBuilder variable = new StringBuilder();
    for (String word : name.split("[^A-Za-z0-9]+", -1)) {
      variable.append(variable.isEmpty() ? decapitalized(word) : capitalized(word));
    }
    return variable.toString();
  }

  /** Returns the name of the method that adds an element to a list. */
  static String adder(String variable) {
    return "add" + capitalized(variable);
  }

  /** Returns the name of a tag's interface. */
  static String interfaceName(String tag) {
    StringBuilder name = new StringBuilder();
    for (String word : tag.split("[^A-Za-z0-9]+", -1)) {
      name.append(capitalized(word));
    }
    return name + "Api";
  }

  private static String capitalized(String word) {
    return word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /**
   * Lowers the first letter, or an abbreviation in capitals but for the next word: URLPath,
   * urlPath.
   */
  private static String decapitalized(String word) {
    int capitals = 0;
    while (capitals < word.length() && Character.isUpperCase(word.charAt(capitals))) {
      capitals++;
    }
    int lowered = capitals > 1 && capitals < word.length() ? capitals - 1 : capitals;
    return word.substring(0, lowered).toLowerCase(Locale.ROOT) + word.substring(lowered);
  }
}
