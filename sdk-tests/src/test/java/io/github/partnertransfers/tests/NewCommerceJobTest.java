package io.github.partnertransfers.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnertransfers.NewCommerceAcceptance;
import io.github.partnertransfers.RequestRefusedException;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.CreateTransferRequest;
import io.github.partnertransfers.model.LegacyTransferRequest;
import io.github.partnertransfers.model.LegacyTransferRequestLineItem;
import io.github.partnertransfers.model.NewCommerceTransferRequest;
import io.github.partnertransfers.model.ProductType;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferErrorCode;
import io.github.partnertransfers.model.TransferStatus;
import io.github.partnertransfers.model.TransferType;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.rx.TransferUpdate;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedPartner;
import io.github.partnertransfers.simulator.SimulatedSubscription;
import io.github.partnertransfers.tests.fixtures.SimulatorClients;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The main job in new commerce: the target asks, the source chooses what to give. */
class NewCommerceJobTest {
  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();
  @RegisterExtension final ContractValidation contract = new ContractValidation();

  private final PartnerCenterSimulator simulator = PartnerCenterSimulator.start();
  private final String customer = simulator.customer().tenantId();
  private final TransfersClient source = client(simulator.sourcePartner());
  private final TransfersClient target = client(simulator.targetPartner());

  private TransfersClient client(SimulatedPartner partner) {
    return SimulatorClients.builder(simulator, partner)
        .httpClient(leaks.http().newBuilder().addInterceptor(contract).build())
        .build();
  }

  @AfterEach
  void close() {
    source.close();
    target.close();
    simulator.close();
  }

  @Test
  void sourceGivesWhatTheTargetAskedFor() {
    TransferEntity asked = ask();
    assertThat(asked.status()).isEqualTo(TransferStatus.PENDING);
    assertThat(asked.transferType()).isEqualTo(TransferType.NEW_COMMERCE);

    source.customer(customer).acceptNewCommerce(asked.id(), allLicenses()).execute();

    List<TransferUpdate> updates =
        RxTransfers.of(target).customer(customer).watch(asked.id()).toList().blockingGet();
    assertThat(updates).last().matches(TransferUpdate::isEnded);
    assertThat(target.customer(customer).get(asked.id()).execute().lineItems())
        .hasSameSizeAs(simulator.customer().subscriptions())
        .allMatch(item -> item.orderId() != null);
    assertThat(simulator.customer().subscriptions())
        .extracting(SimulatedSubscription::partner)
        .containsOnly(simulator.targetPartner());
  }

  @Test
  void targetCancelsWhatItAskedFor() {
    TransferEntity asked = ask();

    TransferEntity canceled = target.customer(customer).cancel(asked).execute();

    assertThat(canceled.status()).isEqualTo(TransferStatus.CANCEL);
    assertThat(canceled.status().isTerminal()).isTrue();
    assertThat(canceled.expirationTime()).isEqualTo(asked.expirationTime());
    assertThat(canceled.lineItems()).isEmpty();
    assertThat(canceled.attributes()).isNull();
    assertThatThrownBy(() -> target.customer(customer).cancel(asked).execute())
        .isInstanceOfSatisfying(
            RequestRefusedException.class,
            failure -> assertThat(failure.code()).isEqualTo(TransferErrorCode.TRANSFER_COMPLETED));
  }

  private TransferEntity ask() {
    return target.customer(customer).create(request()).execute();
  }

  private NewCommerceTransferRequest request() {
    return NewCommerceTransferRequest.builder()
        .sourcePartnerTenantId(simulator.sourcePartner().tenantId())
        .sourcePartnerName(simulator.sourcePartner().name())
        .customerEmailId("someone@example.com")
        .transferType(TransferType.NEW_COMMERCE)
        .build();
  }

  private NewCommerceAcceptance allLicenses() {
    NewCommerceAcceptance.Builder acceptance = NewCommerceAcceptance.builder();
    simulator.customer().subscriptions().forEach(each -> acceptance.addLicense(each.id()));
    return acceptance.build();
  }

  @Test
  void anAcceptanceIsCheckedBeforeItIsSent() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewCommerceAcceptance.builder().build())
        .withMessage("an acceptance needs at least one line item");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewCommerceAcceptance.builder().addLicense("x"))
        .withMessageContaining("subscriptionId");
    assertThat(
            NewCommerceAcceptance.builder()
                .addSubscription("cccc2c2c-dd3d-ee4e-ff5f-aaaaaa6a6a6a", ProductType.of("SaaS"))
                .status(TransferStatus.of("Accept"))
                .build())
        .hasToString(
            "{\"status\":\"Accept\",\"lineItems\":[{\"subscriptionId\":"
                + "\"cccc2c2c-dd3d-ee4e-ff5f-aaaaaa6a6a6a\",\"productType\":\"SaaS\"}]}");
  }

  /** What was stored before it was sent finds its generation again. */
  @Test
  void storedRequestsAreReadAsWhatTheyWere() {
    CreateTransferRequest request = request();
    assertThat(CreateTransferRequest.fromJson(request.toJson())).isEqualTo(request);
    CreateTransferRequest legacy =
        LegacyTransferRequest.builder()
            .sourcePartnerTenantId(simulator.sourcePartner().tenantId())
            .targetPartnerTenantId(simulator.targetPartner().tenantId())
            .addLineItems(
                LegacyTransferRequestLineItem.builder()
                    .subscriptionId("cccc2c2c-dd3d-ee4e-ff5f-aaaaaa6a6a6a")
                    .build())
            .build();
    assertThat(CreateTransferRequest.fromJson(legacy.toJson())).isEqualTo(legacy);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CreateTransferRequest.fromJson("{}"))
        .withMessageContaining("Not a CreateTransferRequest")
        .withMessageContaining("LegacyTransferRequest: ")
        .withMessageContaining("NewCommerceTransferRequest: ");
  }
}
