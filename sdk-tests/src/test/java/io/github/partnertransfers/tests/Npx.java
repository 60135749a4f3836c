package io.github.partnertransfers.tests;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Programs of the npm registry, which come with no build but the profiles that need Node. */
final class Npx {
  private Npx() {}

  static ProcessBuilder process(String... command) {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    List<String> words = new ArrayList<>(List.of(windows ? "npx.cmd" : "npx", "--yes"));
    requireNode(words.get(0));
    words.addAll(List.of(command));
    return new ProcessBuilder(words).redirectErrorStream(true);
  }

  private static void requireNode(String npx) {
    try {
      new ProcessBuilder(npx, "--version")
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new IllegalStateException(
          "This profile needs Node 20 or newer, with npx on the path; install it, or leave out the"
              + " profile.",
          e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
