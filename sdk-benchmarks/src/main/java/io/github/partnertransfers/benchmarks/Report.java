package io.github.partnertransfers.benchmarks;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.gson.Gson;
import io.github.partnertransfers.benchmarks.Figure.Unit;
import io.reactivex.rxjava3.core.Flowable;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;
import retrofit2.Retrofit;

/** Writes docs/performance.md: what was measured, and whether it is what it should be. */
final class Report {
  /** Growth is measured from here on: fewer don't outweigh what a call costs by itself. */
  private static final int SETTLED = 100;

  /** How much more an item may cost among many and still count as flat. */
  private static final double FLAT = 1.2;

  private static final int MOST_CLASSES = 12;

  /** One class of each library whose version matters. */
  private static final List<Class<?>> LIBRARIES =
      List.of(OkHttpClient.class, Retrofit.class, Gson.class, JsonMapper.class, Flowable.class);

  private final Figures figures;
  private final StringBuilder text = new StringBuilder();

  Report(Figures figures) {
    this.figures = figures;
  }

  /**
   * Writes the report.
   *
   * @param arguments the folder of the figures, the file to write, and the title of the section to
   *     write; without it the whole report
   */
  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.ROOT);
    Report report = new Report(Figures.in(Path.of(arguments[0])));
    Path page = Path.of(arguments[1]);
    String text = report.text(machine());
    if (arguments.length > 2) {
      PageSections sections = new PageSections(Files.readString(page));
      sections.replace(arguments[2], new PageSections(text));
      text = sections.text();
    }
    Files.writeString(page, text);
    PerformancePlot.drawAll(page);
  }

  private static String machine() {
    String libraries = LIBRARIES.stream().map(Report::library).collect(Collectors.joining(", "));
    return String.format(
        "%d cores, %s %s, %s %s; %s",
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.vm.name"),
        System.getProperty("java.vm.version"),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        libraries);
  }

  /** As its jar is called. */
  private static String library(Class<?> type) {
    String jar = Path.of(location(type)).getFileName().toString();
    return jar.substring(0, jar.lastIndexOf('.')).replaceFirst("-(?=\\d)", " ");
  }

  private static URI location(Class<?> type) {
    try {
      return type.getProtectionDomain().getCodeSource().getLocation().toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  String text(String machine) {
    text.append(
        """
        # Performance

        `sdk-benchmarks/report` writes this page; do not edit it. All contenders of a row are measured in the same run, in
        turns. Times are measured in rounds in the same JVMs, CPU time for the calling thread; bytes by JMH in separate JVMs.
        A figure is the median, with minimum and maximum in brackets. On a shared machine bytes are the most reliable figures,
        then CPU time; elapsed time is the least reliable. The plots show the figures of the tables below them.

        Machine: %s.

        "ours" is this SDK: immutable, typed models that keep unknown values, seven request headers, and retry.
        "retrofit" is Retrofit with reflective Gson, classes of public fields, times and enumerations as strings or numbers,
        and one request header. "typedRetrofit" and "typedGson" are the same with the types of the SDK: times as `Instant`,
        string enumerations as Java enums.
        """
            .formatted(machine));
    calls();
    documents();
    text.append(new WireSection(figures).text());
    callers();
    start();
    large();
    rest();
    tenants();
    growth();
    text.append(new FleetDaySection(figures).text());
    text.append(PollDelays.report(figures));
    objects();
    return text.toString();
  }

  private void calls() {
    section(
        "One call",
        """
        An interceptor answers `get` without a network, with the published response of 1.8 kB. nginx answers `list` over
        loopback, with the published list of 16.5 kB. The SDK runs with everything on: login (cached, a token of 1,500
        characters), ids, retry, deadline.
        """,
        PerformancePlot.ONE_CALL);
    more("`get`, allocated", Unit.BYTES, "Get", "ours", "retrofit", 1_500);
    more("`get`, time", Unit.NANOSECONDS, "get", "ours", "retrofit", 1_000);
    more("`get`, CPU", Unit.CPU_NANOSECONDS, "get", "ours", "retrofit", Double.NaN);
    times("`list`, allocated", Unit.BYTES, "list", "ours", "retrofit", 1.00);
    times("`list`, CPU", Unit.CPU_NANOSECONDS, "list", "ours", "retrofit", 1.03);
    times("`list`, time", Unit.NANOSECONDS, "list", "ours", "retrofit", Double.NaN);
    more("`list`, allocated", Unit.BYTES, "list", "ours", "okhttp", Double.NaN);
    more("`list`, CPU", Unit.CPU_NANOSECONDS, "list", "ours", "okhttp", Double.NaN);
  }

  private void documents() {
    section(
        "Reading and writing JSON",
        """
        Parsing goes from the bytes of the published list to models, writing from a create request to bytes, both as Retrofit
        does it. The difference between `list` and plain OkHttp above is parsing.
        """,
        PerformancePlot.JSON);
    atMost("parse, allocated", Unit.BYTES, "Parse", "ours", 64_000);
    times("parse, allocated", Unit.BYTES, "Parse", "ours", "gson", Double.NaN);
    times("parse, allocated", Unit.BYTES, "Parse", "ours", "typedGson", Double.NaN);
    times("parse, allocated", Unit.BYTES, "Parse", "ours", "jackson", Double.NaN);
    times("parse, time", Unit.NANOSECONDS, "parse", "ours", "gson", Double.NaN);
    times("parse, time", Unit.NANOSECONDS, "parse, typed", "ours", "typedGson", Double.NaN);
    times("parse, time", Unit.NANOSECONDS, "parse", "ours", "jackson", Double.NaN);
    times("write, allocated", Unit.BYTES, "Write", "ours", "gson", 0.9);
    times("parse, CPU", Unit.CPU_NANOSECONDS, "parse", "ours", "gson", Double.NaN);
    times("write, CPU", Unit.CPU_NANOSECONDS, "write", "ours", "gson", Double.NaN);
    times("write, time", Unit.NANOSECONDS, "write", "ours", "gson", 1.0);
  }

  private void callers() {
    section(
        "Many callers",
        """
        `list` with 64 calls in flight on one client, from 64 threads or as futures, compared with one call at a time. The
        target applies to a server in a separate process that takes 5 ms for a response, less than a network and the service
        take. nginx answers at once and shares the cores with the client, so the gain is limited by the number of cores. The
        last row counts the threads of the client while 10,000 calls wait one second of real time for a retry.
        """,
        PerformancePlot.CALLERS);
    atLeast("64 threads, 5 ms away", "callers, 5 ms away", "blocking", 3);
    atLeast("64 futures, 5 ms away", "callers, 5 ms away", "async", 3);
    atLeast("64 threads, nginx", "callers, nginx", "blocking", Double.NaN);
    atLeast("64 futures, nginx", "callers, nginx", "async", Double.NaN);
    atMost("threads of 10,000 waiting calls", Unit.THREADS, "waiting", "ours", 4);
  }

  private void start() {
    section(
        "Cold start",
        """
        From `main()` to the first parsed list, from nginx over loopback, in new JVMs without class data sharing, in turns.
        CPU time is that of the process, minus that of an empty program. The client that is warmed up logs in with a secret,
        at another host than the API.
        """,
        PerformancePlot.COLD_START);
    times("cold start, time", Unit.NANOSECONDS, "cold start", "ours", "retrofit", 1.10);
    row(
        "cold start, CPU",
        Unit.CPU_NANOSECONDS,
        beyondNothing("ours"),
        beyondNothing("retrofit"),
        Comparison.TIMES,
        1.10);
    times("first call after `warmUp()`", Unit.NANOSECONDS, "warm client", "first", "the next", 3);
    times(
        "first call without it", Unit.NANOSECONDS, "cold client", "first", "the next", Double.NaN);
  }

  private Optional<Figure> beyondNothing(String contender) {
    return figures
        .find("cold start", "nothing", Unit.CPU_NANOSECONDS)
        .flatMap(
            nothing ->
                figures
                    .find("cold start", contender, Unit.CPU_NANOSECONDS)
                    .map(figure -> figure.minus(nothing.median())));
  }

  private void large() {
    section(
        "A list of 1 MB",
        """
        550 transfers; time and bytes with an interceptor in place of a network. The target for time applies to
        `typedRetrofit`, which reads into the types of the SDK, and allocates for the published list (above) about as much as
        the Gson that the target was set with, 86.5 kB. Retrofit with strings does less and leaves times and enumerations to
        its caller. The heap peak is the maximum that is reachable at any read from the network (nginx; the heap is collected
        at each read), compared with the size of the models.
        """,
        PerformancePlot.LARGE_LIST);
    times("time", Unit.NANOSECONDS, "large list, typed", "ours", "typedRetrofit", 1.0);
    times("CPU", Unit.CPU_NANOSECONDS, "large list, typed", "ours", "typedRetrofit", Double.NaN);
    times("time", Unit.NANOSECONDS, "large list", "ours", "retrofit", Double.NaN);
    times("CPU", Unit.CPU_NANOSECONDS, "large list", "ours", "retrofit", Double.NaN);
    times("allocated", Unit.BYTES, "LargeList", "ours", "typedRetrofit", Double.NaN);
    times("allocated", Unit.BYTES, "LargeList", "ours", "retrofit", 1.0);
    row(
        "heap peak of ours, against its models",
        Unit.BYTES,
        figures.find("heap peak", "ours", Unit.BYTES),
        figures.find("models", "ours", Unit.BYTES),
        Comparison.TIMES,
        2.5);
    row(
        "heap peak of Retrofit, against its models",
        Unit.BYTES,
        figures.find("heap peak", "retrofit", Unit.BYTES),
        figures.find("models", "retrofit", Unit.BYTES),
        Comparison.TIMES,
        Double.NaN);
  }

  private void rest() {
    section(
        "What costs nothing",
        """
        Threads of a client, without those of OkHttp, immediately after a call and 60 seconds later. Without a listener (such
        as a logger) a call creates no `Attempt`: the last row is the size of all `Attempt` objects in the heap.
        """);
    atMost("threads, just after a call", Unit.THREADS, "threads", "busy", Double.NaN);
    atMost("threads, idle for 60 s", Unit.THREADS, "threads", "idle", 0);
    atMost("a call's bytes for no listener", Unit.BYTES, "no listener", "ours", 0);
  }

  private void tenants() {
    section(
        "Many partners in one process",
        """
        1,000 clients with one `OkHttpClient`, and 100,000 watched customers. What is held is counted with a token of 1,500
        characters per client, and one transfer of two line items per customer. [From one process to thousands of customers
        and partners](scaling.md) has the rest.
        """);
    atMost("held by an idle client", Unit.BYTES, "tenants", "held by a client", 4_000);
    atMost(
        "held by its `RxTransfers`", Unit.BYTES, "tenants", "held by its RxTransfers", Double.NaN);
    atMost("held by a watched customer", Unit.BYTES, "tenants", "held by a customer", 700);
    atMost("threads of the SDK at rest", Unit.THREADS, "tenants", "at rest, SDK", 8);
    atMost("threads of RxJava at rest", Unit.THREADS, "tenants", "at rest, RxJava", Double.NaN);
    atMost(
        "CPU of a second at rest", Unit.CPU_NANOSECONDS, "tenants", "second at rest", Double.NaN);
  }

  private void growth() {
    text.append(
        """

        ## Growth

        Lists of increasing length, with an interceptor in place of a network, and increasing numbers of watches, each of
        another customer, in virtual time, with at least 20,000 polls. Figures are per item. "Flat" means that a figure grows
        by at most a fifth from 100 items on.

        """);
    text.append(PerformancePlot.LIST_GROWTH.markdown());
    text.append(
        """

        | transfers in a list | time | CPU | allocated |
        |---|---|---|---|
        """);
    for (int length : ListGrowth.LENGTHS) {
      String work = "growth " + length;
      text.append(
          String.format(
              "| %,d | %s | %s | %s |%n",
              length,
              each(work, "ours", Unit.NANOSECONDS, length),
              each(work, "ours", Unit.CPU_NANOSECONDS, length),
              each(work, "ours", Unit.BYTES, length)));
    }
    text.append(
        String.format(
            "| flat? | %s | %s | %s |%n",
            flat("growth ", "ours", Unit.NANOSECONDS, ListGrowth.LENGTHS, true),
            flat("growth ", "ours", Unit.CPU_NANOSECONDS, ListGrowth.LENGTHS, true),
            flat("growth ", "ours", Unit.BYTES, ListGrowth.LENGTHS, true)));
    text.append('\n').append(PerformancePlot.WATCH_GROWTH.markdown());
    text.append("\n| watches | CPU of a poll | allocated by a poll | held by a watch |\n");
    text.append("|---|---|---|---|\n");
    for (int count : ManyWatches.COUNTS) {
      String work = "watches " + count;
      text.append(
          String.format(
              "| %,d | %s | %s | %s |%n",
              count,
              each(work, "poll", Unit.CPU_NANOSECONDS, 1),
              each(work, "poll", Unit.BYTES, 1),
              each(work, "held", Unit.BYTES, 1)));
    }
    text.append(
        String.format(
            "| flat? | %s | %s | %s |%n",
            flat("watches ", "poll", Unit.CPU_NANOSECONDS, ManyWatches.COUNTS, false),
            flat("watches ", "poll", Unit.BYTES, ManyWatches.COUNTS, false),
            flat("watches ", "held", Unit.BYTES, ManyWatches.COUNTS, false)));
  }

  private String each(String work, String contender, Unit unit, int items) {
    return figures
        .find(work, contender, unit)
        .map(figure -> unit.text(figure.median() / items))
        .orElse("not measured");
  }

  private String flat(
      String work, String contender, Unit unit, List<Integer> counts, boolean isTotal) {
    List<Double> settled = new ArrayList<>();
    for (int count : counts) {
      Optional<Figure> figure = figures.find(work + count, contender, unit);
      if (figure.isEmpty()) {
        return "not measured";
      }
      if (count >= SETTLED) {
        settled.add(figure.get().median() / (isTotal ? count : 1));
      }
    }
    double first = settled.get(0);
    return settled.stream().allMatch(each -> each <= FLAT * first) ? "yes" : "**no**";
  }

  private void objects() {
    text.append(
        """

        ## Where the bytes go

        What the SDK allocates, by class, after JIT compilation.
        """);
    for (String work : List.of("get", "parse", "write")) {
      List<Figure> all = figures.all("objects of " + work, Unit.BYTES);
      double sum = all.stream().mapToDouble(Figure::median).sum();
      text.append(String.format("%n| %s | bytes | share |%n|---|---|---|%n", work));
      all.stream()
          .limit(MOST_CLASSES)
          .forEach(
              figure ->
                  text.append(
                      String.format(
                          "| `%s` | %,.0f | %.0f %% |%n",
                          readable(figure.contender()),
                          figure.median(),
                          100 * figure.median() / sum)));
      double others = all.stream().skip(MOST_CLASSES).mapToDouble(Figure::median).sum();
      text.append(
          String.format(
              "| %d others | %,.0f | %.0f %% |%n",
              Math.max(0, all.size() - MOST_CLASSES), others, sum == 0 ? 0 : 100 * others / sum));
    }
  }

  private static String readable(String name) {
    return switch (name) {
      case "[B" -> "byte[]";
      case "[C" -> "char[]";
      case "[I" -> "int[]";
      default -> name.replaceAll("^\\[L(.*);$", "$1[]").replaceAll("[a-z0-9_]+\\.", "");
    };
  }

  private void section(String title, String words, PerformancePlot plot) {
    section(title, words + "\n" + plot.markdown());
  }

  private void section(String title, String words) {
    text.append("\n## ").append(title).append("\n\n").append(words);
    text.append(
        "\n| | SDK | compared with | difference | target | met |\n|---|---|---|---|---|---|\n");
  }

  private enum Comparison {
    MORE,
    TIMES,
    AT_LEAST_TIMES
  }

  private void more(String name, Unit unit, String work, String ours, String peer, double limit) {
    row(name, unit, find(work, ours, unit), find(work, peer, unit), Comparison.MORE, limit);
  }

  private void times(String name, Unit unit, String work, String ours, String peer, double limit) {
    row(name, unit, find(work, ours, unit), find(work, peer, unit), Comparison.TIMES, limit);
  }

  private void atLeast(String name, String work, String ours, double limit) {
    row(
        name,
        Unit.CALLS_PER_SECOND,
        find(work, ours, Unit.CALLS_PER_SECOND),
        find(work, "one", Unit.CALLS_PER_SECOND),
        Comparison.AT_LEAST_TIMES,
        limit);
  }

  private Optional<Figure> find(String work, String contender, Unit unit) {
    return figures.find(work, contender, unit);
  }

  private void atMost(String name, Unit unit, String work, String ours, double limit) {
    String most = Double.isNaN(limit) ? "" : unit.text(limit);
    String measured =
        find(work, ours, unit)
            .map(
                figure ->
                    String.format(
                        "| %s | %s | | | %s | %s |%n",
                        name, figure.text(), most, reached(limit, figure.median() <= limit)))
            .orElse(String.format("| %s | not measured | | | %s | |%n", name, most));
    text.append(measured);
  }

  private void row(
      String name,
      Unit unit,
      Optional<Figure> ours,
      Optional<Figure> peer,
      Comparison comparison,
      double limit) {
    if (ours.isEmpty() || peer.isEmpty()) {
      text.append(
          String.format(
              "| %s | not measured | | | %s | |%n", name, limit(comparison, unit, limit)));
      return;
    }
    double our = ours.get().median();
    double their = peer.get().median();
    double value = comparison == Comparison.MORE ? our - their : our / their;
    String difference =
        comparison == Comparison.MORE
            ? (value < 0 ? "" : "+") + unit.text(value)
            : String.format("%.3f×", value);
    boolean isReached = comparison == Comparison.AT_LEAST_TIMES ? value >= limit : value <= limit;
    text.append(
        String.format(
            "| %s | %s | %s: %s | %s | %s | %s |%n",
            name,
            ours.get().text(),
            peer.get().contender(),
            peer.get().text(),
            difference,
            limit(comparison, unit, limit),
            reached(limit, isReached)));
  }

  private static String limit(Comparison comparison, Unit unit, double limit) {
    if (Double.isNaN(limit)) {
      return "";
    }
    return switch (comparison) {
      case MORE -> "+" + unit.text(limit);
      case TIMES -> String.format("%.2f×", limit);
      case AT_LEAST_TIMES -> String.format("at least %.0f×", limit);
    };
  }

  private static String reached(double limit, boolean isReached) {
    return Double.isNaN(limit) ? "" : isReached ? "yes" : "**no**";
  }
}
