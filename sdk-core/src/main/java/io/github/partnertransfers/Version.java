package io.github.partnertransfers;

/** The version and the User-Agent of the client. A test compares it with the artifact. */
final class Version {
  static final String NUMBER = "0.1.0";
  static final String USER_AGENT = "partner-transfers-java/" + NUMBER;

  private Version() {}
}
