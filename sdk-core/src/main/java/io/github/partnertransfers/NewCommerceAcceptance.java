package io.github.partnertransfers;

import io.github.partnertransfers.model.ProductType;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferLineItem;
import io.github.partnertransfers.model.TransferStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The line items that the source partner transfers when it accepts a new-commerce transfer, as in
 * Microsoft's page "Update a transfer".
 *
 * <pre>{@code
 * NewCommerceAcceptance.builder().addLicense(subscriptionId).build()
 * }</pre>
 */
public final class NewCommerceAcceptance {
  private final List<TransferLineItem> lineItems;
  private final @Nullable TransferStatus status;

  private NewCommerceAcceptance(Builder builder) {
    this.lineItems = new ArrayList<>(builder.lineItems);
    this.status = builder.status;
  }

  TransferEntity change() {
    return TransferEntity.builder().status(status).lineItems(lineItems).build();
  }

  /** Returns the JSON that is sent. */
  @Override
  public String toString() {
    return change().toJson();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Collects the line items. */
  public static final class Builder {
    private final List<TransferLineItem> lineItems = new ArrayList<>();
    private @Nullable TransferStatus status;

    Builder() {}

    /**
     * Adds a license-based subscription, with the product type {@link
     * ProductType#ONLINE_SERVICES_NCE}.
     *
     * @throws IllegalArgumentException if the id isn't a GUID
     */
    public Builder addLicense(String subscriptionId) {
      return addSubscription(subscriptionId, ProductType.ONLINE_SERVICES_NCE);
    }

    /**
     * Adds a subscription with another product type.
     *
     * @throws IllegalArgumentException if the id isn't a GUID
     */
    public Builder addSubscription(String subscriptionId, ProductType productType) {
      lineItems.add(
          TransferLineItem.builder()
              .subscriptionId(Guid.check("subscriptionId", subscriptionId))
              .productType(Objects.requireNonNull(productType, "productType"))
              .build());
      return this;
    }

    /**
     * Sets the status to send with the line items. It is not documented; by default none is sent.
     */
    public Builder status(TransferStatus newStatus) {
      status = Objects.requireNonNull(newStatus, "status");
      return this;
    }

    /**
     * Returns the acceptance.
     *
     * @throws IllegalArgumentException if there is no line item
     */
    public NewCommerceAcceptance build() {
      if (lineItems.isEmpty()) {
        throw new IllegalArgumentException("an acceptance needs at least one line item");
      }
      return new NewCommerceAcceptance(this);
    }
  }
}
