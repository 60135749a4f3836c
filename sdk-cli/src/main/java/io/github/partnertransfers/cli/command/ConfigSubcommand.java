package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.config.ConfigFile;
import io.github.partnertransfers.cli.config.Settings;
import io.github.partnertransfers.cli.output.Text;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command that changes a profile. */
abstract class ConfigSubcommand implements Callable<Integer> {
  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "The profile; otherwise the one in effect, or default.")
  private @Nullable String profile;

  private final CliContext context;

  ConfigSubcommand(CliContext context) {
    this.context = context;
  }

  /** Returns the name of the profile to change, which need not exist. */
  final String profile(ConfigFile file) {
    return profile == null ? Settings.profileName(context, file) : profile;
  }

  final CliContext context() {
    return context;
  }

  final void print(String line) {
    context.writer().line(Text.clean(line));
  }
}
