package io.github.partnertransfers.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * The CPU time of the whole Java machine for each operation, compilers and collector included. On a
 * machine that is shared it says more than time by the clock.
 */
public final class CpuProfiler implements InternalProfiler {
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private long start;

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    start = system.getProcessCpuTime();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double nanoseconds = system.getProcessCpuTime() - start;
    long operations = result.getMetadata().getAllOps();
    return List.of(
        new ScalarResult(
            "cpu.norm",
            operations == 0 ? Double.NaN : nanoseconds / operations,
            "ns/op",
            AggregationPolicy.AVG));
  }

  @Override
  public String getDescription() {
    return "CPU time of the process";
  }
}
