package io.github.partnertransfers.cli;

import io.github.partnertransfers.cli.output.Terminal;
import org.jspecify.annotations.Nullable;

/** A terminal with a fixed size that answers the prompt for a secret. */
public record FakeTerminal(boolean isInteractive, int columns, int rows, @Nullable String secret)
    implements Terminal {
  static final FakeTerminal NONE = new FakeTerminal(false, 80, 24, null);

  @Override
  public char @Nullable [] readSecret(String prompt) {
    return secret == null ? null : secret.toCharArray();
  }
}
