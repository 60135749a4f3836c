package io.github.partnertransfers.tests;

import com.google.gson.JsonElement;
import io.github.partnertransfers.CustomerTransfers;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.model.EligibilityTransferType;
import io.github.partnertransfers.model.LegacyTransferRequest;
import io.github.partnertransfers.model.LegacyTransferRequestLineItem;
import io.github.partnertransfers.model.NewCommerceTransferRequest;
import io.github.partnertransfers.model.ProductType;
import io.github.partnertransfers.model.TransferEligibility;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferLineItem;
import io.github.partnertransfers.model.TransferStatus;
import io.github.partnertransfers.model.TransferSubmitResult;
import io.github.partnertransfers.model.TransferType;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** All operations, with the documents' own requests and answers. */
final class ApiOperations {
  static final String CUSTOMER = "b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0";
  static final String TRANSFER = "ac4a9d22-ba07-444e-890f-cfe084eed498";

  private static final String TRANSFERS = "/v1/customers/" + CUSTOMER + "/transfers";
  private static final String ONE_TRANSFER = TRANSFERS + "/" + TRANSFER;

  static final ApiOperation<List<TransferEntity>> LIST =
      read("list", TRANSFERS, Samples.text("seed-list.json"), CustomerTransfers::list);

  static final ApiOperation<TransferEntity> GET =
      read("get", ONE_TRANSFER, Samples.text("seed-get-complete.json"), all -> all.get(TRANSFER));

  static final ApiOperation<List<TransferEligibility>> ELIGIBILITY =
      read(
          "eligibility",
          "/v1/customers/" + CUSTOMER + "/transferseligibility?transferType=directtoindirect",
          Samples.text("seed-eligibility-fixed.json"),
          all -> all.eligibility(EligibilityTransferType.DIRECT_TO_INDIRECT));

  static final ApiOperation<TransferEntity> CREATE_LEGACY =
      write(
          "create, legacy",
          "POST",
          TRANSFERS,
          Samples.text("seed-create-request.json"),
          201,
          Samples.text("seed-create-response.json"),
          all -> all.create(legacyRequest()));

  static final ApiOperation<TransferEntity> CREATE_NEW_COMMERCE =
      write(
          "create, new commerce",
          "POST",
          TRANSFERS,
          Specification.example("NewCommerceCreateRequest").toString(),
          201,
          Samples.text("seed-get-pending.json"),
          all -> all.create(newCommerceRequest()));

  static final ApiOperation<TransferSubmitResult> ACCEPT =
      write(
          "accept",
          "POST",
          ONE_TRANSFER + "/accept",
          "",
          200,
          Specification.example("AcceptResponse").toString(),
          all -> all.accept(TRANSFER));

  static final ApiOperation<TransferEntity> REJECT =
      write(
          "reject",
          "PATCH",
          ONE_TRANSFER,
          Samples.text("docs-reject-request.json"),
          200,
          rejected().toString(),
          all -> all.reject(TRANSFER));

  static final ApiOperation<TransferEntity> CANCEL =
      write(
          "cancel",
          "PATCH",
          TRANSFERS + "/43fb1d3a-79fe-45a9-863e-9a4acf17b630",
          Samples.text("docs-update-cancel-request.json"),
          200,
          Samples.text("docs-update-cancel-request.json"),
          all -> all.cancel(pending()));

  static final ApiOperation<TransferEntity> UPDATE =
      write(
          "update: accept, new commerce",
          "PATCH",
          ONE_TRANSFER,
          """
          {"lineItems": [{"subscriptionId": "bbbb1b1b-cc2c-dd3d-ee4e-ffffff5f5f5f",
            "productType": "OnlineServicesNCE"}]}
          """,
          200,
          Samples.text("seed-get-inprogress.json"),
          all -> all.update(TRANSFER, acceptance()));

  static final ApiOperation<Void> WITHDRAW =
      new ApiOperation<>(
          "withdraw",
          "DELETE",
          ONE_TRANSFER,
          "",
          204,
          "",
          all -> all.withdraw(TRANSFER),
          CallStyle::completion);

  private ApiOperations() {}

  static Stream<ApiOperation<?>> all() {
    return Stream.concat(reads(), writes());
  }

  static Stream<ApiOperation<?>> reads() {
    return Stream.of(LIST, GET, ELIGIBILITY);
  }

  static Stream<ApiOperation<?>> writes() {
    return Stream.of(CREATE_LEGACY, CREATE_NEW_COMMERCE, ACCEPT, REJECT, CANCEL, UPDATE, WITHDRAW);
  }

  private static <T> ApiOperation<T> read(
      String name, String path, String answer, Function<CustomerTransfers, TransferCall<T>> call) {
    return new ApiOperation<>(name, "GET", path, "", 200, answer, call, CallStyle::result);
  }

  private static <T> ApiOperation<T> write(
      String name,
      String method,
      String path,
      String body,
      int status,
      String answer,
      Function<CustomerTransfers, TransferCall<T>> call) {
    return new ApiOperation<>(name, method, path, body, status, answer, call, CallStyle::result);
  }

  private static LegacyTransferRequest legacyRequest() {
    return LegacyTransferRequest.builder()
        .sourcePartnerTenantId("da6c51b5-1246-4a42-b4ab-cbf38df54537")
        .targetPartnerTenantId("656218b1-80c9-40b2-83ae-3a2703b55271")
        .addLineItems(lineItem("7291BFBF-1772-4C5B-A624-18B6152CD8CB"))
        .addLineItems(lineItem("6C0B221B-8DF9-4F4A-A5BB-4C9CBB7B27B0"))
        .build();
  }

  private static LegacyTransferRequestLineItem lineItem(String subscriptionId) {
    return LegacyTransferRequestLineItem.builder()
        .subscriptionId(subscriptionId)
        .partnerIdOnRecord("517285")
        .build();
  }

  private static NewCommerceTransferRequest newCommerceRequest() {
    return NewCommerceTransferRequest.builder()
        .sourcePartnerTenantId("7c8db11f-1e5e-4472-8386-f0b627d1f3e1")
        .sourcePartnerName("losing partner")
        .customerEmailId("someone@example.com")
        .customerName("customer")
        .targetPartnerEmailId("free text of the caller")
        .transferType(TransferType.MODERN_AZURE)
        .build();
  }

  /** As get returns it, with more in it than a cancellation sends. */
  private static TransferEntity pending() {
    return TransferEntity.builder()
        .id("43fb1d3a-79fe-45a9-863e-9a4acf17b630")
        .status(TransferStatus.PENDING)
        .targetPartnerTenantId("aaaabbbb-0000-cccc-1111-dddd2222eeee")
        .sourcePartnerTenantId("bbbbcccc-1111-dddd-2222-eeee3333fff")
        .customerName("ipdbtrans2")
        .customerTenantId(CUSTOMER)
        .build();
  }

  private static TransferEntity acceptance() {
    return TransferEntity.builder()
        .addLineItems(
            TransferLineItem.builder()
                .subscriptionId("bbbb1b1b-cc2c-dd3d-ee4e-ffffff5f5f5f")
                .productType(ProductType.ONLINE_SERVICES_NCE)
                .build())
        .build();
  }

  private static JsonElement rejected() {
    for (JsonElement transfer : Samples.json("seed-list.json").getAsJsonArray()) {
      if (transfer.getAsJsonObject().get("status").getAsString().equals("Reject")) {
        return transfer;
      }
    }
    throw new AssertionError("the sample list has no rejected transfer");
  }
}
