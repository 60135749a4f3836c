package io.github.partnertransfers.benchmarks;

import io.github.partnertransfers.TransfersClient;
import okhttp3.OkHttpClient;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A list of 1 MB, without a network. */
@State(Scope.Benchmark)
public class LargeListBenchmark {
  private final OkHttpClient http = CannedAnswer.http(Bodies.list(HeapPeak.TRANSFERS));
  private final TransfersClient client = OurClient.over(http, CannedAnswer.URL);
  private final Work ourList = Calls.ourList(client);
  private final Work plainList = Calls.plainList(PlainApi.over(http, CannedAnswer.URL));
  private final Work typedList = Calls.typedList(TypedApi.over(http, CannedAnswer.URL));

  @Benchmark
  public Object ours() throws Exception {
    return ourList.once();
  }

  @Benchmark
  public Object retrofit() throws Exception {
    return plainList.once();
  }

  @Benchmark
  public Object typedRetrofit() throws Exception {
    return typedList.once();
  }
}
