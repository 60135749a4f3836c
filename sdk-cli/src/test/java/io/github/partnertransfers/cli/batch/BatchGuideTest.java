package io.github.partnertransfers.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Runs the commands of the guide in their order, with the ids of a simulator. */
class BatchGuideTest extends BatchTest {
  private static final Path GUIDE = Path.of("../docs/guides/batches.md");
  private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern FILE = Pattern.compile("[\\w.]+\\.(csv|jsonl)");
  private static final Set<String> OF_TARGET = Set.of("accept", "reject", "cancel");

  /** What the commands print and exit with, other than 0. */
  private static final Map<String, Integer> EXIT_CODES =
      Map.of("./transfers batch plan again.csv -o second.jsonl", ExitCode.BAD_INPUT);

  private final Map<String, String> exampleIds = new LinkedHashMap<>();

  private void addExamples() {
    SimulatedCustomer example = simulator.addCustomer("Example");
    example.addSubscription("7291BFBF-1772-4C5B-A624-18B6152CD8CB", "Visio");
    example.addSubscription("6C0B221B-8DF9-4F4A-A5BB-4C9CBB7B27B0", "Project");
    exampleIds.put("823c6c3f-9259-4d51-bae2-5dd06743177f", example.tenantId());
    exampleIds.put("da6c51b5-1246-4a42-b4ab-cbf38df54537", simulator.sourcePartner().tenantId());
    exampleIds.put("656218b1-80c9-40b2-83ae-3a2703b55271", simulator.targetPartner().tenantId());
  }

  private String inFolder(String word) {
    return FILE.matcher(word).matches() ? folder.resolve(word).toString() : word;
  }

  private static List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(Files.readString(GUIDE));
    while (matcher.find()) {
      lines.addAll(matcher.group(1).lines().toList());
    }
    return lines;
  }

  @Test
  void everyCommandWorks() throws IOException {
    addExamples();
    int commands = 0;
    for (Iterator<String> lines = lines().iterator(); lines.hasNext(); ) {
      String line = lines.next();
      if (line.startsWith("cat > ")) {
        writeTable(line, lines);
      } else {
        assertThat(line).startsWith("./transfers ");
        run(line);
        commands++;
      }
    }
    assertThat(commands).isEqualTo(11);
    assertTransfers(1);
    assertThat(simulator.transfers().get(0).status()).isEqualTo("Complete");
    assertThat(simulator.requests(Operation.CREATE)).hasSize(1);
    assertThat(simulator.requests(Operation.ACCEPT)).hasSize(1);
  }

  private void writeTable(String command, Iterator<String> lines) throws IOException {
    Matcher name = FILE.matcher(command);
    assertThat(name.find()).as(command).isTrue();
    StringBuilder text = new StringBuilder();
    for (String line = lines.next(); !line.equals("EOF"); line = lines.next()) {
      text.append(line).append('\n');
    }
    String table = text.toString();
    for (Map.Entry<String, String> id : exampleIds.entrySet()) {
      table = table.replace(id.getKey(), id.getValue());
    }
    Files.writeString(folder.resolve(name.group()), table);
  }

  private void run(String line) throws IOException {
    String[] parts = line.split(" > ", 2);
    List<String> words = new ArrayList<>(List.of(parts[0].split(" ", -1)));
    words.remove(0);
    CliRunner partner = OF_TARGET.contains(words.get(1)) ? target() : source();
    CliRunner.Result result =
        partner.run(words.stream().map(this::inFolder).toArray(String[]::new));
    assertThat(result.exitCode())
        .as(line + "\n" + result.all())
        .isEqualTo(EXIT_CODES.getOrDefault(line, ExitCode.DONE));
    if (parts.length == 2) {
      Files.writeString(folder.resolve(parts[1]), result.out());
    }
  }
}
