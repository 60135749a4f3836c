package io.github.partnertransfers.generator;

/**
 * A place of a document that breaks a rule.
 *
 * @param place the keys from the root, like those of a reference
 * @param found what stands there, for the message
 */
record Problem(String place, Rule rule, String found) {
  /** Returns one line: where, what, the rule, and what to do instead. */
  @Override
  public String toString() {
    return place + ": " + found + ", but " + rule.statement() + ". " + rule.instead() + ".";
  }
}
