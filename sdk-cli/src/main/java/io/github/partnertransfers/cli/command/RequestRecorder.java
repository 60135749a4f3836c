package io.github.partnertransfers.cli.command;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Records the request of a dry run, and answers it in place of the service. */
final class RequestRecorder implements Interceptor {
  /** The client does not repeat a request that is refused. */
  private static final int BAD_REQUEST = 400;

  private @Nullable Request request;
  private String body = "";

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request sent = chain.request();
    Buffer buffer = new Buffer();
    RequestBody content = sent.body();
    if (content != null) {
      content.writeTo(buffer);
    }
    request = sent;
    body = buffer.readUtf8();
    return new Response.Builder()
        .request(sent)
        .protocol(Protocol.HTTP_1_1)
        .code(BAD_REQUEST)
        .message("dry run")
        .body(ResponseBody.create("{}", MediaType.get("application/json")))
        .build();
  }

  /** Returns the request that was not sent, or null if there was none. */
  @Nullable Request request() {
    return request;
  }

  String body() {
    return body;
  }
}
