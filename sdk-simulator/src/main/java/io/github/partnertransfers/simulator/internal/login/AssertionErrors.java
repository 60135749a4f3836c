package io.github.partnertransfers.simulator.internal.login;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The errors of client assertions. */
final class AssertionErrors {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'").withZone(ZoneOffset.UTC);

  private static final String CERTIFICATE_DOCUMENTATION =
      " Review the documentation at"
          + " https://learn.microsoft.com/entra/identity-platform/certificate-credentials .";

  private static final String FEDERATION_DOCUMENTATION =
      " Check your federated identity credential Subject, Audience and Issuer against the presented"
          + " assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation";

  private AssertionErrors() {}

  static OAuthException malformed() {
    return OAuthException.badRequest(
        "invalid_request", 50027, "JWT token is invalid or malformed.");
  }

  static OAuthException unsupportedAlgorithm() {
    return OAuthException.badRequest(
        "invalid_request",
        5002730,
        "Invalid JWT token. Unsupported key for the signing algorithm.");
  }

  static OAuthException wrongClient() {
    return OAuthException.invalidClient(
        700021,
        "Client assertion application identifier doesn't match 'client_id' parameter."
            + CERTIFICATE_DOCUMENTATION);
  }

  static OAuthException unknownCertificate(String clientId, String thumbprint) {
    return OAuthException.invalidClient(
        700027,
        "The certificate with identifier used to sign the client assertion is not registered on"
            + " application. [Reason - The key was not found., Thumbprint of key used by client: '"
            + thumbprint
            + "', app Id '"
            + clientId
            + "'].");
  }

  static OAuthException invalidSignature(String reason) {
    return OAuthException.invalidClient(
        700027, "Client assertion failed signature validation. [Reason - " + reason + "].");
  }

  static OAuthException invalidTime(Instant now, Instant notBefore, Instant expiry) {
    return OAuthException.invalidClient(
        700024,
        "Client assertion is not within its valid time range. Current time: "
            + TIME.format(now)
            + ", assertion valid from "
            + TIME.format(notBefore)
            + ", expiry time of assertion "
            + TIME.format(expiry)
            + "."
            + CERTIFICATE_DOCUMENTATION);
  }

  static OAuthException wrongAudience() {
    return OAuthException.invalidClient(
        700023,
        "Client assertion audience claim does not match Realm issuer." + CERTIFICATE_DOCUMENTATION);
  }

  /** The code is assumed: none is documented, and Entra is not known to refuse a repetition. */
  static OAuthException repeated() {
    return OAuthException.invalidClient(
        50013, "Assertion is invalid: an assertion with this 'jti' was used before.");
  }

  static OAuthException unknownIssuer(String issuer) {
    return noFederatedIdentity(700211, "issuer '" + issuer + "'.", "");
  }

  static OAuthException wrongFederatedAudience(String audience) {
    return noFederatedIdentity(700212, "audience '" + audience + "'.", "");
  }

  static OAuthException unknownSubject(String subject) {
    return noFederatedIdentity(700213, "subject '" + subject + "'.", "");
  }

  static OAuthException subjectInAnotherCase(String subject) {
    return noFederatedIdentity(
        7002138,
        "subject '" + subject + "'.",
        " The subject matches with case-insensitive comparison, but not with case-sensitive"
            + " comparison.");
  }

  private static OAuthException noFederatedIdentity(int code, String what, String detail) {
    return OAuthException.invalidClient(
        code,
        "No matching federated identity record found for presented assertion "
            + what
            + detail
            + FEDERATION_DOCUMENTATION);
  }

  static OAuthException unknownFederatedKey(String keyId, String issuer) {
    return OAuthException.invalidClient(
        7000272,
        "The certificate with identifier "
            + keyId
            + " used to sign the federated credential could not be found in the metadata of"
            + " identity provider "
            + issuer
            + ".");
  }
}
