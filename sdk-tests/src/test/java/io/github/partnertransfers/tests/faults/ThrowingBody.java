package io.github.partnertransfers.tests.faults;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/** The body of an interceptor with a mistake in it: where reading fails, a RuntimeException. */
final class ThrowingBody extends ResponseBody {
  private final ResponseBody body;
  private final BufferedSource source;

  private ThrowingBody(ResponseBody body, String mistake) {
    this.body = body;
    this.source = Okio.buffer(new ThrowingSource(body.source(), mistake));
  }

  static Response in(Response response, String mistake) {
    return response.newBuilder().body(new ThrowingBody(response.body(), mistake)).build();
  }

  @Override
  public @Nullable MediaType contentType() {
    return body.contentType();
  }

  @Override
  public long contentLength() {
    return body.contentLength();
  }

  @Override
  public BufferedSource source() {
    return source;
  }

  private static final class ThrowingSource extends ForwardingSource {
    private final String mistake;

    ThrowingSource(Source source, String mistake) {
      super(source);
      this.mistake = mistake;
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
}
