package io.github.partnertransfers.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** An error answer of the API: status, service code and description, as the documents list them. */
final class Refusal extends RuntimeException {

  private final int status;
  private final int code;
  private final String description;

  Refusal(int status, int code, String description) {
    super(description);
    this.status = status;
    this.code = code;
    this.description = description;
  }

  static Refusal accessDenied() {
    return new Refusal(401, 400, "Access denied: the access token is missing, unknown or expired.");
  }

  static Refusal notFound(String path) {
    return new Refusal(404, 1000, "Nothing was found at " + path + ".");
  }

  static Refusal invalidProperty(String description) {
    return new Refusal(400, 3000, description);
  }

  static Refusal invalidInput(String description) {
    return new Refusal(400, 800002, description);
  }

  static Refusal noRelationship(SimulatedCustomer customer) {
    return new Refusal(
        403, 20002, "The partner has no relationship with customer " + customer.tenantId() + ".");
  }

  static Refusal tenantNotFound(String tenantId) {
    return new Refusal(404, 60003, "Tenant " + tenantId + " was not found.");
  }

  static Refusal invalidSubscription(String subscriptionId) {
    return new Refusal(
        400,
        800078,
        "A transfer cannot be created with an invalid subscription: " + subscriptionId + ".");
  }

  static Refusal transferNotFound(String transferId) {
    return new Refusal(404, 900100, "Transfer " + transferId + " was not found.");
  }

  static Refusal inProgress(String transferId) {
    return new Refusal(
        409, 900101, "Not allowed: the original transfer " + transferId + " is in progress.");
  }

  static Refusal ended(String transferId, String status) {
    return new Refusal(400, 900102, "Cannot process " + status + " transfer " + transferId + ".");
  }

  static Refusal processedByAnotherRequest(String transferId) {
    return new Refusal(
        409, 900104, "Transfer " + transferId + " is being processed by another request.");
  }

  static Refusal notParsed(String value) {
    return new Refusal(400, 900126, "The enumeration value could not be parsed: " + value + ".");
  }

  static Refusal notSupported(String description) {
    return new Refusal(400, 900141, "The operation is not supported: " + description);
  }

  static Refusal sourceIsTarget() {
    return new Refusal(400, 900148, "The source partner is also the partner to transfer to.");
  }

  static Refusal noRight(String description) {
    return new Refusal(403, 900150, "No right to the operation: " + description);
  }

  int status() {
    return status;
  }

  String description() {
    return description;
  }

  ObjectNode body(boolean numericCode) {
    ObjectNode body = Json.object();
    if (numericCode) {
      body.put("code", code);
    } else {
      body.put("code", Integer.toString(code));
    }
    body.put("description", description);
    body.putArray("data");
    // Not a name the service uses: who finds it in a log sees where the error came from.
    body.put("source", "PartnerCenterSimulator");
    return body;
  }

  /** A refusal is an answer, not a failure of the simulator: nobody reads its stack trace. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
