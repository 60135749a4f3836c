package io.github.partnertransfers.simulator.internal.login;

/** How a client proved its identity. */
enum ClientAuthentication {
  NONE("0"),
  SECRET("1"),
  ASSERTION("2");

  /** The value of the claim {@code appidacr}. */
  final String claim;

  ClientAuthentication(String claim) {
    this.claim = claim;
  }
}
