package io.github.partnertransfers.webhooks;

/** Why a request is not accepted as an event, in the order in which the receiver checks. */
public enum RefusalReason {
  /** The body exceeds the limit. The receiver stops reading at the limit. */
  BODY_TOO_LARGE(413),
  /** The request has a {@code Content-Encoding}. The signature is that of the bytes as sent. */
  COMPRESSED_BODY(415),
  /** The signature is missing, or is not Base64 after the scheme {@code Signature}. */
  NO_SIGNATURE(401),
  /** The algorithm is missing, or is not one that the receiver allows. */
  ALGORITHM_NOT_ALLOWED(401),
  /**
   * The URL of the certificate is missing or invalid, or names a host that is not listed. Nothing
   * was sent to that host.
   */
  CERTIFICATE_URL_NOT_ALLOWED(401),
  /**
   * The certificate, one of its issuers or a revocation list cannot be downloaded now, or too many
   * downloads were necessary in the last minute. A later delivery can succeed.
   */
  CERTIFICATE_UNAVAILABLE(503),
  /**
   * The certificate is unreadable, expired, revoked, too weak, not issued by the expected
   * organization, or not issued under a trusted root.
   */
  CERTIFICATE_NOT_TRUSTED(401),
  /** The signature is not that of the body by the key of the certificate. */
  WRONG_SIGNATURE(401),
  /** The body is signed, but is not an event: no JSON object, no name, or no time of the change. */
  MALFORMED_EVENT(400),
  /** The event is older than the replay window allows, or is in the future. */
  OUTSIDE_REPLAY_WINDOW(400);

  private final int httpStatus;

  RefusalReason(int httpStatus) {
    this.httpStatus = httpStatus;
  }

  /** Returns the status to answer with. Partner Center delivers again after each of them. */
  public int httpStatus() {
    return httpStatus;
  }
}
