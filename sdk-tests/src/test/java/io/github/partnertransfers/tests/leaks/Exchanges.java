package io.github.partnertransfers.tests.leaks;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/** Counts the exchanges that have not ended and the response bodies that nobody closed. */
final class Exchanges implements Interceptor {
  private final AtomicInteger unended = new AtomicInteger();
  private final AtomicInteger unclosed = new AtomicInteger();

  int unended() {
    return unended.get();
  }

  int unclosed() {
    return unclosed.get();
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    unclosed.incrementAndGet();
    return response.newBuilder().body(new CountedBody(response.body())).build();
  }

  EventListener events() {
    return new EventListener() {
      @Override
      public void callStart(Call call) {
        unended.incrementAndGet();
      }

      @Override
      public void callEnd(Call call) {
        unended.decrementAndGet();
      }

      @Override
      public void callFailed(Call call, IOException problem) {
        unended.decrementAndGet();
      }
    };
  }

  private final class CountedBody extends ResponseBody {
    private final ResponseBody body;
    private final BufferedSource source;

    CountedBody(ResponseBody body) {
      this.body = body;
      this.source = Okio.buffer(new CountedSource(body.source()));
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

  private final class CountedSource extends ForwardingSource {
    private final AtomicBoolean open = new AtomicBoolean(true);

    CountedSource(Source source) {
      super(source);
    }

    @Override
    public void close() throws IOException {
      if (open.getAndSet(false)) {
        unclosed.decrementAndGet();
      }
      super.close();
    }
  }
}
