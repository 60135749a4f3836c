package io.github.partnertransfers.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.Attempt;
import io.github.partnertransfers.CallListener;
import io.github.partnertransfers.RefreshTokenStore;
import io.github.partnertransfers.TokenProvider;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.PartnerCenterSimulatorExtension;
import io.github.partnertransfers.simulator.RecordedRequest;
import io.github.partnertransfers.simulator.SimulatedPartner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A client from properties sends what they say, and logs in with each kind of credential. */
@ExtendWith(PartnerCenterSimulatorExtension.class)
class ClientConfigurationTest {
  private final PartnerCenterSimulator simulator;
  private final SimulatedPartner partner;
  private final ApplicationContextRunner withoutProof;

  ClientConfigurationTest(PartnerCenterSimulator simulator) {
    this.simulator = simulator;
    this.partner = simulator.sourcePartner();
    this.withoutProof =
        new ApplicationContextRunner()
            .withConfiguration(
                AutoConfigurations.of(
                    TransfersAutoConfiguration.class, TransferWatchAutoConfiguration.class))
            .withPropertyValues(
                "partner-center.transfers.api-url=" + simulator.url(),
                "partner-center.transfers.login-url=" + simulator.loginUrl(),
                "partner-center.transfers.tenant-id=" + partner.tenantId(),
                "partner-center.transfers.client-id=" + partner.clientId());
  }

  private ApplicationContextRunner runner() {
    return withoutProof.withPropertyValues(
        "partner-center.transfers.client-secret=" + partner.clientSecret());
  }

  private void listsTransfers(ApplicationContextRunner runner) {
    runner.run(
        context -> {
          assertThat(context).hasNotFailed().hasSingleBean(RxTransfers.class);
          assertThat(
                  context
                      .getBean(TransfersClient.class)
                      .customer(simulator.customer().tenantId())
                      .list()
                      .execute())
              .isEmpty();
        });
  }

  private RecordedRequest list() {
    return simulator.requests(Operation.LIST).get(0);
  }

  @Test
  void logsInWithASecretAndSendsTheNamesOfTheProperties() {
    listsTransfers(
        runner()
            .withPropertyValues(
                "partner-center.transfers.application-name=desk",
                "partner-center.transfers.locale=de-DE"));

    assertThat(list().header("MS-PartnerCenter-Application")).hasValue("desk");
    assertThat(list().header("X-Locale")).hasValue("de-DE");
  }

  @Test
  void sendsTheNameOfTheSpringApplication() {
    listsTransfers(runner().withPropertyValues("spring.application.name=billing"));

    assertThat(list().header("MS-PartnerCenter-Application")).hasValue("billing");
  }

  @Test
  void logsInWithACertificate(@TempDir Path folder) throws Exception {
    HeldCertificate certificate = new HeldCertificate.Builder().rsa2048().build();
    simulator.logins().registerCertificate(partner, certificate.certificate());
    Path key = Files.writeString(folder.resolve("key.pem"), certificate.privateKeyPkcs8Pem());
    Path chain = Files.writeString(folder.resolve("chain.pem"), certificate.certificatePem());

    listsTransfers(
        withoutProof.withPropertyValues(
            "partner-center.transfers.certificate.pem=" + key + "," + chain));
  }

  @Test
  void logsInOnBehalfOfTheUserOfARefreshTokenStore() {
    listsTransfers(runner().withBean(RefreshTokenStore.class, () -> new OneRefreshToken(partner)));

    assertThat(simulator.requests(Operation.TOKEN).get(0).body())
        .contains("grant_type=refresh_token");
  }

  @Test
  void usesALoginOfTheApplication() {
    TokenProvider own =
        TokenProviders.clientSecret(partner.tenantId(), partner.clientId(), partner.clientSecret());

    listsTransfers(
        new ApplicationContextRunner()
            .withConfiguration(
                AutoConfigurations.of(
                    TransfersAutoConfiguration.class, TransferWatchAutoConfiguration.class))
            .withPropertyValues(
                "partner-center.transfers.api-url=" + simulator.url(),
                "partner-center.transfers.login-url=" + simulator.loginUrl())
            .withBean(TokenProvider.class, () -> own));
  }

  @Test
  void customizersHaveTheLastWordAndListenersAreCalled() {
    List<Attempt> attempts = new CopyOnWriteArrayList<>();
    listsTransfers(
        runner()
            .withPropertyValues("partner-center.transfers.application-name=desk")
            .withBean(CallListener.class, () -> attempts::add)
            .withBean(
                TransfersClientCustomizer.class, () -> client -> client.applicationName("custom"))
            .withBean(
                OkHttpClientCustomizer.class,
                () ->
                    http ->
                        http.addInterceptor(
                            chain ->
                                chain.proceed(
                                    chain
                                        .request()
                                        .newBuilder()
                                        .header("X-Customized", "yes")
                                        .build()))));

    assertThat(list().header("MS-PartnerCenter-Application")).hasValue("custom");
    assertThat(list().header("X-Customized")).hasValue("yes");
    assertThat(attempts).extracting(Attempt::operation).contains("listTransfers");
  }

  @Test
  void limitsAttempts() {
    simulator
        .faults()
        .always(Operation.LIST, io.github.partnertransfers.simulator.Fault.badGateway());

    runner()
        .withPropertyValues("partner-center.transfers.max-attempts=1")
        .run(
            context ->
                assertThat(
                        org.assertj.core.api.Assertions.catchThrowable(
                            () ->
                                context
                                    .getBean(TransfersClient.class)
                                    .customer(simulator.customer().tenantId())
                                    .list()
                                    .execute()))
                    .isNotNull());

    assertThat(simulator.requests(Operation.LIST)).hasSize(1);
  }

  @Test
  void closesItsClientWithTheContextAndNotOneOfTheApplication() {
    TransfersClient[] clients = new TransfersClient[1];
    runner().run(context -> clients[0] = context.getBean(TransfersClient.class));

    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> clients[0].customer(simulator.customer().tenantId()).list().execute()))
        .isInstanceOf(io.github.partnertransfers.CallCanceledException.class);
  }

  @Test
  void givesWayToAClientOfTheApplication() {
    TransfersClient own =
        TransfersClient.builder()
            .credential(TokenProviders.clientSecret("contoso.example", "app", "secret"))
            .build();

    new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                TransfersAutoConfiguration.class, TransferWatchAutoConfiguration.class))
        .withBean(TransfersClient.class, () -> own)
        .run(
            context ->
                assertThat(context).hasNotFailed().getBean(TransfersClient.class).isSameAs(own));
  }

  private static final class OneRefreshToken implements RefreshTokenStore {
    private String token;

    OneRefreshToken(SimulatedPartner partner) {
      token = partner.refreshToken();
    }

    @Override
    public String load() {
      return token;
    }

    @Override
    public void store(String newToken) {
      token = newToken;
    }
  }
}
