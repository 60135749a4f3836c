package io.github.partnertransfers.spring.boot;

/** Another process follows the customer now. */
final class CustomerTakenOverException extends Exception {
  CustomerTakenOverException(Throwable cause) {
    super(cause.getMessage(), cause);
  }
}
