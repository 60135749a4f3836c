package io.github.partnertransfers.simulator.internal.login;

/** The errors of the device code grant. */
final class DeviceCodeErrors {

  private DeviceCodeErrors() {}

  static OAuthException pending() {
    return OAuthException.badRequest(
        "authorization_pending",
        70016,
        "OAuth 2.0 device flow error. Authorization is pending. Continue polling.");
  }

  /** The error of RFC 8628, section 3.5. Entra does not document it, so the code is assumed. */
  static OAuthException slowDown() {
    return OAuthException.badRequest(
        "slow_down",
        70016,
        "OAuth 2.0 device flow error. Authorization is pending. Poll less often.");
  }

  /** The code is assumed: the page on the device code grant has only the error. */
  static OAuthException declined() {
    return OAuthException.badRequest(
        "authorization_declined", 65004, "User declined to consent to access the app.");
  }

  static OAuthException expired() {
    return OAuthException.badRequest(
        "expired_token",
        70020,
        "The provided value for the input parameter 'device_code' is not valid. This device code"
            + " has expired.");
  }

  static OAuthException unknown() {
    return OAuthException.badRequest(
        "bad_verification_code",
        70018,
        "Invalid verification code. The 'device_code' was not recognized.");
  }

  /** The code is that of an authorization code: none is documented for a device code. */
  static OAuthException redeemed() {
    return OAuthException.badRequest(
        "invalid_grant",
        54005,
        "OAuth2 Authorization code was already redeemed, please retry with a new valid code or use"
            + " an existing refresh token.");
  }
}
