package io.github.partnertransfers.cli.output;

/**
 * Keeps spreadsheets from running text of the service as a formula: a text that begins like one
 * gets a leading apostrophe.
 */
public final class FormulaEscaper {
  /** The last four are the wide forms, which some spreadsheets accept, too. */
  private static final String FIRST_CHARACTERS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

  private FormulaEscaper() {}

  public static String escape(String text) {
    return text.isEmpty() || FIRST_CHARACTERS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
  }
}
