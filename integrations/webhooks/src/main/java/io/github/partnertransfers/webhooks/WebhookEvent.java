package io.github.partnertransfers.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that Partner Center posted. It says that something changed, not to what: events have no
 * order, can be delivered more than once, and can arrive before the transfer shows the change. Read
 * the transfer again, or let a watch do it ({@link WebhookReceiver.Builder#nudging}).
 *
 * <p>Immutable.
 */
public final class WebhookEvent {
  /** A transfer was created. */
  public static final String CREATE_TRANSFER = "create-transfer";

  /** A transfer changed. */
  public static final String UPDATE_TRANSFER = "update-transfer";

  /** A transfer completed. */
  public static final String COMPLETE_TRANSFER = "complete-transfer";

  /** A transfer failed. */
  public static final String FAIL_TRANSFER = "fail-transfer";

  /** The test event that {@code Webhooks.sendValidationEvent()} requests. */
  public static final String TEST_CREATED = "test-created";

  private static final String TRANSFER = "Transfer";

  private final String name;
  private final @Nullable String resourceName;
  private final @Nullable String resourceUri;
  private final @Nullable String auditUri;
  private final @Nullable String customerId;
  private final @Nullable String transferId;
  private final Instant changedAt;
  private final String json;

  WebhookEvent(
      String name,
      @Nullable String resourceName,
      @Nullable String resourceUri,
      @Nullable String auditUri,
      Instant changedAt,
      String json) {
    this.name = name;
    this.resourceName = resourceName;
    this.resourceUri = resourceUri;
    this.auditUri = auditUri;
    this.changedAt = changedAt;
    this.json = json;
    boolean isTransfer = TRANSFER.equalsIgnoreCase(resourceName);
    EventUris uris = EventUris.parse(resourceUri, isTransfer ? auditUri : null);
    this.customerId = uris.customerId();
    this.transferId = isTransfer ? uris.transferId() : null;
  }

  /**
   * Returns the {@code EventName} as sent, such as {@link #CREATE_TRANSFER}. The service may send
   * names for which there is no constant.
   */
  public String name() {
    return name;
  }

  /** Returns whether the event is about a transfer: its {@code ResourceName} is that. */
  public boolean isAboutTransfer() {
    return TRANSFER.equalsIgnoreCase(resourceName);
  }

  /** Returns the {@code ResourceName}, such as {@code Transfer}, or null. */
  public @Nullable String resourceName() {
    return resourceName;
  }

  /**
   * Returns the customer's tenant id, or null if the event names no customer. It is taken from
   * {@code ResourceUri}, otherwise from the {@code AuditUri} of a transfer.
   */
  public @Nullable String customerId() {
    return customerId;
  }

  /**
   * Returns the transfer's id, or null if the event names no transfer. It is taken from {@code
   * AuditUri}, as {@code ResourceUri} is seen to name the customer only.
   */
  public @Nullable String transferId() {
    return transferId;
  }

  /** Returns {@code ResourceChangeUtcDate}, the time of the change. */
  public Instant changedAt() {
    return changedAt;
  }

  /** Returns the {@code ResourceUri}, or null. */
  public @Nullable String resourceUri() {
    return resourceUri;
  }

  /**
   * Returns the {@code AuditUri}, or null. It contains the time of the change, so it is the same
   * for repeated deliveries of an event, and differs between events (inferred from one seen).
   */
  public @Nullable String auditUri() {
    return auditUri;
  }

  /** Returns the body as sent, without a byte order mark. */
  public String json() {
    return json;
  }

  /** Returns name, ids and time in one line. */
  @Override
  public String toString() {
    return LogText.quote(name)
        + " at "
        + changedAt
        + " (customer "
        + customerId
        + ", transfer "
        + transferId
        + ')';
  }
}
