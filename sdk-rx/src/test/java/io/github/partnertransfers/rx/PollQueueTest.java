package io.github.partnertransfers.rx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order of polls. */
class PollQueueTest {
  private final PolledService service = new PolledService();
  private final PollQueue queue = new PollQueue();
  private final PollInterval interval =
      new PollInterval(
          WatchOptions.DEFAULT,
          new PollBudget(WatchOptions.DEFAULT),
          new NudgeReliability(WatchOptions.DEFAULT));
  private int count;

  private WatchedCustomer customer(long dueAt, long urgentAt, long lastPoll) {
    String id = String.format("c0000000-0000-0000-0000-%012d", ++count);
    WatchedCustomer customer = new WatchedCustomer(service.client().customer(id), interval, 0, 0);
    customer.dueAt = dueAt;
    customer.urgentAt = urgentAt;
    customer.lastPoll = lastPoll;
    customer.sequence = count;
    queue.add(customer);
    return customer;
  }

  private WatchedCustomer poll(long now) {
    WatchedCustomer next = queue.next(now);
    queue.removePolled(next);
    return next;
  }

  @Test
  void nothingIsDueBeforeItsTime() {
    WatchedCustomer due = customer(10, WatchEngine.NEVER, 0);

    assertThat(queue.next(9)).isNull();
    assertThat(queue.next(10)).isSameAs(due);
  }

  @Test
  void urgentCustomerPrecedesEarlierOnesUnlessOneDidWithinThreePolls() {
    List<WatchedCustomer> regular = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      regular.add(customer(i, WatchEngine.NEVER, 0));
    }
    WatchedCustomer urgent = customer(8, 8, 0);
    WatchedCustomer alsoUrgent = customer(8, 8, 1);

    List<WatchedCustomer> polled = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      polled.add(poll(8));
    }

    assertThat(polled)
        .containsExactly(
            urgent, regular.get(0), regular.get(1), regular.get(2), alsoUrgent, regular.get(3));
  }

  @Test
  void longestUnpolledOfTheUrgentIsFirst() {
    customer(1, WatchEngine.NEVER, 0);
    customer(4, 4, 30);
    WatchedCustomer longest = customer(5, 5, 20);
    customer(6, 6, 20); // As long ago, but due later.
    customer(7, 7, 10); // Not due yet.

    assertThat(queue.next(6)).isSameAs(longest);
  }
}
