package io.github.partnertransfers.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.rx.PollReport;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.rx.WatchOptions;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The README and the dashboard name the meters that a real run registers, and no others. */
class MetersTest extends SimulatorTest {
  private static final Pattern ROW =
      Pattern.compile("\\| `(partner\\.center[a-z.]+)` \\| ([a-z ]+) \\| ([^|]*) \\|.*");
  private static final Pattern CODE = Pattern.compile("`([a-z_.]+)`");
  private static final Pattern QUERIED = Pattern.compile("\\bpartner_center_\\w+");
  private static final Pattern GROUPED = Pattern.compile("\\bby \\(([a-z_, ]+)\\)");

  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  @BeforeEach
  void run() throws InterruptedException {
    ObservationRegistry registry = ObservationRegistry.create();
    registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
    TransfersClient client = open(builder(TransferObservations.of(registry)));
    simulator.faults().next(Operation.CREATE, Fault.connectionReset().afterEffect());
    assertThat(create(client).execute()).isNotNull();
    simulator.faults().next(Operation.LIST, Fault.answer(403, "{\"code\": 2032}"));
    assertThat(catchThrowable(list(client)::execute)).isInstanceOf(TransfersException.class);
    BlockingQueue<PollReport> reports = new LinkedBlockingQueue<>();
    TestSubscriber<Object> subscriber = new TestSubscriber<>();
    RxTransfers.of(
            client,
            WatchOptions.builder()
                .addListener(WatchMetrics.of(meters))
                .addListener(reports::add)
                .build())
        .customer(simulator.customer().tenantId())
        .watch()
        .subscribe(subscriber);
    assertThat(reports.poll(30, TimeUnit.SECONDS)).isNotNull();
    subscriber.cancel();
  }

  /** The tests run twice: on the Micrometer of Spring Boot 3, and on that of Spring Boot 4. */
  @Test
  void theVersionIsTheOneToTest() {
    String jar =
        ObservationRegistry.class.getProtectionDomain().getCodeSource().getLocation().toString();
    assertThat(jar).contains("-" + System.getProperty("micrometer.version") + ".jar");
  }

  @Test
  void theReadmeListsTheMetersThatARunRegisters() throws IOException {
    Map<String, Set<String>> registered = new TreeMap<>();
    meters.forEachMeter(
        meter ->
            meter
                .getId()
                .getTags()
                .forEach(
                    tag ->
                        registered
                            .computeIfAbsent(describe(meter.getId()), any -> new TreeSet<>())
                            .add(tag.getKey())));
    meters.forEachMeter(
        meter -> registered.computeIfAbsent(describe(meter.getId()), any -> new TreeSet<>()));
    Map<String, Set<String>> documented = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("README.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        documented.put(row.group(1) + ": " + row.group(2), codes(row.group(3)));
      }
    }

    assertThat(documented).isEqualTo(registered);
  }

  private static String describe(io.micrometer.core.instrument.Meter.Id id) {
    String type =
        switch (id.getType()) {
          case LONG_TASK_TIMER -> "long task timer";
          case TIMER -> "timer";
          case COUNTER -> "counter";
          default -> "gauge";
        };
    return id.getName() + ": " + type;
  }

  private static Set<String> codes(String text) {
    Set<String> codes = new TreeSet<>();
    CODE.matcher(text).results().forEach(code -> codes.add(code.group(1)));
    return codes;
  }

  @Test
  void theReadmeListsTheOutcomes() throws IOException {
    Set<String> documented = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of("README.md"))) {
      Matcher row = Pattern.compile("\\| `([a-z_]+)` \\|.*").matcher(line);
      if (row.matches()) {
        documented.add(row.group(1));
      }
    }
    Set<String> outcomes = new TreeSet<>();
    for (Outcome outcome : Outcome.values()) {
      outcomes.add(outcome.tag());
    }

    assertThat(documented).isEqualTo(outcomes);
  }

  @Test
  void thePanelsQueryMetricsThatARunExports() throws IOException {
    String scraped = meters.scrape();
    Set<String> exported = new HashSet<>();
    Set<String> labels = new HashSet<>(Set.of("instance"));
    for (String line : scraped.lines().toList()) {
      if (!line.startsWith("#")) {
        exported.add(line.split("[{ ]", 2)[0]);
        Pattern.compile("(\\w+)=\"").matcher(line).results().forEach(l -> labels.add(l.group(1)));
      }
    }
    Set<String> queried = new TreeSet<>();
    for (JsonObject panel : panels()) {
      for (JsonElement target : panel.getAsJsonArray("targets")) {
        String query = target.getAsJsonObject().get("expr").getAsString();
        Set<String> names = new TreeSet<>();
        QUERIED.matcher(query).results().forEach(name -> names.add(name.group()));
        assertThat(names).as(query).isNotEmpty().isSubsetOf(exported);
        GROUPED
            .matcher(query)
            .results()
            .forEach(by -> assertThat(labels).as(query).contains(by.group(1).split(", ")));
        queried.addAll(names);
      }
    }

    // The dashboard shows each meter but the ones in flight of attempts and logins.
    Set<String> shown = new TreeSet<>();
    queried.forEach(name -> shown.add(name.replaceAll("_(count|sum|max)$", "")));
    Set<String> meterNames = new TreeSet<>();
    exported.forEach(name -> meterNames.add(name.replaceAll("_(count|sum|max|bucket)$", "")));
    meterNames.remove("partner_center_transfers_attempt_active_seconds");
    meterNames.remove("partner_center_transfers_login_active_seconds");
    assertThat(shown).isEqualTo(meterNames);
  }

  @Test
  void theDashboardIsValid() throws IOException {
    JsonObject dashboard = dashboard();
    assertThat(dashboard.get("schemaVersion").getAsInt()).isGreaterThanOrEqualTo(36);
    assertThat(dashboard.get("id").isJsonNull()).isTrue();
    assertThat(dashboard.get("uid").getAsString()).isEqualTo("partner-transfers");
    List<String> variables = new ArrayList<>();
    for (JsonElement variable : dashboard.getAsJsonObject("templating").getAsJsonArray("list")) {
      variables.add(
          variable.getAsJsonObject().get("name").getAsString()
              + ": "
              + variable.getAsJsonObject().get("type").getAsString());
    }
    assertThat(variables).containsExactly("datasource: datasource", "instance: query");
    assertThat(panels()).extracting(panel -> panel.get("id").getAsInt()).doesNotHaveDuplicates();
    assertThat(panels())
        .extracting(panel -> panel.get("title").getAsString())
        .doesNotHaveDuplicates();
    assertThat(panels())
        .allSatisfy(
            panel -> {
              assertThat(panel.getAsJsonObject("datasource").get("uid").getAsString())
                  .isEqualTo("${datasource}");
              JsonObject position = panel.getAsJsonObject("gridPos");
              assertThat(position.get("x").getAsInt() + position.get("w").getAsInt())
                  .isLessThanOrEqualTo(24);
              assertThat(panel.get("description").getAsString()).isNotBlank();
            });
  }

  private static JsonObject dashboard() throws IOException {
    String resource = "/META-INF/grafana/partner-transfers.json";
    try (var stream = TransferObservations.class.getResourceAsStream(resource)) {
      return JsonParser.parseString(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
          .getAsJsonObject();
    }
  }

  private static List<JsonObject> panels() throws IOException {
    List<JsonObject> panels = new ArrayList<>();
    dashboard().getAsJsonArray("panels").forEach(panel -> panels.add(panel.getAsJsonObject()));
    return panels;
  }
}
