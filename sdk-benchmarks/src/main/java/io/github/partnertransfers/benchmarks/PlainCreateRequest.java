package io.github.partnertransfers.benchmarks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request for a legacy transfer as one writes it for reflective Gson. */
class PlainCreateRequest {
  public @Nullable String sourcePartnerTenantId;
  public @Nullable String targetPartnerTenantId;
  public @Nullable List<LineItem> lineItems;

  static class LineItem {
    public @Nullable String subscriptionId;
    public @Nullable String partnerIdOnRecord;
  }
}
