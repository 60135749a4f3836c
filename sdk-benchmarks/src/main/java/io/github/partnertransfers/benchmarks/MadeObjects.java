package io.github.partnertransfers.benchmarks;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.benchmarks.Figure.Unit;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.ObjectName;

/**
 * Of which classes the bytes are that our work allocates: by the heap's histogram, dead objects
 * included, so the young generation has to hold all that is made.
 */
final class MadeObjects implements Measurement {
  private static final int WARM_UP = 20_000;
  private static final int TIMES = 2_000;

  /** What a call is told to a listener with, whether there is one or not. */
  private static final String ATTEMPT = "io.github.partnertransfers.ImmutableAttempt";

  /** A line of the histogram: number, instances, bytes, class, module. */
  private static final Pattern LINE = Pattern.compile("\\s*\\d+:\\s+\\d+\\s+(\\d+)\\s+(\\S+).*");

  @SuppressWarnings("UnusedVariable") // Written so that no compiler can leave the work out.
  private volatile Object last = "";

  @Override
  public List<Figure> measure() throws Exception {
    List<Figure> figures = new ArrayList<>();
    try (TransfersClient client =
        OurClient.over(CannedAnswer.http(Bodies.TRANSFER), CannedAnswer.URL)) {
      Map<String, Double> get = bytesByClass(Calls.ourGet(client));
      figures.addAll(figures("objects of get", get));
      figures.add(
          Figure.of("no listener", "ours", Unit.BYTES, List.of(get.getOrDefault(ATTEMPT, 0.0))));
    }
    figures.addAll(figures("objects of parse", bytesByClass(Documents.ourParse(Bodies.LIST))));
    figures.addAll(figures("objects of write", bytesByClass(Documents.ourWrite())));
    return figures;
  }

  private static List<Figure> figures(String work, Map<String, Double> bytesByClass) {
    return bytesByClass.entrySet().stream()
        .map(entry -> Figure.of(work, entry.getKey(), Unit.BYTES, List.of(entry.getValue())))
        .toList();
  }

  private Map<String, Double> bytesByClass(Work work) throws Exception {
    for (int i = 0; i < WARM_UP; i++) {
      last = work.once();
    }
    System.gc();
    Map<String, Long> before = histogram();
    for (int i = 0; i < TIMES; i++) {
      last = work.once();
    }
    Map<String, Double> made = new HashMap<>();
    histogram()
        .forEach(
            (name, bytes) -> {
              double each = (bytes - before.getOrDefault(name, 0L)) / (double) TIMES;
              if (each >= 1) { // Less isn't made each time.
                made.put(name, each);
              }
            });
    return made;
  }

  private static Map<String, Long> histogram() throws Exception {
    String text =
        (String)
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram",
                    new Object[] {new String[] {"-all"}},
                    new String[] {String[].class.getName()});
    Map<String, Long> bytes = new HashMap<>();
    text.lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .forEach(line -> bytes.merge(line.group(2), Long.parseLong(line.group(1)), Long::sum));
    return bytes;
  }
}
