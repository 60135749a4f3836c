package io.github.partnertransfers.benchmarks;

import io.github.partnertransfers.TransfersClient;
import java.util.Objects;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import retrofit2.Call;

/** One call, made by each of the contenders over the same HTTP client. */
final class Calls {
  private static final String AUTHORIZATION = "Bearer " + OurClient.TOKEN;

  private Calls() {}

  static Work ourGet(TransfersClient client) {
    return () -> client.customer(OurClient.CUSTOMER).get(OurClient.TRANSFER).execute();
  }

  static Work plainGet(PlainApi api) {
    return body(() -> api.get(OurClient.CUSTOMER, OurClient.TRANSFER, AUTHORIZATION));
  }

  static Work ourList(TransfersClient client) {
    return () -> client.customer(OurClient.CUSTOMER).list().execute();
  }

  static Work plainList(PlainApi api) {
    return body(() -> api.list(OurClient.CUSTOMER, AUTHORIZATION));
  }

  static Work typedList(TypedApi api) {
    return body(() -> api.list(OurClient.CUSTOMER, AUTHORIZATION));
  }

  private static Work body(Supplier<? extends Call<?>> call) {
    return () -> Objects.requireNonNull(call.get().execute().body());
  }

  /** The bytes of a list, which nobody parses. */
  static Work bareList(OkHttpClient http, String url) {
    String list = url + "/v1/customers/" + OurClient.CUSTOMER + "/transfers";
    return () -> {
      Request request =
          new Request.Builder().url(list).header("Authorization", AUTHORIZATION).build();
      try (Response response = http.newCall(request).execute()) {
        return Objects.requireNonNull(response.body()).bytes();
      }
    };
  }
}
