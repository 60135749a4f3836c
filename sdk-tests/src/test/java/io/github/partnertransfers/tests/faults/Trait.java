package io.github.partnertransfers.tests.faults;

/** What is special about a fault. */
enum Trait {
  /** No request reaches the service. */
  BEFORE_SENDING,

  /** The service has done what it was asked for when it goes wrong. */
  AFTER_EFFECT,

  /** It can only happen to an answer with a body. */
  IN_BODY,

  /** The attempt ends only because of its timeout, which takes real time. */
  UNTIL_TIMEOUT
}
