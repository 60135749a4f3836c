package io.github.partnertransfers.tests;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.partnertransfers.AccessToken;
import io.github.partnertransfers.RefreshTokenStore;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The token requests, as Microsoft Entra takes them, and the use of what they give. */
class LoginTest {
  @RegisterExtension static final StubbedService service = new StubbedService();

  @ParameterizedTest
  @EnumSource
  void clientSecretIsSentAsAForm(CallStyle style) {
    service.answers(ApiOperations.LIST, ApiOperations.LIST.answered());

    ApiOperations.LIST.make(style, service.client());

    service
        .server()
        .verify(
            1,
            postRequestedFor(urlEqualTo(StubbedService.LOGIN_PATH))
                .withHeader("Content-Type", equalTo("application/x-www-form-urlencoded"))
                .withHeader("Accept", containing("application/json"))
                .withFormParam("grant_type", equalTo("client_credentials"))
                .withFormParam("client_id", equalTo(StubbedService.CLIENT_ID))
                .withFormParam("client_secret", equalTo(StubbedService.CLIENT_SECRET))
                .withFormParam(
                    "scope", equalTo("https://api.partnercenter.microsoft.com/.default")));
    assertThat(tokenRequest().getBodyAsString().split("&")).hasSize(4);
    assertThat(tokenRequest().containsHeader("Authorization")).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void rotatedRefreshTokenIsStoredBeforeTheAccessTokenIsUsed(CallStyle style) {
    answerLogin("{\"access_token\":\"of-user\",\"refresh_token\":\"second\",\"expires_in\":60}");
    service.answers(ApiOperations.LIST, ApiOperations.LIST.answered());
    List<String> log = new ArrayList<>();
    RefreshTokenStore store =
        new RefreshTokenStore() {
          @Override
          public String load() {
            return "first";
          }

          @Override
          public void store(String refreshToken) {
            log.add(refreshToken + " stored after " + service.requests().size() + " requests");
          }
        };

    ApiOperations.LIST.make(
        style,
        service.client(
            service
                .clientBuilder()
                .credential(
                    TokenProviders.refreshToken(
                        StubbedService.TENANT, StubbedService.CLIENT_ID, null, store))));

    assertThat(log).containsExactly("second stored after 0 requests");
    assertThat(tokenRequest().getBodyAsString().split("&")).hasSize(4);
    service
        .server()
        .verify(
            postRequestedFor(urlEqualTo(StubbedService.LOGIN_PATH))
                .withFormParam("grant_type", equalTo("refresh_token"))
                .withFormParam("refresh_token", equalTo("first")));
    assertThat(service.requests().get(0).getHeader("Authorization")).isEqualTo("Bearer of-user");
  }

  @ParameterizedTest
  @EnumSource
  void publishedAnswersWithNumbersAsTextAreRead(CallStyle style) {
    answerLogin(Samples.text("docs-token-apponly-v1.json"));
    service.answers(ApiOperations.LIST, ApiOperations.LIST.answered());
    TransfersClient client = service.client();

    ApiOperations.LIST.make(style, client);
    ApiOperations.LIST.make(style, client);

    assertThat(service.tokenRequests()).isEqualTo(1);
    assertThat(service.requests())
        .hasSize(2)
        .allMatch(each -> each.getHeader("Authorization").equals("Bearer value-has-been-removed"));
  }

  @ParameterizedTest
  @EnumSource
  void expiredTokenIsReplaced(CallStyle style) {
    answerLogin("{\"access_token\":\"short-lived\",\"expires_in\":\"0\"}");
    service.answers(ApiOperations.LIST, ApiOperations.LIST.answered());
    TransfersClient client = service.client();

    ApiOperations.LIST.make(style, client);
    ApiOperations.LIST.make(style, client);

    assertThat(service.tokenRequests()).isEqualTo(2);
    assertThat(service.requests()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void tokenGotElsewhereIsUsedAndMayLastForEver(CallStyle style) {
    service.answers(ApiOperations.LIST, ApiOperations.LIST.answered());
    AccessToken token = AccessToken.of("from-elsewhere", ChronoUnit.FOREVER.getDuration());

    ApiOperations.LIST.make(
        style,
        service.client(service.clientBuilder().credential(TokenProviders.accessToken(token))));

    assertThat(service.tokenRequests()).isZero();
    assertThat(service.requests())
        .singleElement()
        .matches(each -> each.getHeader("Authorization").equals("Bearer from-elsewhere"));
  }

  private static void answerLogin(String json) {
    service.answerLogins(Answers.json(200, json));
  }

  private static LoggedRequest tokenRequest() {
    return service.server().findAll(postRequestedFor(urlEqualTo(StubbedService.LOGIN_PATH))).get(0);
  }
}
