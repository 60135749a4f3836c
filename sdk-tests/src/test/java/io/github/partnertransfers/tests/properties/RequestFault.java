package io.github.partnertransfers.tests.properties;

import io.github.partnertransfers.simulator.Fault;
import java.util.Locale;

/** What may happen to one request. What the service means by it must not decide what it does. */
enum RequestFault {
  RESET_BEFORE(Fault.connectionReset()),
  RESET_AFTER(Fault.connectionReset().afterEffect()),
  EMPTY_BEFORE(Fault.emptyResponse()),
  EMPTY_AFTER(Fault.emptyResponse().afterEffect()),
  GARBAGE_BEFORE(Fault.garbage()),
  GARBAGE_AFTER(Fault.garbage().afterEffect()),
  MALFORMED_CHUNK_BEFORE(Fault.malformedChunk()),
  MALFORMED_CHUNK_AFTER(Fault.malformedChunk().afterEffect()),
  TRUNCATED_AFTER(Fault.truncatedBody()),
  STATUS_500_BEFORE(Fault.answer(500, "")),
  STATUS_500_AFTER(Fault.answer(500, "").afterEffect()),
  STATUS_502_BEFORE(Fault.badGateway()),
  STATUS_502_AFTER(Fault.badGateway().afterEffect()),
  STATUS_503_BEFORE(Fault.answer(503, "").header("Retry-After", "0")),
  STATUS_503_AFTER(Fault.answer(503, "").afterEffect()),
  STATUS_408_BEFORE(Fault.answer(408, "")),
  STATUS_408_AFTER(Fault.answer(408, "").afterEffect()),
  /** Too many requests is an answer to rely on: it never comes after the effect. */
  STATUS_429(Fault.answer(429, "")),
  /** So is this one. */
  STATUS_401(Fault.unauthorized()),
  PAGE_BEFORE(Fault.pageInsteadOfJson()),
  PAGE_AFTER(Fault.pageInsteadOfJson().afterEffect());

  @SuppressWarnings("ImmutableEnumChecker") // A fault is immutable, as its javadoc says.
  private final Fault fault;

  RequestFault(Fault fault) {
    this.fault = fault;
  }

  Fault fault() {
    return fault;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
