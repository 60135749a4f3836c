package io.github.partnertransfers.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookReceiverTest {
  private final Sender sender = new Sender();
  private final byte[] body = Sender.event();
  private final Map<String, String> headers = sender.headers(body);

  @AfterEach
  void close() {
    sender.close();
  }

  @Test
  void acceptsTheEventThatWasSeen() throws Exception {
    WebhookResult result =
        sender.receiver().build().receive(headers::get, new ByteArrayInputStream(body));

    assertThat(result.httpStatus()).isEqualTo(200);
    WebhookEvent event = ((WebhookResult.Accepted) result).event();
    assertThat(event.name()).isEqualTo(WebhookEvent.CREATE_TRANSFER);
    assertThat(event.isAboutTransfer()).isTrue();
    assertThat(event.customerId()).isEqualTo(Sender.CUSTOMER);
    assertThat(event.transferId()).isEqualTo(Sender.TRANSFER);
    assertThat(event.changedAt()).isEqualTo(Authority.NOW);
    assertThat(event.resourceUri()).endsWith(Sender.CUSTOMER);
    assertThat(event.auditUri()).endsWith("_createtransfer_638696114586278540");
    assertThat(event.json()).isEqualTo(new String(body, StandardCharsets.UTF_8));
  }

  @Test
  void acceptsTheOtherHeaderBesideAnotherAuthorization() {
    headers.put("x-ms-signature", headers.get("Authorization"));
    headers.put("Authorization", "Basic Zm9vOmJhcg==");

    assertThat(receive(sender.receiver())).isInstanceOf(WebhookResult.Accepted.class);
  }

  @Test
  void findsHeadersInAMapOfLowerCaseNames() {
    Map<String, String> lowerCase = new HashMap<>();
    headers.forEach((name, value) -> lowerCase.put(name.toLowerCase(Locale.ROOT), value));

    assertThat(sender.receiver().build().receive(lowerCase::get, body).httpStatus()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(SignatureAlgorithm.class)
  void acceptsTheAllowedAlgorithmsOnly(SignatureAlgorithm algorithm) {
    headers.putAll(sender.headers(body, Sender.SIGNER, algorithm.jcaName()));
    headers.put("X-MS-Signature-Algorithm", algorithm.headerValue().toUpperCase(Locale.ROOT));

    assertThat(receive(sender.receiver().algorithms(algorithm)).httpStatus()).isEqualTo(200);
    assertThat(receive(sender.receiver()).httpStatus())
        .isEqualTo(algorithm == SignatureAlgorithm.RSA_SHA256 ? 200 : 401);
  }

  @Test
  void acceptsTheLastOfTenDeliveriesOfADay() {
    WebhookReceiver receiver =
        sender.receiver().clock(() -> Authority.NOW.plus(Duration.ofDays(1))).build();

    for (int attempt = 1; attempt <= 10; attempt++) {
      assertThat(receiver.receive(headers::get, body).httpStatus()).isEqualTo(200);
    }
    assertThat(sender.files.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {86_401, -301})
  void refusesAnEventOutsideTheWindow(long ageSeconds) {
    WebhookResult result =
        receive(sender.receiver().clock(() -> Authority.NOW.plusSeconds(ageSeconds)));

    assertThat(reason(result)).isEqualTo(RefusalReason.OUTSIDE_REPLAY_WINDOW);
    assertThat(result.httpStatus()).isEqualTo(400);
  }

  @Test
  void refusesABodyBeyondTheLimitAndReadsNoFurther() throws Exception {
    ByteArrayInputStream large = new ByteArrayInputStream(new byte[10_000_000]);

    WebhookResult result = sender.receiver().build().receive(headers::get, large);

    assertThat(reason(result)).isEqualTo(RefusalReason.BODY_TOO_LARGE);
    assertThat(result.httpStatus()).isEqualTo(413);
    assertThat(large.available()).isEqualTo(10_000_000 - 100_001);
    assertThat(sender.files.requests()).isEmpty();
    assertThat(receive(sender.receiver().maxBodyBytes(body.length)).httpStatus()).isEqualTo(200);
  }

  @Test
  void listenersHearOfEventsAndRefusals() {
    List<Object> heard = new ArrayList<>();
    WebhookReceiver receiver =
        sender.receiver().onAccepted(heard::add).onRefused(heard::add).build();

    WebhookResult accepted = receiver.receive(headers::get, body);
    headers.remove("Authorization");
    WebhookResult refused = receiver.receive(headers::get, body);

    assertThat(heard).containsExactly(((WebhookResult.Accepted) accepted).event(), refused);
  }

  @Test
  void anExceptionOfAListenerReachesTheCallerAndTheNextDeliveryIsHeard() {
    List<WebhookEvent> heard = new ArrayList<>();
    WebhookReceiver receiver =
        sender
            .receiver()
            .onAccepted(
                event -> {
                  heard.add(event);
                  if (heard.size() == 1) {
                    throw new IllegalStateException("the database is down");
                  }
                })
            .build();

    assertThatThrownBy(() -> receiver.receive(headers::get, body))
        .isInstanceOf(IllegalStateException.class);
    assertThat(receiver.receive(headers::get, body).httpStatus()).isEqualTo(200);
    assertThat(heard).hasSize(2);
  }

  @Test
  void refusesSettingsThatCannotWork() {
    assertThatIllegalStateException().isThrownBy(() -> WebhookReceiver.builder().build());
    assertThatIllegalStateException()
        .isThrownBy(() -> sender.receiver().checkRevocation(true).build());
    assertThatIllegalArgumentException().isThrownBy(() -> sender.receiver().algorithms());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sender.receiver().replayWindow(Duration.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> sender.receiver().maxBodyBytes(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sender.receiver().trustedRoots(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sender.receiver().certificateHosts("*.blob.core.windows.net"));
  }

  @Test
  void trustsTheRootsOfTheJvmByDefault() {
    WebhookReceiver receiver =
        WebhookReceiver.builder()
            .certificateHosts(sender.files.host())
            .clock(() -> Authority.NOW)
            .build();

    assertThat(reason(receiver.receive(headers::get, body)))
        .isEqualTo(RefusalReason.CERTIFICATE_NOT_TRUSTED);
    assertThat(CertificateVerifier.rootsOfJvm()).isNotEmpty();
  }

  private WebhookResult receive(WebhookReceiver.Builder builder) {
    return builder.build().receive(headers::get, body);
  }

  private static RefusalReason reason(WebhookResult result) {
    return ((WebhookResult.Refused) result).reason();
  }
}
