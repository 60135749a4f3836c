package io.github.partnertransfers.tests.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.CustomerTransfers;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.model.CreateTransferRequest;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import io.github.partnertransfers.simulator.SimulatedTransfer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Runs the stories of one customer against the simulator. */
final class StoryRun {
  private final StoryFixture fixture;
  private final SimulatedCustomer customer;
  private final Requests requests;
  private final CustomerTransfers source;
  private final CustomerTransfers target;

  /** The status of each transfer that there must be, by its id. */
  private final Map<String, String> expected = new LinkedHashMap<>();

  StoryRun(StoryFixture fixture) {
    this.fixture = fixture;
    this.customer = fixture.newCustomer();
    this.requests = new Requests(fixture.simulator());
    this.source = fixture.source().customer(customer.tenantId());
    this.target = fixture.target().customer(customer.tenantId());
  }

  void perform(Story story) {
    String subscription = customer.addSubscription("Subscription").id();
    TransferEntity created = create(story, subscription);
    assertThat(transfers()).containsKey(created.id());
    String before = transfers().get(created.id());
    expected.put(created.id(), before);
    assertThat(transfers()).isEqualTo(expected);

    settle(story, created, subscription);
    String after = transfers().get(created.id());
    assertThat(after).isNotEqualTo(before);
    expected.remove(created.id());
    if (story.settlement() != Settlement.WITHDRAW) {
      expected.put(created.id(), after);
    }
    assertThat(transfers()).isEqualTo(expected);
  }

  private TransferEntity create(Story story, String subscription) {
    boolean legacy = story.settlement().isLegacy();
    CustomerTransfers creator = legacy ? source : target;
    CreateTransferRequest request = legacy ? requests.legacy(subscription) : requests.newCommerce();
    Instant since = fixture.simulator().clock().instant();
    Step step = story.create();
    fixture.order(Operation.CREATE, step);
    Supplier<Optional<TransferEntity>> search =
        () -> {
          List<TransferEntity> found = creator.reconcile(request, since).execute();
          assertThat(found).hasSizeLessThanOrEqualTo(1);
          return found.stream().findFirst();
        };
    return new Persistence<>(
            step,
            () -> creator.create(request),
            step.style()::result,
            () -> transfers().size() > expected.size(),
            step.recovery() == Recovery.RECONCILE ? search : null)
        .result();
  }

  private void settle(Story story, TransferEntity created, String subscription) {
    String id = created.id();
    Step step = story.settle();
    fixture.order(story.settlement().operation(), step);
    switch (story.settlement()) {
      case ACCEPT -> settle(step, id, () -> target.accept(id));
      case REJECT -> settle(step, id, () -> target.reject(id));
      case GIVE -> settle(step, id, () -> source.update(id, Requests.gift(subscription)));
      case CANCEL -> settle(step, id, () -> target.cancel(created));
      case WITHDRAW ->
          new Persistence<>(
                  step, () -> source.withdraw(id), step.style()::completion, isSettled(id), null)
              .result();
    }
  }

  private <T> void settle(Step step, String id, Supplier<TransferCall<T>> call) {
    new Persistence<>(step, call, step.style()::result, isSettled(id), null).result();
  }

  private BooleanSupplier isSettled(String id) {
    String before = transfers().get(id);
    return () -> !Objects.equals(transfers().get(id), before);
  }

  private Map<String, String> transfers() {
    return fixture.simulator().transfers().stream()
        .filter(each -> each.customerTenantId().equals(customer.tenantId()))
        .collect(Collectors.toMap(SimulatedTransfer::id, SimulatedTransfer::status));
  }
}
