package io.github.partnertransfers.tests;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.partnertransfers.Attempt;
import io.github.partnertransfers.NotAuthorizedException;
import io.github.partnertransfers.TransfersClient;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WarmUpTest {
  @RegisterExtension static final StubbedService service = new StubbedService();

  @Test
  void logsInAndAsksTheApiNothing() {
    service.answers(ApiOperations.LIST, ApiOperations.LIST.answered());
    List<Attempt> attempts = new ArrayList<>();
    TransfersClient client = service.client(service.clientBuilder().addListener(attempts::add));

    client.warmUp();

    assertThat(service.tokenRequests()).isEqualTo(1);
    assertThat(service.requests()).isEmpty();
    assertThat(attempts).extracting(Attempt::operation).containsExactly("warmUp");

    client.customer(ApiOperations.CUSTOMER).list().execute();

    assertThat(service.tokenRequests()).isEqualTo(1);
    assertThat(service.requests()).hasSize(1);
  }

  @Test
  void tellsOfALoginThatFails() {
    service.answerLogins(aResponse().withStatus(401).withBody("{\"error\":\"invalid_client\"}"));
    TransfersClient client = service.client(service.clientBuilder());

    assertThatExceptionOfType(NotAuthorizedException.class)
        .isThrownBy(client::warmUp)
        .withMessageContaining("warmUp");
    assertThat(service.requests()).isEmpty();
  }
}
