package io.github.partnertransfers.micrometer;

/**
 * The failure of a login, as the error of its observation. Has no message of a token provider,
 * which could contain a secret; the exception of the call has one without secrets.
 */
final class LoginFailure extends Exception {
  private static final long serialVersionUID = 1L;

  LoginFailure(Throwable failure) {
    super(failure.getClass().getName(), null, false, false);
  }
}
