package io.github.partnertransfers.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Writes a script of Register-ArgumentCompleter, for PowerShell. */
public final class PowerShellCompletion {
  private PowerShellCompletion() {}

  /** Returns the script for a program and all its commands. */
  public static String of(CommandLine program) {
    List<String> words = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (Candidates command : Candidates.of(program)) {
      String path = String.join(" ", command.path());
      List<String> candidates = new ArrayList<>(command.spec().subcommands().keySet());
      for (OptionSpec option : command.options()) {
        candidates.addAll(List.of(option.names()));
        List<String> ofOption = Candidates.values(option);
        if (!ofOption.isEmpty()) {
          values.add("    " + quoted(path + " " + option.longestName()) + " = " + array(ofOption));
        }
      }
      command
          .spec()
          .positionalParameters()
          .forEach(argument -> candidates.addAll(Candidates.values(argument)));
      words.add("    " + quoted(path) + " = " + array(candidates));
    }
    return """
        Register-ArgumentCompleter -Native -CommandName %s -ScriptBlock {
          param($wordToComplete, $commandAst, $cursorPosition)
          $words = @{
        %s
          }
          $values = @{
        %s
          }
          $path = ''
          $previous = ''
          $elements = @($commandAst.CommandElements | Select-Object -Skip 1 |
            Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { "$_" })
          foreach ($element in $elements) {
            $next = "$path $element".Trim()
            if ($words.ContainsKey($next)) { $path = $next }
            $previous = $element
          }
          if ($previous -eq '-o') { $previous = '--output' }
          $key = "$path $previous"
          $candidates = if ($values.ContainsKey($key)) { $values[$key] } else { $words[$path] }
          $candidates | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
            [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
          }
        }
        """
        .formatted(program.getCommandName(), String.join("\n", words), String.join("\n", values));
  }

  private static String array(List<String> values) {
    return values.stream()
        .map(PowerShellCompletion::quoted)
        .collect(Collectors.joining(", ", "@(", ")"));
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
