package io.github.partnertransfers;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * Stops reading an answer that is too large; one that says it is small enough is passed as it is.
 * The answer to a withdrawal, which nobody reads, is read here.
 */
final class BodyLimit implements Interceptor {
  private final long mostBytes;

  BodyLimit(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    ResponseBody body = response.body();
    if (body == null) {
      return response;
    }
    boolean saysItIsSmall = body.contentLength() >= 0 && body.contentLength() <= mostBytes;
    ResponseBody limited = saysItIsSmall ? body : new LimitedBody(body, mostBytes);
    if (chain.request().method().equals("DELETE")) {
      // Nobody reads its body, but only an answer that arrives whole is an answer.
      limited = ResponseBody.create(limited.bytes(), body.contentType());
    }
    return limited == body ? response : response.newBuilder().body(limited).build();
  }

  private static final class LimitedBody extends ResponseBody {
    private final ResponseBody body;
    private final BufferedSource source;

    LimitedBody(ResponseBody body, long mostBytes) {
      this.body = body;
      this.source = Okio.buffer(new LimitedSource(body.source(), mostBytes));
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
  }

  private static final class LimitedSource extends ForwardingSource {
    private final long mostBytes;
    private long readBytes;

    LimitedSource(Source source, long mostBytes) {
      super(source);
      this.mostBytes = mostBytes;
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      long count = super.read(sink, byteCount);
      readBytes += Math.max(0, count);
      if (readBytes > mostBytes) {
        throw new BodyTooLargeException(mostBytes);
      }
      return count;
    }
  }
}
