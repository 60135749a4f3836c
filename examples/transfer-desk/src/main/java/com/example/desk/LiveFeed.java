package com.example.desk;

import io.github.partnertransfers.rx.PollReport;
import io.github.partnertransfers.rx.TransferUpdate;
import io.github.partnertransfers.rx.WatchListener;
import io.github.partnertransfers.spring.boot.CustomerWatchFailed;
import io.github.partnertransfers.spring.boot.TransferListener;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.processors.FlowableProcessor;
import io.reactivex.rxjava3.processors.PublishProcessor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the pages show, as server-sent events: everything at first, and then each change. */
@RestController
class LiveFeed implements WatchListener {
  /** A page that is further behind is disconnected. It connects again, and gets everything. */
  private static final int MAX_WAITING_EVENTS = 1000;

  record CustomerView(String tenantId, String name, ProblemDetail problem) {}

  private final DeskStore store;
  private final TransferDeskApplication.Settings settings;
  private final ApplicationEventPublisher publisher;
  private final Map<String, ProblemDetail> problems = new ConcurrentHashMap<>();
  private final FlowableProcessor<ServerSentEvent<Object>> changes =
      PublishProcessor.<ServerSentEvent<Object>>create().toSerialized();

  LiveFeed(
      DeskStore store,
      TransferDeskApplication.Settings settings,
      ApplicationEventPublisher publisher) {
    this.store = store;
    this.settings = settings;
    this.publisher = publisher;
  }

  /** In the transaction that commits the position of the watch: each update is kept once. */
  @TransferListener
  void keep(TransferUpdate update) {
    publisher.publishEvent(store.add(update));
  }

  @TransactionalEventListener
  void show(DeskStore.Update update) {
    changes.onNext(event("update", update));
  }

  @GetMapping(path = "/api/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  Flowable<ServerSentEvent<Object>> events() {
    Flowable<ServerSentEvent<Object>> present =
        Flowable.defer(() -> Flowable.fromIterable(store.customers()))
            .concatMapIterable(customer -> store.updates(customer.tenantId()))
            .map(update -> event("update", update))
            .startWith(Flowable.fromCallable(() -> event("customers", customers())))
            .startWithItem(event("settings", settings));
    // Finds out that a page has gone.
    Flowable<ServerSentEvent<Object>> heartbeat =
        Flowable.interval(15, TimeUnit.SECONDS)
            .onBackpressureDrop()
            .map(tick -> ServerSentEvent.builder().comment("").build());
    // Changes first, then what there is by then, so that nothing is missed in between; the page
    // ignores what it has seen.
    return Flowable.merge(changes.onBackpressureBuffer(MAX_WAITING_EVENTS), present, heartbeat)
        .takeUntil(changes.ignoreElements().toFlowable());
  }

  void showCustomer(String added) {
    changes.onNext(event("customers", customers()));
    store.updates(added).forEach(this::show);
  }

  private List<CustomerView> customers() {
    return store.customers().stream()
        .map(c -> new CustomerView(c.tenantId(), c.name(), problems.get(c.tenantId())))
        .toList();
  }

  @EventListener
  void watchFailed(CustomerWatchFailed failed) {
    problems.put(failed.customerId(), Problems.of(failed.failure()));
    changes.onNext(event("customers", customers()));
  }

  @Override
  public void pollEnded(PollReport report) {
    if (report.failure() == null && problems.remove(report.customerId()) != null) {
      changes.onNext(event("customers", customers()));
    }
  }

  /** Ends the connections: the web server waits for them. */
  @EventListener(ContextClosedEvent.class)
  void close() {
    changes.onComplete();
  }

  private static ServerSentEvent<Object> event(String name, Object data) {
    return ServerSentEvent.builder(data).event(name).build();
  }
}
