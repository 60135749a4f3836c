package io.github.partnertransfers.simulator;

/** The requests that the simulator supports: the token request and seven transfer operations. */
public enum Operation {
  /** {@code POST /login/{tenant}/oauth2/token}, and {@code /oauth2/v2.0/token}. */
  TOKEN,
  /** {@code GET /v1/customers/{customer}/transfers}. */
  LIST,
  /** {@code GET /v1/customers/{customer}/transfers/{transfer}}. */
  GET,
  /** {@code POST /v1/customers/{customer}/transfers}. */
  CREATE,
  /** {@code POST /v1/customers/{customer}/transfers/{transfer}/accept}. */
  ACCEPT,
  /** {@code PATCH /v1/customers/{customer}/transfers/{transfer}}: reject, cancel, accept. */
  UPDATE,
  /** {@code DELETE /v1/customers/{customer}/transfers/{transfer}}. */
  WITHDRAW,
  /** {@code GET /v1/customers/{customer}/transferseligibility?transferType=...}. */
  ELIGIBILITY
}
