package io.github.partnertransfers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Each flag of each command with a value that it refuses: exit code 2, one line that names flag and
 * value, and nothing is sent. The table usage-errors.csv has a line for each flag; the command
 * {@code *} stands for all that have no line of their own.
 */
class UsageErrorTest extends SimulatorTest {
  private static final String ID = "823c6c3f-9259-4d51-bae2-5dd06743177f";

  /** What a command needs before a flag can be the only thing that is wrong. */
  private static final Map<String, String> BASE =
      Map.ofEntries(
          Map.entry("eligibility", "--customer ID"),
          Map.entry("list", "--customer ID"),
          Map.entry("get", "--customer ID --transfer ID"),
          Map.entry("create", "--customer ID --source ID --target OTHER --subscription ID"),
          Map.entry("accept", "--customer ID --transfer ID"),
          Map.entry("reject", "--customer ID --transfer ID"),
          Map.entry("cancel", "--customer ID --transfer ID"),
          Map.entry("withdraw", "--customer ID --transfer ID"),
          Map.entry("update", "--customer ID --transfer ID --file FILE"),
          Map.entry("watch", "--customer ID"),
          Map.entry("drift", "--customer ID"),
          Map.entry("batch plan", "TABLE -oPLAN"),
          Map.entry("batch run", "PLAN"),
          Map.entry("batch report", "PLAN"),
          Map.entry("batch accept", "TRANSFERS"),
          Map.entry("batch reject", "TRANSFERS"),
          Map.entry("batch withdraw", "TRANSFERS"),
          Map.entry("batch cancel", "TRANSFERS"),
          Map.entry("webhooks register", "--url https://example.com --event test-created"),
          Map.entry("webhooks update", "--url https://example.com --event test-created"),
          Map.entry("config set", "proxy p"),
          Map.entry("config unset", "proxy"),
          Map.entry("config use", "default"),
          Map.entry("completion", "bash"));

  /** Commands that show what is wrong with a connection, and go on. */
  private static final Set<String> SHOW_ERRORS = Set.of("doctor", "config show");

  @TempDir private static Path folder;

  @BeforeAll
  static void makeFiles() throws IOException {
    Files.writeString(folder.resolve("file.json"), "{}");
    Files.writeString(
        folder.resolve("table.csv"),
        "customer,source,target,subscription\n"
            + String.join(
                ",",
                customer.tenantId(),
                simulator.sourcePartner().tenantId(),
                simulator.targetPartner().tenantId(),
                subscriptions()[0].id()));
    Files.writeString(
        folder.resolve("transfers.csv"), "customer,transfer\n" + ID + "," + UNKNOWN + "\n");
    CliRunner.Result planned =
        source()
            .run(
                "batch",
                "plan",
                folder.resolve("table.csv").toString(),
                "-o",
                folder.resolve("plan.jsonl").toString());
    assertThat(planned.exitCode()).as(planned.err()).isZero();
  }

  @AfterEach
  void assertNothingSent() {
    assertThat(simulator.requests()).isEmpty();
  }

  /** A flag of a command. */
  private record Flag(String command, OptionSpec option) {
    String name() {
      return option.longestName();
    }

    @Override
    public String toString() {
      return command + " " + name();
    }
  }

  static List<Flag> flags() {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    List<Flag> flags = new ArrayList<>();
    add("", Transfers.commandLine(new CliRunner().context(nowhere, nowhere)), flags);
    return flags;
  }

  private static void add(String path, CommandLine command, List<Flag> flags) {
    CommandSpec spec = command.getCommandSpec();
    for (OptionSpec option : spec.options()) {
      if (!option.usageHelp() && !option.versionHelp()) {
        flags.add(new Flag(path, option));
      }
    }
    command.getSubcommands().forEach((name, each) -> add((path + " " + name).strip(), each, flags));
  }

  private static List<NamedCsvRecord> table() {
    try (InputStream in = UsageErrorTest.class.getResourceAsStream("/usage-errors.csv");
        CsvReader<NamedCsvRecord> reader =
            CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<NamedCsvRecord> lines(Flag flag) {
    List<NamedCsvRecord> own = lines(flag.command, flag.name());
    return own.isEmpty() ? lines("*", flag.name()) : own;
  }

  private static List<NamedCsvRecord> lines(String command, String name) {
    return TABLE.stream()
        .filter(each -> each.getField("command").equals(command))
        .filter(each -> each.getField("flag").equals(name))
        .toList();
  }

  private static final List<NamedCsvRecord> TABLE = table();

  private static CliRunner.Result run(String command, List<String> last) {
    List<String> arguments = new ArrayList<>(List.of(command.split(" ", -1)));
    Stream.of(BASE.getOrDefault(command, "").split(" ", -1))
        .filter(word -> !word.isEmpty())
        .map(word -> word.equals("ID") ? ID : word)
        .map(word -> word.equals("OTHER") ? UNKNOWN : word)
        .map(word -> word.equals("FILE") ? folder.resolve("file.json").toString() : word)
        .map(word -> word.equals("TABLE") ? folder.resolve("table.csv").toString() : word)
        .map(word -> word.equals("TRANSFERS") ? folder.resolve("transfers.csv").toString() : word)
        .map(word -> word.replace("PLAN", folder.resolve("plan.jsonl").toString()))
        .filter(word -> !word.startsWith("-o") || !last.get(0).startsWith("--output"))
        .forEach(arguments::add);
    arguments.addAll(last);
    return source()
        .with("XDG_CONFIG_HOME", folder.toString())
        .run(arguments.toArray(String[]::new));
  }

  private static void assertRefused(CliRunner.Result result, String... parts) {
    assertThat(result.exitCode()).as(result.all()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("transfers: ").contains(parts);
    assertThat(result.err().lines().toList()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("flags")
  void valueIsRefused(Flag flag) {
    if (flag.option.group() != null && SHOW_ERRORS.contains(flag.command)) {
      return;
    }
    if (flag.option.arity().max() == 0) {
      assertRefused(run(flag.command, List.of(flag.name() + "=maybe")), flag.name(), "maybe");
      return;
    }
    assertThat(lines(flag)).as("lines of usage-errors.csv for " + flag).isNotEmpty();
    for (NamedCsvRecord line : lines(flag)) {
      String value = line.getField("value");
      String problem = line.getField("problem");
      assertRefused(run(flag.command, List.of(flag.name() + "=" + value)), problem);
    }
  }

  @ParameterizedTest
  @MethodSource("flags")
  void valueIsRequired(Flag flag) {
    if (flag.option.arity().min() > 0) {
      assertRefused(run(flag.command, List.of(flag.name())), flag.name());
    }
  }

  @ParameterizedTest
  @MethodSource("flags")
  void oneValueIsEnough(Flag flag) {
    // Of the connection flags, which are a group, the last one counts.
    boolean isOfConnection = flag.option.group() != null;
    if (!isOfConnection && !flag.option.isMultiValue() && flag.option.arity().max() == 1) {
      String once = flag.name() + "=x";
      assertRefused(run(flag.command, List.of(once, once)), flag.name());
    }
  }

  @Test
  void tableHasNoLineWithoutAFlag() {
    List<Flag> flags = flags();
    assertThat(TABLE)
        .allMatch(
            line ->
                flags.stream()
                    .anyMatch(
                        flag ->
                            flag.name().equals(line.getField("flag"))
                                && (line.getField("command").equals("*")
                                    || line.getField("command").equals(flag.command))));
  }
}
