package io.github.partnertransfers.simulator;

/**
 * The requests that the simulator supports: those of the login, and the operations on transfers and
 * on webhooks.
 */
public enum Operation {
  /** {@code POST /login/{tenant}/oauth2/token}, and {@code /oauth2/v2.0/token}. */
  TOKEN,
  /** {@code POST /login/{tenant}/oauth2/v2.0/devicecode}. */
  DEVICE_CODE,
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
  ELIGIBILITY,
  /** {@code GET /webhooks/v1/registration/events}. */
  LIST_WEBHOOK_EVENTS,
  /** {@code GET /webhooks/v1/registration}. */
  GET_WEBHOOK_REGISTRATION,
  /** {@code POST /webhooks/v1/registration}. */
  CREATE_WEBHOOK_REGISTRATION,
  /** {@code PUT /webhooks/v1/registration}. */
  UPDATE_WEBHOOK_REGISTRATION,
  /** {@code POST /webhooks/v1/registration/validationEvents}. */
  CREATE_VALIDATION_EVENT,
  /** {@code GET /webhooks/v1/registration/validationEvents/{event}}. */
  GET_VALIDATION_EVENT;

  /** Returns whether it is a request to the login, and not to the API. */
  public boolean isLogin() {
    return this == TOKEN || this == DEVICE_CODE;
  }

  /** Returns whether it is an operation on webhooks, which belong to a partner. */
  public boolean isOnWebhooks() {
    return compareTo(LIST_WEBHOOK_EVENTS) >= 0;
  }
}
