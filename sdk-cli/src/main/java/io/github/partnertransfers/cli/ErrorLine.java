package io.github.partnertransfers.cli;

import com.google.gson.JsonObject;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.cli.output.Json;
import io.github.partnertransfers.cli.output.Text;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The line on stderr that says why a command failed: a text or, with {@code -o json} and {@code -o
 * jsonl}, an object whose properties are always the same.
 *
 * @param failure the failed call, or null
 * @param resume the command line that resumes a write, or null
 */
record ErrorLine(
    int exitCode, String message, @Nullable TransfersException failure, @Nullable String resume) {
  private static final Set<String> NAMES = Set.of("-o", "--output");
  private static final Set<String> JSON = Set.of("json", "jsonl");

  static ErrorLine of(int exitCode, String message) {
    return new ErrorLine(exitCode, message, null, null);
  }

  /** Returns the line as a text, without the name of the program. */
  String text() {
    return Text.clean(message);
  }

  String json() {
    JsonObject error = error();
    error.addProperty("resume", resume);
    JsonObject line = new JsonObject();
    line.add("error", error);
    return Json.compact(line);
  }

  /** Returns the properties that the error of one of several customers has, too. */
  JsonObject error() {
    JsonObject error = new JsonObject();
    error.addProperty("exitCode", exitCode);
    error.addProperty(
        "code", failure == null || failure.code() == null ? null : failure.code().toString());
    error.addProperty("message", text());
    error.addProperty("status", failure == null ? null : failure.status());
    error.addProperty("requestId", failure == null ? null : failure.requestId());
    error.addProperty("correlationId", failure == null ? null : failure.correlationId());
    return error;
  }

  /** Returns whether the arguments ask a command for JSON; they can be wrong otherwise. */
  static boolean isJson(CommandSpec spec, List<String> arguments) {
    OptionSpec option = spec.findOption("--output");
    if (option == null || !option.typeInfo().isEnum()) { // It names a file in batch plan.
      return false;
    }
    boolean isJson = false;
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      String value = null;
      if (NAMES.contains(argument) && i + 1 < arguments.size()) {
        value = arguments.get(i + 1);
      } else if (argument.startsWith("--output=")) {
        value = argument.substring("--output=".length());
      } else if (argument.startsWith("-o") && argument.length() > 2) {
        value = argument.substring(argument.charAt(2) == '=' ? 3 : 2);
      }
      isJson |= value != null && JSON.contains(value.toLowerCase(Locale.ROOT));
    }
    return isJson;
  }
}
