package io.github.partnertransfers.tests;

import com.google.gson.JsonElement;
import io.github.partnertransfers.CustomerTransfers;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
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
import io.github.partnertransfers.model.WebhookRegistration;
import io.github.partnertransfers.model.WebhookRegistrationRequest;
import io.github.partnertransfers.model.WebhookValidationEvent;
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
  private static final String REGISTRATION = "/webhooks/v1/registration";
  private static final String VALIDATION_EVENT_ID = "5f0d4a1e-6a3c-4d0e-9a53-2f6f0a5c7b11";

  static final ApiOperation<List<TransferEntity>> LIST =
      read(
          "list",
          "listTransfers",
          TRANSFERS,
          Samples.text("seed-list.json"),
          client -> customer(client).list());

  static final ApiOperation<TransferEntity> GET =
      read(
          "get",
          "getTransfer",
          ONE_TRANSFER,
          Samples.text("seed-get-complete.json"),
          client -> customer(client).get(TRANSFER));

  static final ApiOperation<List<TransferEligibility>> ELIGIBILITY =
      read(
          "eligibility",
          "getTransfersEligibility",
          "/v1/customers/" + CUSTOMER + "/transferseligibility?transferType=directtoindirect",
          Samples.text("seed-eligibility-fixed.json"),
          client -> customer(client).eligibility(EligibilityTransferType.DIRECT_TO_INDIRECT));

  static final ApiOperation<TransferEntity> CREATE_LEGACY =
      write(
          "create, legacy",
          "createTransfer",
          "POST",
          TRANSFERS,
          Samples.text("seed-create-request.json"),
          201,
          Samples.text("seed-create-response.json"),
          client -> customer(client).create(legacyRequest()));

  static final ApiOperation<TransferEntity> CREATE_NEW_COMMERCE =
      write(
          "create, new commerce",
          "createTransfer",
          "POST",
          TRANSFERS,
          Specification.example("NewCommerceCreateRequest").toString(),
          201,
          Samples.text("seed-get-pending.json"),
          client -> customer(client).create(newCommerceRequest()));

  static final ApiOperation<TransferSubmitResult> ACCEPT =
      write(
          "accept",
          "acceptTransfer",
          "POST",
          ONE_TRANSFER + "/accept",
          "",
          200,
          Specification.example("AcceptResponse").toString(),
          client -> customer(client).accept(TRANSFER));

  static final ApiOperation<TransferEntity> REJECT =
      write(
          "reject",
          "updateTransfer",
          "PATCH",
          ONE_TRANSFER,
          Samples.text("docs-reject-request.json"),
          200,
          rejected().toString(),
          client -> customer(client).reject(TRANSFER));

  static final ApiOperation<TransferEntity> CANCEL =
      write(
          "cancel",
          "updateTransfer",
          "PATCH",
          TRANSFERS + "/43fb1d3a-79fe-45a9-863e-9a4acf17b630",
          Samples.text("docs-update-cancel-request.json"),
          200,
          Samples.text("reconstructed-update-cancel-response.json"),
          client -> customer(client).cancel(pending()));

  static final ApiOperation<TransferEntity> UPDATE =
      write(
          "update: accept, new commerce",
          "updateTransfer",
          "PATCH",
          ONE_TRANSFER,
          """
          {"lineItems": [{"subscriptionId": "bbbb1b1b-cc2c-dd3d-ee4e-ffffff5f5f5f",
            "productType": "OnlineServicesNCE"}]}
          """,
          200,
          Samples.text("seed-get-inprogress.json"),
          client -> customer(client).update(TRANSFER, acceptance()));

  static final ApiOperation<Void> WITHDRAW =
      new ApiOperation<>(
          "withdraw",
          "withdrawTransfer",
          "DELETE",
          ONE_TRANSFER,
          "",
          204,
          "",
          client -> customer(client).withdraw(TRANSFER),
          CallStyle::completion);

  static final ApiOperation<List<String>> WEBHOOK_EVENTS =
      read(
          "webhook events",
          "listWebhookEvents",
          REGISTRATION + "/events",
          Specification.example("WebhookEventsResponse").toString(),
          client -> client.webhooks().events());

  static final ApiOperation<WebhookRegistration> WEBHOOK_REGISTRATION =
      read(
          "webhook registration",
          "getWebhookRegistration",
          REGISTRATION,
          Specification.example("WebhookRegistrationResponse").toString(),
          client -> client.webhooks().registration());

  static final ApiOperation<WebhookRegistration> REGISTER_WEBHOOK =
      write(
          "register webhook",
          "createWebhookRegistration",
          "POST",
          REGISTRATION,
          Specification.example("WebhookRegistrationRequest").toString(),
          200,
          Specification.example("WebhookRegisteredResponse").toString(),
          client -> client.webhooks().register(registrationRequest()));

  static final ApiOperation<WebhookRegistration> UPDATE_WEBHOOK =
      write(
          "update webhook",
          "updateWebhookRegistration",
          "PUT",
          REGISTRATION,
          Specification.example("WebhookRegistrationRequest").toString(),
          200,
          Specification.example("WebhookRegisteredResponse").toString(),
          client -> client.webhooks().update(registrationRequest()));

  static final ApiOperation<WebhookValidationEvent> SEND_VALIDATION_EVENT =
      write(
          "send validation event",
          "createWebhookValidationEvent",
          "POST",
          REGISTRATION + "/validationEvents",
          "",
          200,
          Specification.example("WebhookValidationCreatedResponse").toString(),
          client -> client.webhooks().sendValidationEvent());

  static final ApiOperation<WebhookValidationEvent> VALIDATION_EVENT =
      read(
          "validation event",
          "getWebhookValidationEvent",
          REGISTRATION + "/validationEvents/" + VALIDATION_EVENT_ID,
          Specification.example("WebhookValidationResponse").toString(),
          client -> client.webhooks().validationEvent(VALIDATION_EVENT_ID));

  private ApiOperations() {}

  static Stream<ApiOperation<?>> all() {
    return Stream.concat(reads(), writes());
  }

  static Stream<ApiOperation<?>> reads() {
    return Stream.of(
        LIST, GET, ELIGIBILITY, WEBHOOK_EVENTS, WEBHOOK_REGISTRATION, VALIDATION_EVENT);
  }

  static Stream<ApiOperation<?>> writes() {
    return Stream.of(
        CREATE_LEGACY,
        CREATE_NEW_COMMERCE,
        ACCEPT,
        REJECT,
        CANCEL,
        UPDATE,
        WITHDRAW,
        REGISTER_WEBHOOK,
        UPDATE_WEBHOOK,
        SEND_VALIDATION_EVENT);
  }

  private static <T> ApiOperation<T> read(
      String name,
      String operationId,
      String path,
      String answer,
      Function<TransfersClient, TransferCall<T>> call) {
    return new ApiOperation<>(
        name, operationId, "GET", path, "", 200, answer, call, CallStyle::result);
  }

  private static <T> ApiOperation<T> write(
      String name,
      String operationId,
      String method,
      String path,
      String body,
      int status,
      String answer,
      Function<TransfersClient, TransferCall<T>> call) {
    return new ApiOperation<>(
        name, operationId, method, path, body, status, answer, call, CallStyle::result);
  }

  private static CustomerTransfers customer(TransfersClient client) {
    return client.customer(CUSTOMER);
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

  private static WebhookRegistrationRequest registrationRequest() {
    return WebhookRegistrationRequest.fromJson(
        Specification.example("WebhookRegistrationRequest").toString());
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
