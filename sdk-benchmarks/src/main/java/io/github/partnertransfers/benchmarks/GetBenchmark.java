package io.github.partnertransfers.benchmarks;

import io.github.partnertransfers.TransfersClient;
import okhttp3.OkHttpClient;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One get without a network: what a call costs beyond what Retrofit and Gson cost. */
@State(Scope.Benchmark)
public class GetBenchmark {
  private final OkHttpClient http = CannedAnswer.http(Bodies.TRANSFER);
  private final TransfersClient client = OurClient.over(http, CannedAnswer.URL);
  private final Work ourGet = Calls.ourGet(client);
  private final Work plainGet = Calls.plainGet(PlainApi.over(http, CannedAnswer.URL));

  @Benchmark
  public Object ours() throws Exception {
    return ourGet.once();
  }

  @Benchmark
  public Object retrofit() throws Exception {
    return plainGet.once();
  }
}
