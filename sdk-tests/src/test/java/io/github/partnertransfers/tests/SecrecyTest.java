package io.github.partnertransfers.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.AccessToken;
import io.github.partnertransfers.CallOptions;
import io.github.partnertransfers.ClientCredential;
import io.github.partnertransfers.RefreshTokenStore;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a log statement or a debugger shows of the client's values is no secret. */
class SecrecyTest {
  private static final String SECRET = "s3cret~value";

  @RegisterExtension static final StubbedService service = new StubbedService();

  @Test
  void accessTokenShowsItsLifetimeOnly() {
    AccessToken token = AccessToken.of(SECRET, Duration.ofHours(1));

    assertThat(token.toString()).doesNotContain(SECRET).contains("PT1H");
    assertThat(TokenProviders.accessToken(token).toString()).doesNotContain(SECRET);
  }

  @Test
  void credentialsShowWhoLogsInOnly() {
    RefreshTokenStore store =
        new RefreshTokenStore() {
          @Override
          public String load() {
            return SECRET;
          }

          @Override
          public void store(String refreshToken) {}

          @Override
          public String toString() {
            return SECRET;
          }
        };

    assertThat(TokenProviders.clientSecret("contoso.com", "client", SECRET).toString())
        .contains("contoso.com", "client")
        .doesNotContain(SECRET);
    assertThat(
            TokenProviders.refreshToken(
                    "contoso.com", "client", ClientCredential.secret(SECRET), store)
                .toString())
        .contains("contoso.com", "client")
        .doesNotContain(SECRET);
  }

  @Test
  void clientAndItsCallsShowNoSecret() {
    TransfersClient.Builder builder =
        service
            .clientBuilder()
            .credential(TokenProviders.clientSecret(StubbedService.TENANT, "client", SECRET));
    try (TransfersClient client = builder.build()) {
      service.answers(ApiOperations.LIST, ApiOperations.LIST.answered());
      client.customer(ApiOperations.CUSTOMER).list().execute();

      List<Object> values =
          List.of(
              builder,
              client,
              RxTransfers.of(client),
              client.customer(ApiOperations.CUSTOMER),
              client.webhooks(),
              client.webhooks().sendValidationEvent(),
              client.customer(ApiOperations.CUSTOMER).list());
      assertThat(values)
          .extracting(Object::toString)
          .noneMatch(text -> text.contains(SECRET) || text.contains(StubbedService.FIRST_TOKEN));
    }
  }

  @Test
  void callOptionsShowTheNamesOfTheirHeadersOnly() {
    CallOptions options =
        CallOptions.builder().headers(Map.of("Ocp-Apim-Subscription-Key", SECRET)).build();

    assertThat(options.toString()).contains("Ocp-Apim-Subscription-Key").doesNotContain(SECRET);
  }

  @Test
  void refusedHeaderValueIsNotQuoted() {
    List<String> messages = new ArrayList<>();
    for (Map<String, String> headers :
        List.of(Map.of("X-Key", SECRET + "\n"), Map.of("Authorization", SECRET))) {
      try {
        CallOptions.builder().headers(headers).build();
      } catch (IllegalArgumentException e) {
        messages.add(e.toString());
      }
    }

    assertThat(messages).hasSize(2).noneMatch(message -> message.contains(SECRET));
  }

  @Test
  void listenerSeesNoSecret() {
    List<String> seen = new ArrayList<>();
    service.answers(ApiOperations.GET, Answers.error(503), ApiOperations.GET.answered());

    ApiOperations.GET.make(
        CallStyle.BLOCKING,
        service.client(
            service.clientBuilder().addListener(attempt -> seen.add(attempt.toString()))));

    assertThat(seen).hasSize(2).noneMatch(text -> text.contains(StubbedService.FIRST_TOKEN));
  }
}
