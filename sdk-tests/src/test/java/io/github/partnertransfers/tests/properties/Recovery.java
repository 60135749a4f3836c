package io.github.partnertransfers.tests.properties;

/** What a caller does about an unknown outcome. */
enum Recovery {
  SAME_CALL("executes the call again"),
  SAME_REQUEST_ID("makes a new call with the request id"),
  /** For a create; any other write is resumed with the same call. */
  RECONCILE("looks for the transfer in the list");

  private final String words;

  Recovery(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
