package io.github.partnertransfers.cli.simulation;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.RecordedAnswer;
import io.github.partnertransfers.simulator.RecordedRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BiConsumer;

/** How the simulated Partner Center and the other partner behave. */
public enum Scenario {
  /** Nothing but what the user does. */
  QUIET,
  /** The other partner accepts each transfer as soon as it is created. */
  ACCEPTING {
    @Override
    BiConsumer<RecordedRequest, RecordedAnswer> exchanges(PartnerCenterSimulator simulator) {
      return (request, answer) -> {
        if (isCreated(request, answer)) {
          simulator.partnerAccepts(id(answer));
        }
      };
    }
  },
  /** The other partner rejects each transfer as soon as it is created. */
  REJECTING {
    @Override
    BiConsumer<RecordedRequest, RecordedAnswer> exchanges(PartnerCenterSimulator simulator) {
      return (request, answer) -> {
        if (isCreated(request, answer)) {
          simulator.partnerRejects(id(answer));
        }
      };
    }
  },
  /** A partner may send five requests per second. */
  THROTTLED {
    @Override
    void prepare(PartnerCenterSimulator simulator) {
      simulator.limitRequests(5, Duration.ofSeconds(1));
    }
  },
  /** There are the transfers that Microsoft has published, too. */
  PUBLISHED {
    @Override
    void prepare(PartnerCenterSimulator simulator) {
      simulator.seedDocumentedTransfers();
    }
  };

  /** Changes the simulator before it is used. */
  void prepare(PartnerCenterSimulator simulator) {}

  /** Returns what happens after each answer. */
  BiConsumer<RecordedRequest, RecordedAnswer> exchanges(PartnerCenterSimulator simulator) {
    return (request, answer) -> {};
  }

  /** A repeated request is answered without creating anything. */
  private static boolean isCreated(RecordedRequest request, RecordedAnswer answer) {
    return request.operation() == Operation.CREATE && answer.status() == 201;
  }

  private static String id(RecordedAnswer answer) {
    String text = answer.body();
    JsonElement body = JsonParser.parseString(text.startsWith("\uFEFF") ? text.substring(1) : text);
    JsonObject object = body.getAsJsonObject();
    return object.get("id").getAsString();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
