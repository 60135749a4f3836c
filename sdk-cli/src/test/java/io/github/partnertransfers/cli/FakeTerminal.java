package io.github.partnertransfers.cli;

import io.github.partnertransfers.cli.output.Terminal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A terminal with a fixed size that answers questions and the prompt for a secret.
 *
 * @param answer the answer to all questions, or null if stdin is not a terminal
 * @param questions what was asked
 */
public record FakeTerminal(
    boolean isInteractive,
    int columns,
    int rows,
    @Nullable String secret,
    @Nullable String answer,
    List<String> questions)
    implements Terminal {
  static final FakeTerminal NONE = new FakeTerminal(false, 80, 24, null);

  public FakeTerminal(boolean isInteractive, int columns, int rows, @Nullable String secret) {
    this(isInteractive, columns, rows, secret, null, List.of());
  }

  /** Returns a terminal of a user who gives this answer to all questions. */
  public static FakeTerminal answering(String answer) {
    return new FakeTerminal(true, 80, 24, null, answer, new ArrayList<>());
  }

  @Override
  public boolean canAsk() {
    return answer != null;
  }

  @Override
  public String ask(String question) {
    questions.add(question);
    return String.valueOf(answer);
  }

  @Override
  public char @Nullable [] readSecret(String prompt) {
    return secret == null ? null : secret.toCharArray();
  }
}
