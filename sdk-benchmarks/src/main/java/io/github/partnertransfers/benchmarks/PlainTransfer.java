package io.github.partnertransfers.benchmarks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transfer as one writes it first for reflective Gson or Jackson: the same properties as ours,
 * but for times and enumerations left as texts and numbers.
 */
final class PlainTransfer extends TransferFields {
  public @Nullable String status;
  public @Nullable String createdTime;
  public @Nullable String lastModifiedTime;
  public @Nullable String completedTime;
  public @Nullable String expirationTime;
  public @Nullable List<LineItem> lineItems;

  static final class LineItem extends LineItemFields {
    public @Nullable String billingCycle;
    public @Nullable String status;
    public @Nullable List<LineItem> addonItems;
  }
}
