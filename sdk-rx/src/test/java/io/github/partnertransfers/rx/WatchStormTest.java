package io.github.partnertransfers.rx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.AccessToken;
import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Many streams over few customers on real threads: they subscribe, request, cancel and nudge
 * concurrently. Each must progress, and nothing may be left.
 */
class WatchStormTest {
  private static final int STREAMS = 300;
  private static final int WORKERS = 6;

  /** Far more than needed; only a stuck stream takes this long. */
  private static final long STUCK_SECONDS = 60;

  private final Queue<Throwable> problems = new ConcurrentLinkedQueue<>();
  private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
  private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(2);
  private final ExecutorService requests = Executors.newFixedThreadPool(64);
  private Thread.UncaughtExceptionHandler handler;

  /** The parameters of a storm. {@code -Dstorm.seeds=20,21} selects other seeds. */
  record Storm(long seed, boolean isAlwaysWatched, Duration deadline, double requestsPerSecond) {}

  static Stream<Storm> storms() {
    String seeds = System.getProperty("storm.seeds", "1,2,3,4,5,6");
    return LongStream.of(Stream.of(seeds.split(",", -1)).mapToLong(Long::parseLong).toArray())
        .mapToObj(
            seed ->
                new Storm(
                    seed,
                    seed % 2 == 0,
                    seed % 3 == 0 ? Duration.ofMillis(400) : null,
                    seed % 4 == 1 ? 300 : 1_000));
  }

  @BeforeEach
  void collectUncaughtExceptions() {
    handler = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, problem) -> problems.add(problem));
    RxJavaPlugins.setErrorHandler(problems::add);
    timers.setRemoveOnCancelPolicy(true);
  }

  @AfterEach
  void end() {
    RxJavaPlugins.reset();
    Thread.setDefaultUncaughtExceptionHandler(handler);
    workers.shutdownNow();
    timers.shutdownNow();
    requests.shutdownNow();
  }

  @ParameterizedTest
  @MethodSource("storms")
  void eachStreamProgressesAndNothingIsLeft(Storm storm) throws Exception {
    StormService service = new StormService(storm, problems);
    try (TransfersClient client =
        TransfersClient.builder()
            .cloud(Cloud.builder().apiUrl("https://api.example").loginUrl("https://x.y").build())
            .httpClient(new OkHttpClient.Builder().addInterceptor(service).build())
            .requestExecutor(requests)
            .credential(TokenProviders.accessToken(AccessToken.of("token", Duration.ofDays(1))))
            .build()) {
      WatchEngine engine =
          new WatchEngine(
              client,
              WatchOptions.builder()
                  .interval(Duration.ofNanos(800_000))
                  .minInterval(Duration.ofNanos(100_000))
                  .maxInterval(Duration.ofMillis(2))
                  .jitter(0.5)
                  .requestsPerSecond(storm.requestsPerSecond)
                  .notFoundGrace(Duration.ZERO)
                  .deadline(storm.deadline)
                  .scheduler(Schedulers.from(timers, true))
                  .ticker(System::nanoTime)
                  .build());
      Random random = new Random(storm.seed);
      List<StormSubscriber> keepers = new ArrayList<>();
      if (storm.isAlwaysWatched) {
        keepers.add(new StormSubscriber(Integer.MAX_VALUE, random.nextLong(), workers, problems));
        subscribe(engine, service.everything(), keepers.get(0));
      }
      List<StormSubscriber> streams = new ArrayList<>();
      for (int i = 0; i < STREAMS; i++) {
        StormSubscriber stream =
            new StormSubscriber(1 + random.nextInt(12), random.nextLong(), workers, problems);
        List<WatchTarget> targets = service.targets(random);
        streams.add(stream);
        workers.execute(() -> subscribe(engine, targets, stream));
        if (random.nextInt(4) == 0) {
          workers.execute(stream::cancel);
        }
        String nudged = StormService.customerId(random.nextInt(StormService.CUSTOMERS));
        workers.execute(() -> engine.nudge(nudged));
      }

      for (StormSubscriber stream : streams) {
        assertThat(stream.awaitEnd(STUCK_SECONDS)).as("%s of %s", stream, storm).isTrue();
      }
      keepers.forEach(StormSubscriber::cancel);

      end(workers);
      end(requests);
      assertThat(timers.getQueue()).as("timers left of %s", storm).isEmpty();
      end(timers);
      assertThat(engine.isIdle()).as("nothing left of %s", storm).isTrue();
      assertThat(problems).as("%s", storm).isEmpty();
      assertThat(streams.stream().mapToInt(StormSubscriber::received).sum())
          .isGreaterThan(storm.deadline == null ? STREAMS : 0);
    }
  }

  private static void subscribe(
      WatchEngine engine, List<WatchTarget> targets, StormSubscriber stream) {
    WatchFlowable.ofFleet(engine, targets).map(CustomerUpdate::orThrow).subscribe(stream);
  }

  private static void end(ExecutorService executor) throws InterruptedException {
    executor.shutdown();
    assertThat(executor.awaitTermination(STUCK_SECONDS, TimeUnit.SECONDS)).isTrue();
  }
}
