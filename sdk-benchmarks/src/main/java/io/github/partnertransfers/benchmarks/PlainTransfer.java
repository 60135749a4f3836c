package io.github.partnertransfers.benchmarks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transfer as one writes it for reflective Gson or Jackson: the same properties as ours, but for
 * times and enumerations left as texts and numbers.
 */
class PlainTransfer {
  public @Nullable String id;
  public @Nullable String status;
  public @Nullable Integer transferType;
  public @Nullable Integer transferDirection;
  public @Nullable Boolean ignoreEligibilityCheck;
  public @Nullable String customerEmailId;
  public @Nullable String customerName;
  public @Nullable String customerTenantId;
  public @Nullable String partnertenantid;
  public @Nullable String sourcePartnerName;
  public @Nullable String sourcePartnerTenantId;
  public @Nullable String sourcePartnerEmailId;
  public @Nullable String targetPartnerName;
  public @Nullable String targetPartnerTenantId;
  public @Nullable String targetPartnerEmailId;
  public @Nullable String targetPartnerProjectId;
  public @Nullable List<String> targetProductTypes;
  public @Nullable String partnerOnRecord;
  public @Nullable String createdTime;
  public @Nullable String lastModifiedTime;
  public @Nullable String completedTime;
  public @Nullable String expirationTime;
  public @Nullable String lastModifiedUser;
  public @Nullable List<LineItem> lineItems;
  public @Nullable String alternateId;
  public @Nullable List<Pair> participants;
  public @Nullable Links links;
  public @Nullable Attributes attributes;

  static class LineItem {
    public @Nullable Integer id;
    public @Nullable String subscriptionId;
    public @Nullable String orderId;
    public @Nullable String offerId;
    public @Nullable String billingCycle;
    public @Nullable String currencyCode;
    public @Nullable String friendlyName;
    public @Nullable Integer quantity;
    public @Nullable String partnerIdOnRecord;
    public @Nullable Integer productType;
    public @Nullable String transferGroupId;
    public @Nullable String status;
    public @Nullable List<LineItem> addonItems;
    public @Nullable String transferError;
    public @Nullable String entitlementId;
    public @Nullable String sourceSubscriptionId;
  }

  static class Links {
    public @Nullable Link self;
    public @Nullable Link next;
    public @Nullable Link previous;
  }

  static class Link {
    public @Nullable String uri;
    public @Nullable String method;
    public @Nullable List<Pair> headers;
  }

  static class Pair {
    public @Nullable String key;
    public @Nullable String value;
  }

  static class Attributes {
    public @Nullable String etag;
    public @Nullable String objectType;
  }
}
