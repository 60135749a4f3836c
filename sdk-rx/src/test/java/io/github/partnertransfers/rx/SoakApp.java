package io.github.partnertransfers.rx;

import io.github.partnertransfers.AccessToken;
import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.SameThread;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import io.reactivex.rxjava3.subscribers.DisposableSubscriber;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The app of the soak test, in a separate process that can be killed at any time: watches all
 * customers, and writes each update with its position to a file. It runs on one thread and in
 * virtual time, which each request sends to the service.
 */
final class SoakApp {
  /** The places where the process can be killed: it reports the place and waits. */
  enum Moment {
    SUBSCRIBING,
    LOADING,
    BEFORE_WRITING,
    WITHIN_WRITING,
    BETWEEN_UPDATE_AND_SAVE,
    WITHIN_SAVING,
    AFTER_SAVING,
    ASKING_FOR_A_TOKEN,
    BETWEEN_POLLS
  }

  static final Duration LONGEST_SLOW_ANSWER = Duration.ofMinutes(80);

  private final TestScheduler scheduler;
  private final Random random;
  private final int run;
  private final long blowAt;
  private final Moment moment;
  private final SoakFiles files;
  private final RxTransfers transfers;
  private final int[] latestAnswer = new int[SoakService.CUSTOMERS];
  private long jumped;
  private long started;
  private int tokens;

  public static void main(String[] arguments) throws IOException {
    RxJavaPlugins.setErrorHandler(SoakApp::fail);
    try {
      new SoakApp(arguments).live();
    } catch (Throwable e) {
      fail(e);
    }
    System.exit(0);
  }

  private static void fail(Throwable e) {
    e.printStackTrace();
    Runtime.getRuntime().halt(1);
  }

  private SoakApp(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments[0]);
    random = new Random(Long.parseLong(arguments[2]));
    run = Integer.parseInt(arguments[3]);
    scheduler = new TestScheduler(Long.parseLong(arguments[4]), TimeUnit.MILLISECONDS);
    blowAt = Long.parseLong(arguments[5]);
    moment = arguments.length > 6 ? Moment.valueOf(arguments[6]) : null;
    files = new SoakFiles(Path.of(arguments[1]), this::at);
    String url = "http://localhost:" + port;
    TransfersClient client =
        SameThread.of(TransfersClient.builder(), this::execute)
            .cloud(Cloud.builder().apiUrl(url).loginUrl(url).build())
            .httpClient(new OkHttpClient.Builder().addInterceptor(this::exchange).build())
            .credential(
                request -> {
                  at(Moment.ASKING_FOR_A_TOKEN);
                  return AccessToken.of("token-" + run + "-" + tokens++, Duration.ofHours(1));
                })
            .ticker(this::nanos)
            // Attempt timeouts are in real time and would end a held request.
            .deadline(Duration.ofDays(1))
            .build();
    transfers =
        RxTransfers.of(
            client,
            WatchOptions.builder()
                .interval(Duration.ofMinutes(20))
                .minInterval(Duration.ofMinutes(2))
                .maxInterval(Duration.ofMillis(SoakOracle.LONGEST_INTERVAL))
                .requestsPerSecond(SoakOracle.REQUESTS_PER_SECOND)
                .scheduler(scheduler)
                .ticker(this::nanos)
                .random(random)
                .positions(files)
                .acknowledgesAfterOnNext(true)
                .updateScheduler(Schedulers.trampoline())
                .build());
  }

  private long nanos() {
    return scheduler.now(TimeUnit.NANOSECONDS) + TimeUnit.MILLISECONDS.toNanos(jumped);
  }

  private long millis() {
    return TimeUnit.NANOSECONDS.toMillis(nanos());
  }

  private void live() {
    for (int i = 0; i < SoakService.CUSTOMERS; i++) {
      if (!SoakFiles.isOfSingleTransfers(i)) {
        subscribe(i, null, 1);
        continue;
      }
      for (int j = 0; j < SoakService.TRANSFERS_PER_CUSTOMER; j++) {
        String id = SoakTransfer.id(i, j);
        if (!files.hasEnded(SoakFiles.customerId(i), id)) {
          // Most of them don't exist at that time.
          subscribe(i, id, 180);
        }
      }
    }
    while (millis() < SoakService.END) {
      at(Moment.BETWEEN_POLLS);
      scheduler.advanceTimeBy(1, TimeUnit.MINUTES);
      if (random.nextInt(1_200) == 0) {
        // As after a sleep of the machine; timers are late.
        jumped += TimeUnit.MINUTES.toMillis(30 + random.nextInt(300));
      }
    }
  }

  /** Subscribes, and resubscribes a while after an error. */
  private void subscribe(int customer, String transfer, int minutesToNext) {
    at(Moment.SUBSCRIBING);
    String customerId = SoakFiles.customerId(customer);
    Flowable<TransferUpdate> updates =
        transfer == null
            ? transfers.customer(customerId).watch()
            : transfers.customer(customerId).watch(transfer);
    updates.subscribe(
        new DisposableSubscriber<>() {
          private int wanted;

          @Override
          protected void onStart() {
            want();
          }

          private void want() {
            wanted = 1 + random.nextInt(4);
            request(wanted);
          }

          @Override
          public void onNext(TransferUpdate update) {
            boolean isCut = random.nextInt(200) == 0;
            files.write(run, latestAnswer[customer], customer, update, isCut);
            if (isCut) {
              dispose();
              later(minutesToNext, () -> subscribe(customer, transfer, minutesToNext));
            } else if (--wanted == 0) {
              if (random.nextInt(20) == 0) {
                later(1 + random.nextInt(5), this::want);
              } else {
                want();
              }
            }
          }

          @Override
          public void onError(Throwable e) {
            if (!(e instanceof TransfersException)) {
              fail(e);
            }
            later(minutesToNext, () -> subscribe(customer, transfer, minutesToNext));
          }

          @Override
          public void onComplete() {
            if (transfer == null) {
              fail(new AssertionError("a customer is watched for ever"));
            }
          }
        });
  }

  private void later(int minutes, Runnable task) {
    scheduler.scheduleDirect(task, minutes, TimeUnit.MINUTES);
  }

  private void at(Moment here) {
    // Some moments are rare.
    boolean isLate = millis() > blowAt + TimeUnit.HOURS.toMillis(3);
    if (moment != null && millis() >= blowAt && (moment == here || isLate)) {
      System.out.println(here);
      System.out.flush();
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException e) {
        fail(e);
      }
    }
  }

  private Response exchange(Interceptor.Chain chain) throws IOException {
    Request request =
        chain
            .request()
            .newBuilder()
            .header("Soak-Run", String.valueOf(run))
            .header("Soak-Start", String.valueOf(started))
            .header("Soak-Now", String.valueOf(millis()))
            .header("Soak-Jumped", String.valueOf(jumped))
            .build();
    Response response = chain.proceed(request);
    int customer = Integer.parseInt(request.url().pathSegments().get(2).substring(24));
    latestAnswer[customer] = Integer.parseInt(response.header("Soak-Answer", "-1"));
    return response;
  }

  /** Runs a request immediately, or delays it by several polls of other customers. */
  private void execute(Runnable request) {
    long start = millis();
    if (random.nextInt(150) == 0) {
      long wait = 1 + (long) (random.nextDouble() * LONGEST_SLOW_ANSWER.toMillis());
      scheduler.scheduleDirect(() -> run(request, start), wait, TimeUnit.MILLISECONDS);
    } else {
      run(request, start);
    }
  }

  private void run(Runnable request, long start) {
    long outer = started;
    started = start;
    request.run();
    started = outer;
  }
}
