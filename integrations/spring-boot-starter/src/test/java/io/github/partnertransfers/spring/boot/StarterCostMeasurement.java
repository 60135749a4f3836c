package io.github.partnertransfers.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;

/**
 * What the starter adds to the start of an application, beside one without it: the least of runs
 * that alternate. A measurement in real time and no test; run it by name.
 */
class StarterCostMeasurement {
  private static final int RUNS = 15;

  /** What no application has that has nothing of its own. */
  private static final Pattern OF_THE_TESTS =
      Pattern.compile(
          ".*/(spring-(web|jdbc|tx|test|boot-test)|h2|reactor|jakarta|jackson|nimbus|wiremock|junit"
              + "|assertj|partner-transfers-(simulator|jdbc|webhooks)).*");

  /** What an application without the starter doesn't have, but for the classes of these tests. */
  private static final Pattern OF_THE_STARTER =
      Pattern.compile(
          ".*(partner-transfers|okhttp|okio|retrofit|gson|rxjava|reactive-streams|kotlin|sdk-"
              + "|integrations/\\S+/classes).*");

  /** An application with nothing of its own. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Application {
    public static void main(String[] arguments) {
      new SpringApplicationBuilder(Application.class)
          .bannerMode(Banner.Mode.OFF)
          .logStartupInfo(false)
          .run(arguments);
      OperatingSystemMXBean system =
          (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      System.out.printf(
          "%d %d %d%n",
          ManagementFactory.getRuntimeMXBean().getUptime(),
          system.getProcessCpuTime() / 1_000_000,
          ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount());
      System.exit(0);
    }
  }

  @Test
  void measure() throws Exception {
    List<String> whole =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !OF_THE_TESTS.matcher(entry).matches())
            .toList();
    Map<String, List<String>> classPaths = new TreeMap<>();
    classPaths.put(
        "empty", whole.stream().filter(entry -> !OF_THE_STARTER.matcher(entry).matches()).toList());
    classPaths.put("starter", whole);
    Map<String, long[]> least = new TreeMap<>();
    for (int run = 0; run < RUNS; run++) {
      for (String name : classPaths.keySet()) {
        least.merge(name, start(classPaths.get(name)), StarterCostMeasurement::least);
      }
    }
    least.forEach(
        (name, figures) ->
            System.out.printf(
                "%-8s %5d ms, %5d ms of processor time, %5d classes%n",
                name, figures[0], figures[1], figures[2]));
    assertThat(least.get("starter")[2]).isGreaterThan(least.get("empty")[2]);
  }

  private static long[] start(List<String> classPath) throws Exception {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                classPath.stream().collect(Collectors.joining(File.pathSeparator)),
                Application.class.getName(),
                "--partner-center.transfers.tenant-id=contoso.example",
                "--partner-center.transfers.client-id=app",
                "--partner-center.transfers.client-secret=secret")
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return Arrays.stream(output.trim().split(" ")).mapToLong(Long::parseLong).toArray();
  }

  private static long[] least(long[] one, long[] other) {
    long[] least = new long[one.length];
    Arrays.setAll(least, i -> Math.min(one[i], other[i]));
    return least;
  }
}
