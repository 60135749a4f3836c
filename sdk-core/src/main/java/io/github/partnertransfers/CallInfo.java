package io.github.partnertransfers;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The operation and the ids of one execution of a call, the same for all its attempts. */
public final class CallInfo implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String operation;
  private final @Nullable String customerId;
  private final @Nullable String transferId;
  private final String requestId;
  private final String correlationId;
  private final boolean detached;

  private CallInfo(
      String operation,
      @Nullable String customerId,
      @Nullable String transferId,
      String requestId,
      String correlationId,
      boolean detached) {
    this.operation = operation;
    this.customerId = customerId;
    this.transferId = transferId;
    this.requestId = requestId;
    this.correlationId = correlationId;
    this.detached = detached;
  }

  /** Creates a value for tests. */
  public static CallInfo of(
      String operation,
      @Nullable String customerId,
      @Nullable String transferId,
      String requestId,
      String correlationId) {
    return new CallInfo(
        Objects.requireNonNull(operation, "operation"),
        customerId,
        transferId,
        Objects.requireNonNull(requestId, "requestId"),
        Objects.requireNonNull(correlationId, "correlationId"),
        false);
  }

  static CallInfo of(TransferCall<?> call) {
    String correlationId = call.options().correlationId();
    return new CallInfo(
        call.operation.name,
        call.operation.customerId,
        call.operation.transferId,
        call.requestId() == null ? newId() : call.requestId(),
        correlationId == null ? newId() : correlationId,
        call.options().detached());
  }

  static String newId() {
    return UUID.randomUUID().toString();
  }

  /** Returns the operationId in the OpenAPI document, such as {@code createTransfer}. */
  public String operation() {
    return operation;
  }

  /** Returns the customer's tenant id, or null for an operation on webhooks. */
  public @Nullable String customerId() {
    return customerId;
  }

  /** Returns the id of the transfer, or null for an operation that isn't on a single transfer. */
  public @Nullable String transferId() {
    return transferId;
  }

  /** Returns the MS-RequestId. Later executions of a write keep it. */
  public String requestId() {
    return requestId;
  }

  /** Returns the MS-CorrelationId. */
  public String correlationId() {
    return correlationId;
  }

  /** Returns whether the call is {@linkplain CallOptions#detached detached}. */
  public boolean isDetached() {
    return detached;
  }

  /** Returns the ids to find the call in the service's logs, as the end of a message. */
  String ids() {
    return " (request id " + requestId + ", correlation id " + correlationId + ')';
  }

  /** Returns the operation and all ids. */
  @Override
  public String toString() {
    return operation
        + (customerId == null ? "" : " of customer " + customerId)
        + (transferId == null ? "" : ", transfer " + transferId)
        + ids();
  }
}
