package io.github.partnertransfers.benchmarks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a transfer for reflective Gson has in any case: all but its times and enumerations. */
abstract class TransferFields {
  public @Nullable String id;
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
  public @Nullable String lastModifiedUser;
  public @Nullable String alternateId;
  public @Nullable List<Pair> participants;
  public @Nullable Links links;
  public @Nullable Attributes attributes;

  abstract static class LineItemFields {
    public @Nullable Integer id;
    public @Nullable String subscriptionId;
    public @Nullable String orderId;
    public @Nullable String offerId;
    public @Nullable String currencyCode;
    public @Nullable String friendlyName;
    public @Nullable Integer quantity;
    public @Nullable String partnerIdOnRecord;
    public @Nullable Integer productType;
    public @Nullable String transferGroupId;
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
