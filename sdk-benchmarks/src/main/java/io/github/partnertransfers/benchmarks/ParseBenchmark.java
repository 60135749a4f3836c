package io.github.partnertransfers.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The published list, from bytes to models. */
@State(Scope.Benchmark)
public class ParseBenchmark {
  private final Work ourParse = Documents.ourParse(Bodies.LIST);
  private final Work gsonParse = Documents.gsonParse(Bodies.LIST);
  private final Work typedGsonParse = Documents.typedGsonParse(Bodies.LIST);
  private final Work jacksonParse = Documents.jacksonParse(Bodies.LIST);

  @Benchmark
  public Object ours() throws Exception {
    return ourParse.once();
  }

  @Benchmark
  public Object gson() throws Exception {
    return gsonParse.once();
  }

  @Benchmark
  public Object typedGson() throws Exception {
    return typedGsonParse.once();
  }

  @Benchmark
  public Object jackson() throws Exception {
    return jacksonParse.once();
  }
}
