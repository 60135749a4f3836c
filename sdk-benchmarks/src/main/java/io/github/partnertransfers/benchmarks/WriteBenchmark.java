package io.github.partnertransfers.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A request for a transfer, from model to bytes. */
@State(Scope.Benchmark)
public class WriteBenchmark {
  private final Work ourWrite = Documents.ourWrite();
  private final Work gsonWrite = Documents.gsonWrite();

  @Benchmark
  public Object ours() throws Exception {
    return ourWrite.once();
  }

  @Benchmark
  public Object gson() throws Exception {
    return gsonWrite.once();
  }
}
