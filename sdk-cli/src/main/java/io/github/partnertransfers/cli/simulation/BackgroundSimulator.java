package io.github.partnertransfers.cli.simulation;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import io.github.partnertransfers.cli.ReportedException;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A simulator in a process of its own, which goes on when the command has ended.
 *
 * @param pid the number of the process
 * @param guide what {@code simulate -o json} prints
 */
public record BackgroundSimulator(long pid, JsonObject guide) {
  /**
   * Starts this program with other arguments, and waits until it has printed its guide. The process
   * has no stream of this one, for which a shell would wait.
   *
   * @param errors gets what the process says if it fails
   */
  public static BackgroundSimulator start(
      String mainClass, List<String> arguments, OutputStream errors) throws IOException {
    List<String> command = new ArrayList<>();
    boolean isUnix = File.separatorChar == '/';
    if (isUnix) {
      // Ctrl-C at the prompt is for the shell's next command, not for the simulator.
      command.addAll(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
    }
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectInput(new File(isUnix ? "/dev/null" : "NUL")).start();
    JsonReader reader =
        new JsonReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    try {
      return new BackgroundSimulator(
          process.pid(), JsonParser.parseReader(reader).getAsJsonObject());
    } catch (RuntimeException e) {
      process.getErrorStream().transferTo(errors);
      throw new ReportedException(process.onExit().join().exitValue());
    }
  }
}
