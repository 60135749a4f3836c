package io.github.partnertransfers.kafka.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The records of each transfer, as a consumer sees them. */
final class TransferHistory {
  private record Change(String kind, String before, String after, String position) {}

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, List<Change>> changes = new LinkedHashMap<>();

  synchronized void add(byte[] value) throws Exception {
    JsonNode change = JSON.readTree(value);
    changes
        .computeIfAbsent(change.get("transferId").asText(), any -> new ArrayList<>())
        .add(
            new Change(
                change.get("kind").asText(),
                change.get("previousStatus").asText(),
                change.get("status").asText(),
                change.get("position").asText()));
  }

  /** Returns the status of each transfer in its last record. */
  synchronized Map<String, String> statuses() {
    Map<String, String> statuses = new HashMap<>();
    changes.forEach((id, all) -> statuses.put(id, all.get(all.size() - 1).after));
    return statuses;
  }

  synchronized int size() {
    return changes.values().stream().mapToInt(List::size).sum();
  }

  /** Each transfer's records follow each other without a gap and without a repetition. */
  synchronized void assertExactlyOnce(PartnerService service) {
    changes.values().forEach(TransferHistory::assertFollowEachOther);
    assertThat(statuses()).isEqualTo(service.statuses());
  }

  /** Each transfer's records follow each other without a gap; some may be repeated. */
  synchronized void assertNoGap(PartnerService service) {
    changes.values().forEach(all -> assertFollowEachOther(withoutRepetitions(all)));
    assertThat(statuses()).isEqualTo(service.statuses());
  }

  synchronized int repetitions() {
    return changes.values().stream().mapToInt(a -> a.size() - withoutRepetitions(a).size()).sum();
  }

  private static List<Change> withoutRepetitions(List<Change> all) {
    Set<String> seen = new HashSet<>();
    return all.stream().filter(change -> seen.add(change.position)).toList();
  }

  private static void assertFollowEachOther(List<Change> all) {
    assertThat(all.get(0).kind).isEqualTo("APPEARED");
    for (int i = 1; i < all.size(); i++) {
      assertThat(all.get(i).kind).as("%s", all).isNotEqualTo("APPEARED");
      assertThat(all.get(i).before).as("%s", all).isEqualTo(all.get(i - 1).after);
      assertThat(all.get(i).position).as("%s", all).isNotEqualTo(all.get(i - 1).position);
    }
  }
}
