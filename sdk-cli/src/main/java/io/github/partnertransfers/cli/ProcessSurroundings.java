package io.github.partnertransfers.cli;

import io.github.partnertransfers.cli.output.SystemTerminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The surroundings of a real process. */
final class ProcessSurroundings {
  private ProcessSurroundings() {}

  static CliContext create() {
    return new CliContext(
        System.in,
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        System.getenv(),
        new SystemTerminal(System.getenv()),
        new ShutdownInterrupts(),
        Timing.REAL,
        System.getProperty("transfers.program", "transfers"));
  }

  /** JSON is UTF-8 whatever the locale says, and so is all else, as terminals have long been. */
  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
