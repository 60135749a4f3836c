package io.github.partnertransfers.simulator;

import java.util.regex.Pattern;

/** What the simulator answers: the token request, and the seven operations on transfers. */
public enum Operation {
  /** {@code POST /login/{tenant}/oauth2/token}, and {@code /oauth2/v2.0/token}. */
  TOKEN("POST", "/login/([^/]+)/oauth2/(v2\\.0/)?token"),
  /** {@code GET /v1/customers/{customer}/transfers}. */
  LIST("GET", "/v1/customers/([^/]+)/transfers"),
  /** {@code GET /v1/customers/{customer}/transfers/{transfer}}. */
  GET("GET", "/v1/customers/([^/]+)/transfers/([^/]+)"),
  /** {@code POST /v1/customers/{customer}/transfers}. */
  CREATE("POST", "/v1/customers/([^/]+)/transfers"),
  /** {@code POST /v1/customers/{customer}/transfers/{transfer}/accept}. */
  ACCEPT("POST", "/v1/customers/([^/]+)/transfers/([^/]+)/accept"),
  /** {@code PATCH /v1/customers/{customer}/transfers/{transfer}}: reject, cancel, accept. */
  UPDATE("PATCH", "/v1/customers/([^/]+)/transfers/([^/]+)"),
  /** {@code DELETE /v1/customers/{customer}/transfers/{transfer}}. */
  WITHDRAW("DELETE", "/v1/customers/([^/]+)/transfers/([^/]+)"),
  /** {@code GET /v1/customers/{customer}/transferseligibility?transferType=...}. */
  ELIGIBILITY("GET", "/v1/customers/([^/]+)/transferseligibility");

  private final String method;
  private final Pattern path;

  Operation(String method, String path) {
    this.method = method;
    this.path = Pattern.compile(path);
  }

  String method() {
    return method;
  }

  Pattern path() {
    return path;
  }

  boolean isWrite() {
    return this == CREATE || this == ACCEPT || this == UPDATE || this == WITHDRAW;
  }
}
