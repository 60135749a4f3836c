package io.github.partnertransfers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.partnertransfers.model.WebhookRegistrationRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before a request is sent. */
class WebhooksTest {
  private static final String URL = "https://partner.example.com/webhooks";

  private final TransfersClient client =
      TransfersClient.builder()
          .credential(TokenProviders.accessToken(AccessToken.of("t", Duration.ofHours(1))))
          .build();

  @AfterEach
  void close() {
    client.close();
  }

  private static WebhookRegistrationRequest request(String url, String... events) {
    return WebhookRegistrationRequest.builder()
        .webhookUrl(url)
        .webhookEvents(Arrays.asList(events))
        .build();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        URL,
        "HTTPS://partner.example.com",
        "https://partner.example.com:8443/a?code=s3cret&x=%20",
        "https://[2001:db8::1]/hook",
        "https://bücher.example/ereignisse",
      })
  void takesHttpsUrlsOfAnyForm(String url) {
    assertThat(client.webhooks().register(request(url, "create-transfer")).requestId()).isNotNull();
    assertThat(client.webhooks().update(request(url, "create-transfer")).requestId()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "partner.example.com",
        "http://partner.example.com/webhooks",
        "ftp://partner.example.com",
        "/webhooks",
        "https:partner.example.com",
        "https:/partner.example.com",
        "https://",
        "https:///",
        "https://?code=s3cret",
        " https://partner.example.com",
        "https://partner.example.com\n",
        "https://partner.example.com/a b?s3cret",
        "https://partner.example.com/a\tb",
        "https://partner.example.com/\u00a0",
        "https://partner.example.com:99999/",
        "https://user@:s3cret",
      })
  void refusesOtherUrlsWithoutRepeatingThem(String url) {
    for (boolean isUpdate : new boolean[] {false, true}) {
      WebhookRegistrationRequest request = request(url, "create-transfer");
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> {
                Webhooks webhooks = client.webhooks();
                TransferCall<?> call =
                    isUpdate ? webhooks.update(request) : webhooks.register(request);
                assertThat(call).isNull();
              })
          .withMessage("webhookUrl must be an absolute https URL");
    }
  }

  @Test
  void refusesAFragment() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.webhooks().register(request(URL + "?code=s3cret#top", "a")))
        .withMessage("webhookUrl must have no fragment (host partner.example.com)");
  }

  @Test
  void refusesARequestWithoutEvents() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.webhooks().register(request(URL)))
        .withMessageContaining("webhookEvents must have at least 1 item");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                WebhookRegistrationRequest.fromJson(
                    "{\"WebhookUrl\": \"https://a.example\", \"WebhookEvents\": []}"))
        .withMessageContaining("webhookEvents must have at least 1 item");
    assertThatNullPointerException().isThrownBy(() -> client.webhooks().register(null));
  }

  @Test
  void refusesEventsThatAreNoNames() {
    for (String event : List.of("", " ", "create transfer", "a\u0007")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> client.webhooks().update(request(URL, "create-transfer", event)))
          .withMessageStartingWith("webhookEvents must be names of events, but one of them is \"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "a/b", "04af2aea-d413-42db-824e-f328001484d"})
  void refusesIdsOfTestEventsThatAreNoGuids(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.webhooks().validationEvent(id))
        .withMessageStartingWith("correlationId must be a GUID");
  }

  @Test
  void isTheSameInTurkish() {
    Locale before = Locale.getDefault();
    Locale.setDefault(new Locale("tr", "TR"));
    try {
      assertThat(client.webhooks().register(request("HTTPS://PARTNER.EXAMPLE/I", "CREATE-I")))
          .asString()
          .startsWith("createWebhookRegistration (request id ");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void readsHaveNoRequestIdAndWritesHaveOne() {
    Webhooks webhooks = client.webhooks();
    assertThat(webhooks.events().requestId()).isNull();
    assertThat(webhooks.registration().requestId()).isNull();
    assertThat(webhooks.sendValidationEvent().requestId()).isNotNull();
    assertThat(CallInfo.of(webhooks.events()).customerId()).isNull();
    assertThat(CallInfo.of(webhooks.events()).transferId()).isNull();
  }
}
