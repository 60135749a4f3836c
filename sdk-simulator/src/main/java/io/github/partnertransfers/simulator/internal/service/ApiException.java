package io.github.partnertransfers.simulator.internal.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.partnertransfers.simulator.internal.http.Json;
import org.jspecify.annotations.Nullable;

/** An error response of the API: status, error code and description, as the service lists them. */
public final class ApiException extends RuntimeException {

  /** The {@code WWW-Authenticate} header of a response with status 401. */
  public static final String AUTHENTICATE_CHALLENGE =
      "OAuth realm=urn:cpsvc:cpid:00000000-0000-0000-0000-000000000000";

  private final int status;
  private final @Nullable Integer code;

  private ApiException(int status, @Nullable Integer code, String description) {
    super(description);
    this.status = status;
    this.code = code;
  }

  public static ApiException accessDenied() {
    return new ApiException(
        401, 400, "Access denied: the access token is missing, unknown or expired.");
  }

  /** The code is that of tokens for {@code https://graph.windows.net}, which were accepted once. */
  public static ApiException wrongAudience(String audience) {
    return new ApiException(
        401, 900420, "The audience of the access token is not supported: " + audience + ".");
  }

  public static ApiException mfaRequired() {
    return new ApiException(
        401, 900421, "Multifactor authentication is required, and the access token lacks it.");
  }

  public static ApiException notFound(String path) {
    return new ApiException(404, 1000, "Nothing was found at " + path + ".");
  }

  static ApiException invalidProperty(String description) {
    return new ApiException(400, 3000, description);
  }

  static ApiException invalidInput(String description) {
    return new ApiException(400, 800002, description);
  }

  static ApiException noRelationship(Customer customer) {
    return new ApiException(
        403, 20002, "The partner has no relationship with customer " + customer.tenantId() + ".");
  }

  static ApiException tenantNotFound(String tenantId) {
    return new ApiException(404, 60003, "Tenant " + tenantId + " was not found.");
  }

  static ApiException invalidSubscription(String subscriptionId) {
    return new ApiException(
        400,
        800078,
        "A transfer cannot be created with an invalid subscription: " + subscriptionId + ".");
  }

  static ApiException transferNotFound(String transferId) {
    return new ApiException(404, 900100, "Transfer " + transferId + " was not found.");
  }

  static ApiException noRegistration() {
    return new ApiException(404, 1000, "The tenant has no webhook registration.");
  }

  /** The code of this error is not known. */
  static ApiException registrationExists() {
    return new ApiException(409, null, "A registration already exists; use PUT to update it.");
  }

  static ApiException validationEventNotFound(String correlationId) {
    return new ApiException(404, 1000, "Validation event " + correlationId + " was not found.");
  }

  static ApiException inProgress(String transferId) {
    return new ApiException(
        409, 900101, "Not allowed: the original transfer " + transferId + " is in progress.");
  }

  static ApiException terminalStatus(String transferId, String status) {
    return new ApiException(
        400, 900102, "Cannot process " + status + " transfer " + transferId + ".");
  }

  static ApiException processedByAnotherRequest(String transferId) {
    return new ApiException(
        409, 900104, "Transfer " + transferId + " is being processed by another request.");
  }

  static ApiException unknownEnumValue(String value) {
    return new ApiException(
        400, 900126, "The enumeration value could not be parsed: " + value + ".");
  }

  static ApiException notSupported(String description) {
    return new ApiException(400, 900141, "The operation is not supported: " + description);
  }

  static ApiException sourceIsTarget() {
    return new ApiException(400, 900148, "The source partner is also the partner to transfer to.");
  }

  static ApiException notPermitted(String description) {
    return new ApiException(403, 900150, "The operation is not permitted: " + description);
  }

  public int status() {
    return status;
  }

  public ObjectNode body(boolean numericCode) {
    ObjectNode body = Json.object();
    if (code != null && numericCode) {
      body.put("code", code);
    } else if (code != null) {
      body.put("code", Integer.toString(code));
    }
    body.put("description", getMessage());
    body.putArray("data");
    // The service uses other names: this one shows in a log that the error was simulated.
    body.put("source", "PartnerCenterSimulator");
    return body;
  }

  /** Omits the stack trace: an error response is not a failure of the simulator. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
