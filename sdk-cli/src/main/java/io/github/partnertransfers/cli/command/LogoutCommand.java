package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.config.Settings;
import io.github.partnertransfers.cli.login.SignIn;
import io.github.partnertransfers.cli.login.SignInStore;
import io.github.partnertransfers.cli.output.Text;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "logout",
    description = {
      "Forget the sign-in of transfers login.",
      "Deletes it on this computer. To end the user's sessions everywhere, revoke them in Microsoft"
          + " Entra."
    },
    sortOptions = false)
public final class LogoutCommand implements Callable<Integer> {
  @Option(names = "--profile", paramLabel = "NAME", description = "The sign-in of this profile.")
  private @Nullable String profile;

  private final CliContext context;

  public LogoutCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    SignInStore store = Settings.of(context, profile).existingSignInStore();
    SignIn signIn = store == null ? null : store.load();
    if (store != null) {
      store.delete();
    }
    context
        .writer()
        .line(
            signIn == null
                ? "Nobody was signed in."
                : "Signed out of tenant " + Text.clean(signIn.tenantId()) + ".");
    return ExitCode.DONE;
  }
}
