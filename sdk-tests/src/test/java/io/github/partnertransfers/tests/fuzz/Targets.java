package io.github.partnertransfers.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import io.github.partnertransfers.CustomerTransfers;
import io.github.partnertransfers.RetryPolicy;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.model.LegacyTransferRequest;
import io.github.partnertransfers.model.Model;
import io.github.partnertransfers.model.NewCommerceTransferRequest;
import io.github.partnertransfers.model.TransferEligibility;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferSubmitResult;
import io.github.partnertransfers.tests.fixtures.CannedService;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import java.util.List;
import java.util.function.Function;
import okhttp3.Headers;

/** What is fuzzed. Whatever comes in, only our own exceptions come out. */
final class Targets {
  private static final String ID = "67c5b05b-09b5-47ba-9047-5056fe2afa4f";
  private static final CannedService SERVICE = new CannedService();
  private static final NothingLeaks LEAKS = new NothingLeaks();
  private static final TransfersClient LOGGED_IN = LEAKS.closing(client().build());
  private static final List<Function<String, Model>> MODELS =
      List.of(
          TransferEntity::fromJson,
          TransferSubmitResult::fromJson,
          TransferEligibility::fromJson,
          LegacyTransferRequest::fromJson,
          NewCommerceTransferRequest::fromJson);

  private Targets() {}

  /** One that tries once. */
  private static TransfersClient.Builder client() {
    return SERVICE.client(LEAKS.http()).retryPolicy(RetryPolicy.NONE);
  }

  /** One of the targets, with what the fuzzer made up. */
  static void any(FuzzedDataProvider data) {
    int target = data.consumeInt(0, 3);
    int status = data.consumeInt(200, 599);
    if (target == 0) {
      decode(data.consumeRemainingAsString());
    } else if (target == 1) {
      login(status, data.consumeRemainingAsString());
    } else if (target == 2) {
      answer(status, data.consumeRemainingAsString(), Headers.of());
    } else {
      String wait = data.consumeAsciiString(60).replaceAll("[^ -~]", "");
      String date = data.consumeAsciiString(60).replaceAll("[^ -~]", "");
      answer(429, "", Headers.of("Retry-After", wait, "Date", date));
    }
  }

  /** Closes what all of them share, after which nothing of it may be left. */
  static void end() {
    LEAKS.end();
  }

  /** Text is a model, which is written back and read again as the same; or it is refused. */
  static void decode(String text) {
    for (Function<String, Model> fromJson : MODELS) {
      Model model;
      try {
        model = fromJson.apply(text);
      } catch (IllegalArgumentException e) {
        assertThat(e.getMessage()).isNotBlank();
        continue;
      }
      assertThat(fromJson.apply(model.toJson())).isEqualTo(model);
    }
  }

  /** An answer of the API, read by an operation of each result type. */
  static void answer(int status, String body, Headers headers) {
    SERVICE.answer(status, body, headers);
    CustomerTransfers customer = LOGGED_IN.customer(ID);
    callOrOurException(() -> customer.list().execute());
    callOrOurException(() -> customer.get(ID).execute());
    callOrOurException(() -> customer.accept(ID).execute());
    callOrOurException(() -> customer.withdraw(ID).execute());
    LEAKS.assertNothingInUse();
  }

  /** An answer of the login; whether a token came of it or not, the call has a typed end. */
  static void login(int status, String body) {
    SERVICE.answer(status, body, Headers.of());
    try (TransfersClient client =
        client().credential(TokenProviders.clientSecret("tenant", "client", "secret")).build()) {
      callOrOurException(() -> client.customer(ID).list().execute());
    }
    LEAKS.assertNothingInUse();
  }

  private static void callOrOurException(Runnable call) {
    try {
      call.run();
    } catch (TransfersException e) {
      assertThat(e.getMessage()).isNotBlank().doesNotContain("\n", "\r");
      assertThat(e.requestId()).isNotBlank();
      assertThat(e.retryAfter())
          .satisfiesAnyOf(
              wait -> assertThat(wait).isNull(), wait -> assertThat(wait.isNegative()).isFalse());
    }
  }
}
