package io.github.partnertransfers.simulator.internal.login;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.partnertransfers.simulator.internal.http.Json;
import io.github.partnertransfers.simulator.internal.service.Partner;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** An OAuth error response of the login, with an error code of Microsoft Entra. */
final class OAuthException extends RuntimeException {

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

  private final int status;
  private final String error;
  private final int code;

  private OAuthException(int status, String error, int code, String description) {
    super(description);
    this.status = status;
    this.error = error;
    this.code = code;
  }

  /** Returns an error of the request or the grant, with status 400. */
  static OAuthException badRequest(String error, int code, String description) {
    return new OAuthException(400, error, code, description);
  }

  /** Returns the failure to authenticate the client, with status 401. */
  static OAuthException invalidClient(int code, String description) {
    return new OAuthException(401, "invalid_client", code, description);
  }

  static OAuthException unknownTenant(String tenant) {
    return badRequest(
        "invalid_request",
        90002,
        "Tenant '"
            + tenant
            + "' not found. Check to make sure you have the correct tenant ID and are signing"
            + " into the correct cloud.");
  }

  static OAuthException unknownClient(String clientId, Partner partner) {
    return badRequest(
        "unauthorized_client",
        700016,
        "Application with identifier '"
            + clientId
            + "' was not found in the directory '"
            + partner.name()
            + "'.");
  }

  static OAuthException unknownResource(String resource, Partner partner) {
    return badRequest(
        "invalid_resource",
        500011,
        "The resource principal named "
            + resource
            + " was not found in the tenant named "
            + partner.name()
            + ". This can happen if the application has not been installed by the administrator of"
            + " the tenant or consented to by any user in the tenant. You might have sent your"
            + " authentication request to the wrong tenant.");
  }

  static OAuthException invalidSecret(String clientId) {
    return invalidClient(
        7000215,
        "Invalid client secret provided. Ensure the secret being sent in the request is the"
            + " client secret value, not the client secret ID, for a secret added to app '"
            + clientId
            + "'.");
  }

  static OAuthException missingApplicationCredential() {
    return invalidClient(
        7000216,
        "'client_assertion', 'client_secret' or 'request' is required for the"
            + " 'client_credentials' grant type.");
  }

  static OAuthException missingCredential() {
    return invalidClient(
        7000218,
        "The request body must contain the following parameter: 'client_assertion' or"
            + " 'client_secret'.");
  }

  static OAuthException missingParameter(String name) {
    return badRequest(
        "invalid_request",
        900144,
        "The request body must contain the following parameter: '" + name + "'.");
  }

  static OAuthException invalidScope(String scope) {
    return badRequest(
        "invalid_scope",
        1002012,
        "The provided value for scope "
            + scope
            + " is not valid. Client credential flows must have a scope value with /.default"
            + " suffixed to the resource identifier (application ID URI).");
  }

  static OAuthException expiredRefreshToken() {
    return badRequest(
        "invalid_grant",
        70008,
        "The provided authorization code or refresh token has expired due to inactivity. Send a"
            + " new interactive authorization request for this user and resource.");
  }

  static OAuthException unsupportedGrant(String grantType) {
    return badRequest(
        "unsupported_grant_type",
        70003,
        "The app requested an unsupported grant type '" + grantType + "'.");
  }

  int status() {
    return status;
  }

  ObjectNode body(Instant now, String traceId, String correlationId) {
    String timestamp = TIMESTAMP.format(now);
    ObjectNode body = Json.object();
    body.put("error", error);
    body.put(
        "error_description",
        "AADSTS"
            + code
            + ": "
            + getMessage()
            + " Trace ID: "
            + traceId
            + " Correlation ID: "
            + correlationId
            + " Timestamp: "
            + timestamp);
    body.putArray("error_codes").add(code);
    body.put("timestamp", timestamp);
    body.put("trace_id", traceId);
    body.put("correlation_id", correlationId);
    body.put("error_uri", "https://login.microsoftonline.com/error?code=" + code);
    return body;
  }

  /** Omits the stack trace: an error response is not a failure of the simulator. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
