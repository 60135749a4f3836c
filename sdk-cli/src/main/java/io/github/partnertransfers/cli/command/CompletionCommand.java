package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.completion.FishCompletion;
import io.github.partnertransfers.cli.completion.PowerShellCompletion;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "completion",
    description = "Print a script that completes commands and flags in a shell.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(transfers completion bash)                    # in ~/.bashrc, ~/.zshrc with zsh",
      "  transfers completion fish | source                     # in ~/.config/fish/config.fish",
      "  transfers completion powershell | Out-String | Invoke-Expression   # in $PROFILE"
    })
public final class CompletionCommand implements Callable<Integer> {
  private enum Shell {
    BASH,
    ZSH,
    FISH,
    POWERSHELL;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
  private Shell shell = Shell.BASH;

  private final CliContext context;

  public CompletionCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    CommandLine program = spec.parent().commandLine();
    String script =
        switch (shell) {
          case BASH, ZSH -> AutoComplete.bash(program.getCommandName(), program);
          case FISH -> FishCompletion.of(program);
          case POWERSHELL -> PowerShellCompletion.of(program);
        };
    context.out().print(script.endsWith("\n") ? script : script + "\n");
    return ExitCode.DONE;
  }
}
