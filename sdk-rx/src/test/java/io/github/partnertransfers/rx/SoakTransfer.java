package io.github.partnertransfers.rx;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The randomly generated history of one transfer: what the service returns from which time on. */
final class SoakTransfer {
  private static final String[] OPEN = {"Pending", "InProgress", "Processing", "AwaitingReview"};
  private static final String[] ENDS = {
    "Complete", "Completed", "PartiallyComplete", "Rejected", "Canceled", "Expired", "Failed"
  };
  private static final String[] ITEM_STATUSES = {"InProgress", "Succeeded", "Failed", "Waiting"};
  private static final String[] ITEM_ERRORS = {"Seats don't match", "Not found; try \"again\""};

  /** A line item. The service sends different ids of it; its {@code id} is always 0. */
  record Item(String idField, String id, String status, String error) {
    String identity() {
      return idField + ":" + id;
    }

    String text() {
      return identity() + "=" + lower(status) + "=" + (error == null ? "" : error);
    }

    private String json(Random noise) {
      return "{\"id\":0,"
          + quoted(idField, noise.nextBoolean() ? id : id.toUpperCase(Locale.ROOT))
          + (status == null ? "" : "," + quoted("status", status))
          + (error == null ? "" : "," + quoted("transferError", error))
          + ",\"quantity\":"
          + noise.nextInt(50)
          + "}";
    }
  }

  /**
   * The state from a time on, in milliseconds; without a status, the service omits the transfer.
   */
  record Step(int number, long from, String status, Instant modified, List<Item> items) {
    boolean isShown() {
      return status != null;
    }

    boolean isEnded() {
      return isShown() && List.of(ENDS).contains(status);
    }

    /** Everything whose change is an update. */
    String text() {
      List<String> texts = items.stream().map(Item::text).sorted().toList();
      return lower(status) + "|" + modified + "|" + String.join(",", texts);
    }

    /** Returns the differences of the line items from an earlier step, in any order. */
    String changesSince(Step before) {
      Map<String, Item> earlier = new HashMap<>();
      before.items.forEach(item -> earlier.put(item.identity(), item));
      List<String> changes = new ArrayList<>();
      for (Item item : items) {
        Item old = earlier.get(item.identity());
        if (old == null) {
          changes.add("new>" + item.text());
        } else if (!lower(old.status).equals(lower(item.status))
            || !Objects.equals(old.error, item.error)) {
          changes.add(lower(old.status) + ">" + item.text());
        }
      }
      Collections.sort(changes);
      return String.join(",", changes);
    }
  }

  final String id;

  /** Returns whether two line items are indistinguishable, so that either may have changed. */
  final boolean hasTwins;

  final List<Step> steps = new ArrayList<>();

  private final Random random;
  private final List<Item> items = new ArrayList<>();
  private Instant modified = Instant.parse("2026-03-01T10:00:00Z");

  SoakTransfer(int customer, int index, Random random, long end) {
    this.id = id(customer, index);
    this.random = random;
    this.hasTwins = random.nextInt(20) == 0;
    live(end);
    for (int i = 1; i < steps.size(); i++) {
      if (steps.get(i).from <= steps.get(i - 1).from) {
        throw new AssertionError("no time in between: " + steps);
      }
    }
  }

  static String id(int customer, int index) {
    return String.format("a0000000-0000-0000-%04d-%012d", customer, index);
  }

  private void live(long end) {
    long at = Math.max(0, (long) (end * (random.nextDouble() * 1.1 - 0.2)));
    show(0, null);
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      items.add(newItem(i));
    }
    if (hasTwins) {
      items.add(items.get(0));
    }
    String status = OPEN[random.nextInt(2)];
    at++;
    show(at, status);
    int changes = 2 + random.nextInt(6);
    for (int i = 0; i < changes; i++) {
      at += span();
      if (random.nextInt(25) == 0) {
        // The service may omit it for a while.
        show(at, null);
        at += span() / 4 + 1;
      }
      status = change(status);
      show(at, status);
    }
    at += span();
    if (random.nextInt(100) < 85) {
      status = ENDS[random.nextInt(ENDS.length)];
      show(at, status);
      at += span();
      if (random.nextInt(10) == 0) {
        changeItem();
        show(at, status);
        at += span();
      }
    }
    if (random.nextInt(2) == 0) {
      show(at, null);
    }
  }

  /** Returns a duration from a minute to 36 hours, more often a short one. */
  private long span() {
    long minute = TimeUnit.MINUTES.toMillis(1);
    return (long) (minute * Math.pow(2_160, random.nextDouble()));
  }

  private String change(String status) {
    if (random.nextInt(10) < 7) {
      modified = modified.plusNanos(100 * (1L + random.nextInt(1_000_000_000)));
    }
    int kind = random.nextInt(5);
    if (kind < 2) {
      return OPEN[random.nextInt(OPEN.length)];
    }
    if (kind == 2 && items.size() < 8) {
      items.add(newItem(items.size()));
    } else {
      changeItem();
    }
    return status;
  }

  private void changeItem() {
    int which = random.nextInt(items.size());
    Item old = items.get(which);
    String status = old.status;
    String error = old.error;
    if (random.nextBoolean()) {
      status = ITEM_STATUSES[random.nextInt(ITEM_STATUSES.length)];
    } else {
      error = error == null ? ITEM_ERRORS[random.nextInt(ITEM_ERRORS.length)] : null;
    }
    items.set(which, new Item(old.idField, old.id, status, error));
  }

  private Item newItem(int index) {
    String[] fields = {"subscriptionId", "orderId", "offerId"};
    return new Item(
        fields[random.nextInt(fields.length)],
        "e" + id.substring(19) + "-" + index,
        random.nextBoolean() ? null : ITEM_STATUSES[0],
        null);
  }

  private void show(long at, String status) {
    List<Item> shown = status == null ? List.of() : List.copyOf(items);
    steps.add(new Step(steps.size(), at, status, modified, shown));
  }

  Step at(long millis) {
    Step last = steps.get(0);
    for (Step step : steps) {
      if (step.from <= millis) {
        last = step;
      }
    }
    return last;
  }

  /** Returns the step as JSON; irrelevant properties vary between responses. */
  String json(Step step, Random noise) {
    List<Item> shuffled = new ArrayList<>(step.items);
    Collections.shuffle(shuffled, noise);
    return "{"
        + quoted("id", noise.nextInt(10) == 0 ? id.toUpperCase(Locale.ROOT) : id)
        + ","
        + quoted("status", noise.nextInt(10) == 0 ? lower(step.status) : step.status)
        + ","
        + quoted("lastModifiedTime", step.modified.toString())
        + ",\"step\":"
        + step.number
        + ",\"lineItems\":"
        + shuffled.stream().map(item -> item.json(noise)).collect(Collectors.joining(",", "[", "]"))
        + "}";
  }

  static String lower(String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }

  private static String quoted(String name, String value) {
    return '"' + name + "\":\"" + value.replace("\"", "\\\"") + '"';
  }
}
