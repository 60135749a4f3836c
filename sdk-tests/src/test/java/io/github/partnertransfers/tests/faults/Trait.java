package io.github.partnertransfers.tests.faults;

/** What is special about a fault. */
enum Trait {
  /** No request reaches the service. */
  BEFORE_SENDING,

  /** The service has done what it was asked for when it goes wrong. */
  AFTER_EFFECT,

  /** It can only happen to an answer with a body. */
  IN_BODY,

  /** It can only happen to an asynchronous call: with a callback, as a future or with RxJava. */
  ASYNCHRONOUS,

  /** It can only happen to a blocking call. */
  BLOCKING,

  /** The attempt ends only because of its timeout, which takes real time. */
  UNTIL_TIMEOUT
}
