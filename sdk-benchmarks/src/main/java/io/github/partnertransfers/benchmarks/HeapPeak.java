package io.github.partnertransfers.benchmarks;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.benchmarks.Figure.Unit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * The most that is reachable while a list of 1 MB is read, and what its models are by themselves:
 * the heap is collected and measured at each read from the network, of 8 kB at most.
 */
final class HeapPeak implements Measurement {
  static final int TRANSFERS = 550;

  private static final int RUNS = 5;

  private boolean isMeasuring;
  private long most;

  @Override
  public List<Figure> measure() throws Exception {
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addNetworkInterceptor(chain -> measured(chain.proceed(chain.request())))
            .build();
    List<Figure> figures = new ArrayList<>();
    try (Nginx nginx = Nginx.serving(Bodies.list(TRANSFERS));
        TransfersClient client = OurClient.over(http, nginx.url())) {
      figures.addAll(measure("ours", Calls.ourList(client)));
      figures.addAll(measure("retrofit", Calls.plainList(PlainApi.over(http, nginx.url()))));
    }
    return figures;
  }

  private List<Figure> measure(String contender, Work list) throws Exception {
    isMeasuring = false;
    for (int i = 0; i < 3; i++) {
      Objects.requireNonNull(list.once());
    }
    isMeasuring = true;
    List<Double> peaks = new ArrayList<>();
    List<Double> models = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      long before = UsedHeap.leastBytes();
      most = before;
      Object result = list.once();
      long after = UsedHeap.leastBytes();
      peaks.add((double) Math.max(most, after) - before);
      models.add((double) after - before);
      Objects.requireNonNull(result); // Reachable until here.
    }
    return List.of(
        Figure.of("heap peak", contender, Unit.BYTES, peaks),
        Figure.of("models", contender, Unit.BYTES, models));
  }

  private Response measured(Response response) {
    return response.newBuilder().body(new MeasuredBody(response.body())).build();
  }

  private final class MeasuredBody extends ResponseBody {
    private final ResponseBody body;
    private final BufferedSource source;

    MeasuredBody(@Nullable ResponseBody body) {
      this.body = Objects.requireNonNull(body);
      this.source = Okio.buffer(new MeasuredSource(this.body.source()));
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

  private final class MeasuredSource extends ForwardingSource {
    MeasuredSource(Source source) {
      super(source);
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      long count = super.read(sink, byteCount);
      if (isMeasuring) {
        most = Math.max(most, UsedHeap.bytes());
      }
      return count;
    }
  }
}
