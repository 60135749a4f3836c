package io.github.partnertransfers.rx;

import io.github.partnertransfers.AccessToken;
import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.SameThread;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** A {@link PolledService} with faults for one customer or one request. */
final class FaultyService implements Interceptor {
  /** The place where a request fails before it is sent. */
  enum Place {
    /** The client's request executor, such as one that can start no thread. */
    REQUEST_EXECUTOR,
    /** An interceptor of the application. */
    INTERCEPTOR,
    /** OkHttp's event listener. */
    EVENT_LISTENER,
    /** The client's ticker: {@code TransferCall.enqueue} itself throws. */
    ENQUEUE
  }

  private record Answer(int status, String body) {}

  final PolledService service = new PolledService();
  final TestScheduler time = service.time;

  private final Map<Place, Error> errors = new EnumMap<>(Place.class);
  private final Map<String, Answer> answers = new HashMap<>();
  private final Set<String> hidden = new HashSet<>();
  private final TransfersClient client =
      SameThread.of(
              TransfersClient.builder(),
              request -> {
                fail(Place.REQUEST_EXECUTOR);
                request.run();
              })
          .cloud(
              Cloud.builder()
                  .apiUrl("https://api.example")
                  .loginUrl("https://login.example")
                  .build())
          .httpClient(
              new OkHttpClient.Builder()
                  .addInterceptor(this)
                  .addInterceptor(service)
                  .eventListener(
                      new EventListener() {
                        @Override
                        public void callStart(Call call) {
                          fail(Place.EVENT_LISTENER);
                        }
                      })
                  .build())
          .credential(TokenProviders.accessToken(AccessToken.of("some-token", Duration.ofDays(9))))
          .ticker(
              () -> {
                fail(Place.ENQUEUE);
                return time.now(TimeUnit.NANOSECONDS);
              })
          .build();

  TransfersClient client() {
    return client;
  }

  RxTransfers transfers(WatchOptions.Builder options) {
    return RxTransfers.of(
        client, options.scheduler(time).updateScheduler(Schedulers.trampoline()).build());
  }

  /** Makes the next request fail. */
  void failOnce(Place place, Error error) {
    errors.put(place, error);
  }

  /** Makes every request for a customer fail from now on. */
  void answer(String customer, int status, String body) {
    answers.put(customer, new Answer(status, body));
  }

  /** Ends the failures of a customer. */
  void recover(String customer) {
    answers.remove(customer);
  }

  /** Makes lists of this customer empty; a get still finds its transfers. */
  void hideFromLists(String customer) {
    hidden.add(customer);
  }

  private void fail(Place place) {
    Error error = errors.remove(place);
    if (error != null) {
      throw error;
    }
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    fail(Place.INTERCEPTOR);
    List<String> path = chain.request().url().pathSegments();
    Answer answer = answers.get(path.get(2));
    if (answer == null && hidden.contains(path.get(2)) && path.size() <= 4) {
      answer = new Answer(200, "[]");
    }
    Response actual = chain.proceed(chain.request());
    return answer == null
        ? actual
        : new Response.Builder()
            .request(chain.request())
            .protocol(Protocol.HTTP_1_1)
            .code(answer.status)
            .message("")
            .body(ResponseBody.create(answer.body, MediaType.get("application/json")))
            .build();
  }
}
