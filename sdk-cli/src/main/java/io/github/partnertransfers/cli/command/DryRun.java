package io.github.partnertransfers.cli.command;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.partnertransfers.AccessToken;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.cli.config.Credential;
import io.github.partnertransfers.cli.output.Json;
import io.github.partnertransfers.cli.output.Rows;
import io.github.partnertransfers.cli.output.StyledWriter;
import java.time.Duration;
import java.util.function.Function;
import okhttp3.Request;

/** Prints the request of a write as the client would send it, and sends nothing. */
final class DryRun {
  /** The client needs a token before it makes a request, which stays in this process. */
  private static final Credential NO_CREDENTIAL =
      new Credential(
          TokenProviders.accessToken(AccessToken.of("dry-run", Duration.ofHours(1))), "none");

  private DryRun() {}

  static <T> void print(Function<TransfersClient, TransferCall<T>> call, ServiceCommand command) {
    RequestRecorder recorder = new RequestRecorder();
    try (TransfersClient client =
        command.connection().unloggedClient(command.context(), NO_CREDENTIAL, recorder)) {
      call.apply(client).execute();
    } catch (TransfersException e) {
      if (recorder.request() == null) {
        throw e;
      }
    }
    Request request = recorder.request();
    if (request == null) {
      throw new IllegalStateException("the call made no request");
    }
    String url = request.url().toString();
    JsonElement body = recorder.body().isEmpty() ? JsonNull.INSTANCE : Json.tree(recorder.body());
    JsonObject json = new JsonObject();
    json.addProperty("dryRun", true);
    json.addProperty("method", request.method());
    json.addProperty("url", url);
    json.add("body", body);
    command.print(
        json,
        () ->
            new Rows("method", "url", "body")
                .add(request.method(), url, body.isJsonNull() ? null : Json.compact(body)),
        () -> {
          StyledWriter writer = command.writer();
          writer.line(request.method() + " " + url);
          if (!body.isJsonNull()) {
            writer.line(Json.pretty(body));
          }
          writer.line("Dry run: nothing was sent.");
        });
  }
}
