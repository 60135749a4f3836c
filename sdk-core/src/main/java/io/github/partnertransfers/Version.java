package io.github.partnertransfers;

/** What the client calls itself. A test holds it to the version of the artifact. */
final class Version {
  static final String NUMBER = "0.1.0";
  static final String USER_AGENT = "partner-transfers-java/" + NUMBER;

  private Version() {}
}
