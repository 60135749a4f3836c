package com.example.story;

import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.NotAuthorizedException;
import io.github.partnertransfers.RequestRefusedException;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.EligibilityTransferType;
import io.github.partnertransfers.model.LegacyTransferRequest;
import io.github.partnertransfers.model.LegacyTransferRequestLineItem;
import io.github.partnertransfers.model.TransferEligibility;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferStatus;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.rx.TransferUpdate;
import java.util.List;

/**
 * What a small app does: moves a customer's subscriptions, follows the transfer to its end, and
 * meets two errors. It fails if anything comes out otherwise than it should.
 */
public final class TransferStory {
  private static final String UNKNOWN = "00000000-0000-0000-0000-00000000dead";

  private final TransfersClient source;
  private final TransfersClient target;
  private final String customerId;

  public TransferStory(TransfersClient source, TransfersClient target, String customerId) {
    this.source = source;
    this.target = target;
    this.customerId = customerId;
  }

  /** Runs the story with the simulator that the environment names. */
  public static void main(String[] arguments) {
    try (TransfersClient source = client("SOURCE").build();
        TransfersClient target = client("TARGET").build()) {
      new TransferStory(source, target, setting("CUSTOMER")).run();
    }
  }

  /** A client of the source or the target partner, as the environment describes them. */
  public static TransfersClient.Builder client(String partner) {
    return TransfersClient.builder()
        .cloud(cloud())
        .credential(
            TokenProviders.clientSecret(
                setting(partner + "_TENANT"),
                setting(partner + "_CLIENT"),
                setting(partner + "_SECRET")));
  }

  public static Cloud cloud() {
    return Cloud.builder().apiUrl(setting("API_URL")).loginUrl(setting("LOGIN_URL")).build();
  }

  public static String setting(String name) {
    String value = System.getenv(name);
    if (value == null) {
      throw new IllegalStateException(name + " isn't set: run this by consumers/check");
    }
    return value;
  }

  public void run() {
    TransferEntity created = source.customer(customerId).create(request()).execute();
    check("created", created.status(), TransferStatus.ACTIVE);
    target.customer(customerId).accept(created.id()).execute();
    RxTransfers transfers = RxTransfers.of(source);
    List<TransferUpdate> updates =
        transfers.customer(customerId).watch(created.id()).toList().blockingGet();
    check("watched to its end", updates.get(updates.size() - 1).status(), TransferStatus.COMPLETE);
    check(
        "awaited",
        transfers.customer(customerId).whenEnded(created.id()).blockingGet().status(),
        TransferStatus.COMPLETE);
    check("listed", source.customer(customerId).list().execute().size(), 1);
    try {
      source.customer(customerId).get(UNKNOWN).execute();
      throw new IllegalStateException("there is a transfer " + UNKNOWN);
    } catch (RequestRefusedException e) {
      check("refused", e.status(), 404);
    }
    try (TransfersClient stranger =
        TransfersClient.builder()
            .cloud(cloud())
            .credential(
                TokenProviders.clientSecret(setting("SOURCE_TENANT"), setting("SOURCE_CLIENT"), "?"))
            .build()) {
      stranger.customer(customerId).list().execute();
      throw new IllegalStateException("a wrong secret will do");
    } catch (NotAuthorizedException e) {
      check("not authorized", e.isRetryable(), false);
    }
  }

  private LegacyTransferRequest request() {
    LegacyTransferRequest.Builder request =
        LegacyTransferRequest.builder()
            .sourcePartnerTenantId(setting("SOURCE_TENANT"))
            .targetPartnerTenantId(setting("TARGET_TENANT"));
    for (TransferEligibility each :
        source
            .customer(customerId)
            .eligibility(EligibilityTransferType.DIRECT_TO_INDIRECT)
            .execute()) {
      if (Boolean.TRUE.equals(each.isEligible())) {
        request.addLineItems(
            LegacyTransferRequestLineItem.builder().subscriptionId(each.id()).build());
      }
    }
    return request.build();
  }

  private static void check(String what, Object actual, Object expected) {
    if (!expected.equals(actual)) {
      throw new IllegalStateException(what + ": " + actual + " instead of " + expected);
    }
    System.out.println("  " + what + ": " + actual);
  }
}
