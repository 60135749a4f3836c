package io.github.partnertransfers.tests.faults;

import java.io.IOException;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

/** The body of an interceptor with a mistake in it: where reading fails, a RuntimeException. */
final class ThrowingBody extends ForwardingSource {
  private final String mistake;

  private ThrowingBody(Source source, String mistake) {
    super(source);
    this.mistake = mistake;
  }

  static Response in(Response response, String mistake) {
    ResponseBody body = response.body();
    Source source = new ThrowingBody(body.source(), mistake);
    return response
        .newBuilder()
        .body(ResponseBody.create(Okio.buffer(source), body.contentType(), body.contentLength()))
        .build();
  }

  @Override
  public long read(Buffer sink, long byteCount) {
    try {
      return super.read(sink, byteCount);
    } catch (IOException e) {
      throw new IllegalStateException(mistake, e);
    }
  }
}
