package io.github.partnertransfers.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** Writes the texts of a package: the sources of the man pages, and the scripts of completion. */
public final class PackageTexts {
  private static final Map<String, String> SCRIPTS =
      Map.of(
          "bash",
          "transfers.bash",
          "zsh",
          "_transfers",
          "fish",
          "transfers.fish",
          "powershell",
          "transfers.ps1");

  private PackageTexts() {}

  public static void main(String[] args) throws IOException {
    write(Path.of(args[0]));
  }

  static void write(Path folder) throws IOException {
    StringWriter nowhere = new StringWriter();
    CommandLine program =
        Transfers.commandLine(
            new CliRunner().context(new PrintWriter(nowhere), new PrintWriter(nowhere)));
    List<CommandSpec> specs = new ArrayList<>();
    add(program, specs);
    Path pages = Files.createDirectories(folder.resolve("man-source"));
    ManPageGenerator.generateManPage(
        pages.toFile(), null, new boolean[0], true, specs.toArray(CommandSpec[]::new));
    Path completion = Files.createDirectories(folder.resolve("completion"));
    SCRIPTS.forEach((shell, file) -> write(completion.resolve(file), shell));
  }

  private static void add(CommandLine command, List<CommandSpec> specs) {
    specs.add(command.getCommandSpec());
    command.getSubcommands().values().forEach(subcommand -> add(subcommand, specs));
  }

  private static void write(Path file, String shell) {
    try {
      Files.writeString(file, new CliRunner().run("completion", shell).out());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
