package io.github.partnertransfers.cli.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.CallInfo;
import io.github.partnertransfers.NotAuthorizedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The table in the guide is written from the advice: {@code -Dadvice.update=true}. */
class LoginAdviceTest {
  private static final Path GUIDE = Path.of("..", "docs", "guides", "login.md");
  private static final String START = "| Code | What to do |\n|---|---|\n";

  @Test
  void guideHasAllAdvice() throws IOException {
    StringBuilder table = new StringBuilder();
    LoginAdvice.all()
        .forEach((code, advice) -> table.append("| `" + code + "` | " + advice + " |\n"));
    if (Boolean.getBoolean("advice.update")) {
      String guide = guide();
      Files.writeString(
          GUIDE, guide.substring(0, guide.indexOf(START)) + START + table + rest(guide));
    }

    String guide = guide();
    assertThat(guide.substring(guide.indexOf(START) + START.length()))
        .as("the table in docs/guides/login.md; to rewrite it: -Dadvice.update=true")
        .startsWith(table.toString())
        .isEqualTo(table + rest(guide));
  }

  private static String guide() throws IOException {
    return Files.readString(GUIDE).replace("\r\n", "\n");
  }

  /** Returns what follows the table. */
  private static String rest(String guide) {
    String after = guide.substring(guide.indexOf(START) + START.length());
    return after.replaceFirst("(?s)^(\\|[^\n]*\n)*", "");
  }

  @Test
  void adviceIsFoundByTheCodeOfTheFailure() {
    CallInfo call = CallInfo.of("listTransfers", null, null, "request", "correlation");

    assertThat(LoginAdvice.of(NotAuthorizedException.of(call, 401, "AADSTS7000222", "expired")))
        .contains("create a new one");
    assertThat(LoginAdvice.of(NotAuthorizedException.of(call, 401, "AADSTS1", "new"))).isNull();
    assertThat(LoginAdvice.of(NotAuthorizedException.of(call, 403, null, null))).isNull();
  }
}
