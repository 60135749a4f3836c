package io.github.partnertransfers.tests;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.partnertransfers.Attempt;
import io.github.partnertransfers.CallCanceledException;
import io.github.partnertransfers.CallListener;
import io.github.partnertransfers.DeviceCode;
import io.github.partnertransfers.NotAuthorizedException;
import io.github.partnertransfers.RefreshTokenStore;
import io.github.partnertransfers.ServiceUnavailableException;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TokenRequest;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.tests.fixtures.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The sign-in of a user with a device code (RFC 8628), as Microsoft Entra has it. */
@Timeout(60)
class DeviceCodeTest {
  private static final String CODE_PATH =
      "/login/" + StubbedService.TENANT + "/oauth2/v2.0/devicecode";
  private static final String SECRET_CODE = "device-code-that-is-a-secret";
  private static final ResponseDefinitionBuilder CODE = code(900, 5);
  private static final ResponseDefinitionBuilder PENDING =
      refusal("authorization_pending", "AADSTS70016: Waiting for the user.");
  private static final ResponseDefinitionBuilder SLOW_DOWN =
      refusal("slow_down", "AADSTS70016: Too many requests.");
  private static final ResponseDefinitionBuilder TOKENS =
      Answers.json(
          200,
          "{\"access_token\":\"of-ann\",\"refresh_token\":\"refresh-of-ann\",\"expires_in\":3600}");

  @RegisterExtension static final StubbedService service = new StubbedService();

  private final VirtualTime time = VirtualTime.inWhichWaitsPass(Duration.ofMinutes(2));
  private final List<Duration> sentAt = Collections.synchronizedList(new ArrayList<>());
  private final List<DeviceCode> shown = new ArrayList<>();
  private final Store store = new Store();

  private static final class Store implements RefreshTokenStore {
    private @Nullable String token;
    private @Nullable RuntimeException failure;

    @Override
    public String load() {
      return token;
    }

    @Override
    public void store(String refreshToken) {
      if (failure != null) {
        throw failure;
      }
      token = refreshToken;
    }
  }

  private static ResponseDefinitionBuilder code(int expiresIn, int interval) {
    return Answers.json(
        200,
        """
        {"user_code": "A1B2C3D4E", "device_code": "%s",
         "verification_uri": "https://microsoft.com/devicelogin",
         "expires_in": %d, "interval": %d, "message": "To sign in, enter A1B2C3D4E."}
        """
            .formatted(SECRET_CODE, expiresIn, interval));
  }

  private static ResponseDefinitionBuilder refusal(String error, String description) {
    return Answers.json(
        400, "{\"error\": \"%s\", \"error_description\": \"%s\"}".formatted(error, description));
  }

  @BeforeEach
  void answer() {
    answer(CODE, TOKENS);
  }

  private static void answer(ResponseDefinitionBuilder code, ResponseDefinitionBuilder... tokens) {
    service.server().stubFor(post(urlEqualTo(CODE_PATH)).willReturn(code));
    service.answerLogins(tokens);
  }

  private TransfersClient.Builder builder(VirtualTime clock) {
    OkHttpClient http =
        service.httpClient(
            chain -> {
              sentAt.add(Duration.ofNanos(clock.nanoTime()));
              return chain.proceed(chain.request());
            });
    return service
        .clientBuilder()
        .httpClient(http)
        .ticker(clock)
        .scheduler(clock)
        .credential(
            TokenProviders.refreshToken(
                StubbedService.TENANT, StubbedService.CLIENT_ID, null, store));
  }

  private TransfersClient client() {
    return service.client(builder(time));
  }

  private TransfersException failure(Consumer<DeviceCode> prompt) {
    TransfersException failure =
        catchThrowableOfType(TransfersException.class, () -> client().signIn(prompt));
    ErrorMessages.check(failure);
    assertThat(failure).hasMessageStartingWith("signIn ");
    assertThat(failure.toString() + failure.getCause()).doesNotContain(SECRET_CODE);
    return failure;
  }

  private static String field(LoggedRequest request, String name) {
    return String.join(" ", request.formParameter(name).getValues());
  }

  private static List<LoggedRequest> requests(String path) {
    return service.server().findAll(postRequestedFor(urlEqualTo(path)));
  }

  /** Returns the seconds between the requests. */
  private List<Long> waits() {
    List<Long> waits = new ArrayList<>();
    for (int i = 1; i < sentAt.size(); i++) {
      waits.add(sentAt.get(i).minus(sentAt.get(i - 1)).toSeconds());
    }
    return waits;
  }

  @Test
  void userIsShownTheCodeAndCallsThatFollowActForTheUser() {
    service.answers(ApiOperations.LIST, ApiOperations.LIST.answered());
    TransfersClient client = client();

    client.signIn(shown::add);
    client.customer(ApiOperations.CUSTOMER).list().execute();

    assertThat(shown)
        .containsExactly(
            DeviceCode.of(
                "A1B2C3D4E",
                "https://microsoft.com/devicelogin",
                Duration.ofMinutes(15),
                "To sign in, enter A1B2C3D4E."));
    assertThat(store.token).isEqualTo("refresh-of-ann");
    LoggedRequest code = requests(CODE_PATH).get(0);
    assertThat(code.getBodyAsString().split("&")).hasSize(2);
    assertThat(field(code, "client_id")).isEqualTo(StubbedService.CLIENT_ID);
    assertThat(field(code, "scope"))
        .isEqualTo("https://api.partnercenter.microsoft.com/.default offline_access");
    LoggedRequest token = requests(StubbedService.LOGIN_PATH).get(0);
    assertThat(token.getBodyAsString().split("&")).hasSize(3);
    assertThat(field(token, "grant_type"))
        .isEqualTo("urn:ietf:params:oauth:grant-type:device_code");
    assertThat(field(token, "device_code")).isEqualTo(SECRET_CODE);
    assertThat(service.tokenRequests()).isEqualTo(1);
    assertThat(service.requests())
        .singleElement()
        .matches(request -> request.getHeader("Authorization").equals("Bearer of-ann"));
  }

  @Test
  void tokenOfAnEarlierUserIsReplaced() {
    service.answers(ApiOperations.LIST, ApiOperations.LIST.answered());
    store.token = "refresh-of-bob";
    service.answerLogins(
        Answers.json(200, "{\"access_token\":\"of-bob\",\"expires_in\":3600}"), TOKENS);
    TransfersClient client = client();

    client.customer(ApiOperations.CUSTOMER).list().execute();
    client.signIn(shown::add);
    client.customer(ApiOperations.CUSTOMER).list().execute();

    assertThat(service.requests())
        .extracting(request -> request.getHeader("Authorization"))
        .containsExactly("Bearer of-bob", "Bearer of-ann");
  }

  @Test
  void clientAsksAtTheIntervalAndSlowerWhenTold() {
    answer(CODE, PENDING, PENDING, SLOW_DOWN, PENDING, TOKENS);

    client().signIn(shown::add);

    assertThat(waits()).containsExactly(5L, 5L, 5L, 10L, 10L);
  }

  @Test
  void failuresThatPassDoubleTheInterval() {
    answer(
        CODE,
        aResponse().withStatus(503),
        Answers.body(200, "text/html", "<html>Welcome to the hotel</html>"),
        PENDING,
        aResponse().withStatus(500),
        aResponse().withStatus(500),
        TOKENS);

    client().signIn(shown::add);

    assertThat(waits()).containsExactly(5L, 10L, 20L, 20L, 40L, 60L);
  }

  @Test
  void withoutAnIntervalItIsFiveSeconds() {
    answer(
        Answers.json(
            200, "{\"user_code\":\"A1\",\"device_code\":\"d\",\"verification_uri\":\"https://x\"}"),
        PENDING,
        TOKENS);

    client().signIn(shown::add);

    assertThat(waits()).containsExactly(5L, 5L);
    assertThat(shown.get(0).lifetime()).isEqualTo(Duration.ofMinutes(15));
    assertThat(shown.get(0).message()).isEqualTo("Enter the code A1 at https://x");
  }

  @Test
  void codeExpires() {
    answer(code(12, 5), PENDING);

    TransfersException failure = failure(shown::add);

    assertThat(failure)
        .isExactlyInstanceOf(NotAuthorizedException.class)
        .hasMessageContaining("the code expired before the user signed in");
    assertThat(failure.code()).hasToString("expired_token");
    assertThat(service.tokenRequests()).isEqualTo(2);
  }

  @Test
  void userDeclines() {
    answer(CODE, PENDING, refusal("authorization_declined", ""));

    TransfersException failure = failure(shown::add);

    assertThat(failure).isExactlyInstanceOf(NotAuthorizedException.class);
    assertThat(failure.code()).hasToString("authorization_declined");
    assertThat(store.token).isNull();
  }

  @Test
  void applicationThatAllowsNoPublicClientsIsRefused() {
    answer(CODE, refusal("invalid_client", "AADSTS7000218: The body must contain client_secret."));

    assertThat(failure(shown::add))
        .isExactlyInstanceOf(NotAuthorizedException.class)
        .hasMessageContaining("AADSTS7000218");
  }

  @Test
  void codeThatCannotBeRequested() {
    answer(refusal("unauthorized_client", "AADSTS700016: Application not found."), TOKENS);
    assertThat(failure(shown::add))
        .isExactlyInstanceOf(NotAuthorizedException.class)
        .hasMessageContaining("AADSTS700016");

    answer(aResponse().withStatus(503), TOKENS);
    assertThat(failure(shown::add)).isExactlyInstanceOf(ServiceUnavailableException.class);
    assertThat(shown).isEmpty();
  }

  @Test
  void loginWithoutARefreshTokenFails() {
    answer(CODE, Answers.json(200, "{\"access_token\":\"of-ann\",\"expires_in\":3600}"));

    assertThat(failure(shown::add))
        .isExactlyInstanceOf(NotAuthorizedException.class)
        .hasMessageContaining("the login returned no refresh_token");
  }

  @Test
  void codeOfTheApplicationThatThrowsEndsTheSignIn() {
    IllegalStateException exception = new IllegalStateException("no window");
    assertThat(
            failure(
                code -> {
                  throw exception;
                }))
        .isExactlyInstanceOf(NotAuthorizedException.class)
        .hasMessageContaining("no window")
        .hasCause(exception);

    store.failure = new IllegalStateException("disk full");
    assertThat(failure(shown::add))
        .isExactlyInstanceOf(NotAuthorizedException.class)
        .hasMessageContaining("the new refresh token can't be stored: disk full");
  }

  @Test
  void interruptEndsAWait() throws Exception {
    answer(CODE, PENDING);
    VirtualTime standing = VirtualTime.standing();
    TransfersClient client = service.client(builder(standing));

    CanceledSignIn signIn = new CanceledSignIn(client);
    standing.awaitTimer(Duration.ofSeconds(5));
    signIn.thread.interrupt();

    assertThat(signIn.failure()).hasMessageContaining("was canceled");
    assertThat(signIn.isInterrupted).isTrue();
  }

  @Test
  void closingTheClientEndsAWait() throws Exception {
    answer(CODE, PENDING);
    VirtualTime standing = VirtualTime.standing();
    TransfersClient client = service.client(builder(standing));

    CanceledSignIn signIn = new CanceledSignIn(client);
    standing.awaitTimer(Duration.ofSeconds(5));
    client.close();

    assertThat(signIn.failure()).hasMessageContaining("canceled: the client was closed");
    assertThat(signIn.isInterrupted).isFalse();
    assertThatThrownBy(() -> client.signIn(shown::add))
        .isExactlyInstanceOf(CallCanceledException.class);
  }

  @Test
  void closingTheClientEndsARequest() throws Exception {
    answer(CODE, aResponse().withStatus(200).withFixedDelay(50_000));
    CountDownLatch asked = new CountDownLatch(2);
    TransfersClient client =
        service.client(
            builder(time)
                .httpClient(
                    service.httpClient(
                        chain -> {
                          asked.countDown();
                          return chain.proceed(chain.request());
                        })));

    CanceledSignIn signIn = new CanceledSignIn(client);
    asked.await();
    client.close();

    assertThat(signIn.failure()).hasMessageContaining("the client was closed");
  }

  /** A sign-in on a thread of its own that is going to be canceled. */
  private static final class CanceledSignIn {
    private final FutureTask<TransfersException> task;
    private final Thread thread;
    private volatile boolean isInterrupted;

    CanceledSignIn(TransfersClient client) {
      task =
          new FutureTask<>(
              () -> {
                TransfersException failure =
                    catchThrowableOfType(TransfersException.class, () -> client.signIn(code -> {}));
                isInterrupted = Thread.interrupted();
                return failure;
              });
      thread = new Thread(task, "sign-in");
      thread.start();
    }

    TransfersException failure() throws Exception {
      TransfersException failure = task.get(50, TimeUnit.SECONDS);
      assertThat(failure).isExactlyInstanceOf(CallCanceledException.class);
      return failure;
    }
  }

  @Test
  void listenersSeeOneLogin() {
    List<String> events = new ArrayList<>();
    TransfersClient client =
        service.client(
            builder(time)
                .addListener(
                    new CallListener() {
                      @Override
                      public void attemptEnded(Attempt attempt) {
                        events.add("attempt");
                      }

                      @Override
                      public void loginStarted(TokenRequest request) {
                        events.add("started");
                      }

                      @Override
                      public void loginEnded(
                          TokenRequest request, Duration duration, @Nullable Throwable failure) {
                        events.add("ended " + failure);
                      }
                    }));

    client.signIn(shown::add);

    assertThat(events).containsExactly("started", "ended null");
  }

  @Test
  void onlyARefreshTokenCanBeSignedInFor() {
    assertThatThrownBy(() -> service.client().signIn(shown::add))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("signIn needs the credential TokenProviders.refreshToken");
    assertThat(requests(CODE_PATH)).isEmpty();
  }
}
