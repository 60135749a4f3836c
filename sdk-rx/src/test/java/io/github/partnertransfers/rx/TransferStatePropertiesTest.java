package io.github.partnertransfers.rx;

import static io.github.partnertransfers.rx.PolledService.CUSTOMER;
import static io.github.partnertransfers.rx.PolledService.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonPrimitive;
import io.github.partnertransfers.model.TransferEntity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares states with a model of the visible properties of a transfer, for random pairs. */
class TransferStatePropertiesTest {
  private static final int CASES = 20_000;

  /** JSON values; null stands for an absent property. Few of them, so that many pairs are equal. */
  private static final String[] STATUSES = {
    null,
    "null",
    text(""),
    text("Complete"),
    text("COMPLETE"),
    text("Failed"),
    text("é%:,=\ud83d"),
    "5",
    "[1]",
    "[2]"
  };

  private static final String[] ERRORS = {
    null,
    "null",
    text(""),
    text("Aa"),
    text("BB"),
    text("aa"),
    text("AaAa"),
    text("BBBB"),
    text("no seat"),
    "{\"code\":1}",
    "{\"code\":2}"
  };

  private static final String[] TIMES = {
    null,
    "null",
    text(""),
    text("2026-03-01T10:00:00Z"),
    text("2026-03-01T10:00:00.000Z"),
    text("2026-03-01T10:00:00.0000001Z"),
    text("soon"),
    text("later"),
    "17",
    "[]"
  };

  private static final String[] IDS = {
    "",
    id("subscriptionId", "s1"),
    id("subscriptionId", "S1"),
    id("subscriptionId", "s2"),
    id("orderId", "s1"),
    id("orderId", "o1"),
    id("orderId", "o2"),
    id("offerId", "o1")
  };

  /** The visible properties of a line item, as JSON, with the received spelling. */
  private record Item(String id, String status, String error, boolean isAddon) {
    static Item random(Random random) {
      return new Item(
          any(IDS, random), any(STATUSES, random), any(ERRORS, random), random.nextBoolean());
    }

    Item changed(Random random) {
      return switch (random.nextInt(3)) {
        case 0 -> new Item(any(IDS, random), status, error, isAddon);
        case 1 -> new Item(id, any(STATUSES, random), error, isAddon);
        default -> new Item(id, status, any(ERRORS, random), isAddon);
      };
    }

    String identity() {
      return id.toLowerCase(Locale.ROOT);
    }

    String seen() {
      return identity() + "|" + seenStatus(status) + "|" + (error == null ? "null" : error);
    }

    String json(String addons) {
      return id.concat(property("status", status))
          .concat(property("transferError", error))
          .concat("\"addonItems\":[" + addons + "]");
    }
  }

  private record Transfer(String status, String time, List<Item> items) {
    static Transfer random(Random random) {
      List<Item> items = new ArrayList<>();
      for (int i = random.nextInt(5); i > 0; i--) {
        items.add(
            random.nextInt(3) == 0 && !items.isEmpty() ? any(items, random) : Item.random(random));
      }
      return new Transfer(any(STATUSES, random), any(TIMES, random), items);
    }

    Transfer changed(Random random) {
      List<Item> changed = new ArrayList<>(items);
      switch (random.nextInt(6)) {
        case 0 -> {
          return new Transfer(any(STATUSES, random), time, items);
        }
        case 1 -> {
          return new Transfer(status, any(TIMES, random), items);
        }
        case 2 -> changed.add(random.nextInt(items.size() + 1), Item.random(random));
        case 3 -> {
          if (!changed.isEmpty()) {
            changed.remove(random.nextInt(changed.size()));
          }
        }
        default -> changed.replaceAll(item -> random.nextBoolean() ? item : item.changed(random));
      }
      Collections.shuffle(changed, random);
      return new Transfer(status, time, changed);
    }

    Map<String, Long> seenItems() {
      return items.stream()
          .collect(Collectors.groupingBy(Item::seen, TreeMap::new, Collectors.counting()));
    }

    String seen() {
      return seenStatus(status) + "|" + seenTime(time) + "|" + seenItems();
    }

    TransferEntity entity() {
      StringBuilder json = new StringBuilder();
      for (int i = 0; i < items.size(); i++) {
        // An add-on of the item after it.
        boolean hasAddon = items.get(i).isAddon && i + 1 < items.size();
        String addon = hasAddon ? "{" + items.get(i).json("") + "}" : "";
        Item item = hasAddon ? items.get(++i) : items.get(i);
        json.append(json.length() == 0 ? "{" : ",{").append(item.json(addon)).append('}');
      }
      return TransferEntity.fromJson(
          "{"
              + property("status", status)
              + property("lastModifiedTime", time)
              + ("\"lineItems\":[" + json + "]}"));
    }
  }

  private static String seenStatus(String status) {
    return status == null
        ? "null"
        : status.replace("\"", "").isEmpty() ? "empty" : status.toLowerCase(Locale.ROOT);
  }

  private static String seenTime(String time) {
    return time == null ? "null" : time.replace(".000Z", "Z");
  }

  private static String id(String name, String id) {
    return property(name, text(id));
  }

  private static String property(String name, String value) {
    return value == null ? "" : text(name) + ":" + value + ",";
  }

  private static String text(String text) {
    return new JsonPrimitive(text).toString();
  }

  private static String any(String[] values, Random random) {
    return values[random.nextInt(values.length)];
  }

  private static <T> T any(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }

  private interface Property {
    void check(Transfer before, Transfer after);
  }

  private static void forRandomPairs(Property property) {
    for (int seed = 0; seed < CASES; seed++) {
      Random random = new Random(seed);
      Transfer before = Transfer.random(random);
      Transfer after = random.nextInt(10) == 0 ? Transfer.random(random) : before.changed(random);
      try {
        property.check(before, after);
      } catch (Throwable e) {
        throw new AssertionError(
            "seed " + seed + ": " + before.entity() + " -> " + after.entity(), e);
      }
    }
  }

  @Test
  void statesDifferIfAndOnlyIfVisiblePropertiesDiffer() {
    int[] same = new int[2];
    forRandomPairs(
        (before, after) -> {
          boolean isSame = before.seen().equals(after.seen());
          same[isSame ? 0 : 1]++;
          assertThat(TransferState.of(after.entity()).isSame(TransferState.of(before.entity())))
              .isEqualTo(isSame);
        });
    assertThat(same[0]).isGreaterThan(CASES / 10);
    assertThat(same[1]).isGreaterThan(CASES / 10);
  }

  @Test
  void orderOfLineItemsIsIgnored() {
    forRandomPairs(
        (transfer, other) -> {
          List<Item> shuffled = new ArrayList<>(transfer.items);
          Collections.shuffle(shuffled, new Random(shuffled.hashCode()));
          TransferState before = TransferState.of(transfer.entity());
          TransferEntity after = new Transfer(transfer.status, transfer.time, shuffled).entity();

          assertThat(TransferState.of(after).isSame(before)).isTrue();
          assertThat(TransferState.changes(after, before)).isEmpty();
        });
  }

  @Test
  void changesAreTheLineItemsWithoutAnEqualEarlierOne() {
    forRandomPairs(
        (before, after) -> {
          List<LineItemChange> changes =
              TransferState.changes(after.entity(), TransferState.of(before.entity()));

          assertThat(changes).hasSize(sizeOfRest(after.seenItems(), before.seenItems()));
          assertThat(changes.stream().filter(LineItemChange::isNew))
              .hasSize(sizeOfRest(count(after, Item::identity), count(before, Item::identity)));
        });
  }

  private static Map<String, Long> count(Transfer transfer, Function<Item, String> key) {
    return transfer.items.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
  }

  /** Returns the number of elements that aren't in the second list. */
  private static int sizeOfRest(Map<String, Long> these, Map<String, Long> others) {
    Map<String, Long> rest = new HashMap<>(these);
    others.forEach((key, count) -> rest.computeIfPresent(key, (k, n) -> Math.max(0, n - count)));
    return (int) rest.values().stream().mapToLong(Long::longValue).sum();
  }

  @Test
  void encodedStateIsDecodedUnchanged() {
    forRandomPairs(
        (before, after) -> {
          TransferState state = TransferState.of(before.entity());
          WatchPosition position = new WatchPosition(CUSTOMER, ONE, state);
          WatchPosition read = WatchPosition.parse(position.toString());

          assertThat(read).isEqualTo(position).hasToString(position.toString());
          assertThat(read.state().isSame(state)).isTrue();
          assertThat(read.state().isEnded()).isEqualTo(state.isEnded());
          assertThat(read.status()).isEqualTo(state.status());
          assertThat(TransferState.changes(after.entity(), read.state()))
              .isEqualTo(TransferState.changes(after.entity(), state));
        });
  }
}
