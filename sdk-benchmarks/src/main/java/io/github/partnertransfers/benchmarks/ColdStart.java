package io.github.partnertransfers.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.github.partnertransfers.TransfersClient;
import java.lang.management.ManagementFactory;
import java.util.List;
import okhttp3.OkHttpClient;

/** A program that makes one call, and says how long that took and what the process took. */
final class ColdStart {
  private ColdStart() {}

  /**
   * Prints nanoseconds from here to the first parsed answer, and nanoseconds of CPU of the process.
   *
   * @param arguments the contender, and the address of the service
   */
  public static void main(String[] arguments) throws Exception {
    long start = System.nanoTime();
    switch (arguments[0]) {
      case "ours" -> ours(arguments[1]);
      case "retrofit" -> retrofit(arguments[1]);
      default -> {} // What the Java machine takes by itself.
    }
    long took = System.nanoTime() - start;
    long cpu =
        ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    System.out.println(took + " " + cpu);
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }

  private static void ours(String url) throws Exception {
    TransfersClient client = OurClient.at(url).build();
    check(Calls.ourList(client).once());
  }

  private static void retrofit(String url) throws Exception {
    check(Calls.plainList(PlainApi.over(new OkHttpClient(), url)).once());
  }

  private static void check(Object transfers) {
    if (((List<?>) transfers).isEmpty()) {
      throw new IllegalStateException("no transfers");
    }
  }
}
