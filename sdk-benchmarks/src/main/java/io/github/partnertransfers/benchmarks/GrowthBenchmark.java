package io.github.partnertransfers.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Lists of more and more transfers, without a network. */
@State(Scope.Benchmark)
public class GrowthBenchmark {
  @Param({"10", "100", "1000", "10000"})
  public int transfers;

  private Work list = () -> "";

  @Setup
  public void answer() {
    list =
        Calls.ourList(OurClient.over(CannedAnswer.http(Bodies.list(transfers)), CannedAnswer.URL));
  }

  @Benchmark
  public Object ours() throws Exception {
    return list.once();
  }
}
