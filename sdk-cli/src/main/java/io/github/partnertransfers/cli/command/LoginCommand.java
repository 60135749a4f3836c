package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.DeviceCode;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.ShutdownHooks;
import io.github.partnertransfers.cli.login.SignInStore;
import io.github.partnertransfers.cli.login.TokenCapture;
import io.github.partnertransfers.cli.output.IdentityPage;
import io.github.partnertransfers.cli.output.Text;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(
    name = "login",
    description = {
      "Sign in as a user, with multifactor authentication.",
      "Shows a code to enter on a page of Microsoft, on this or another device. The sign-in is kept"
          + " for the commands that follow."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  transfers login --tenant-id contoso.onmicrosoft.com --client-id $ID",
      "  transfers whoami              who is signed in",
      "  transfers logout              forget the sign-in"
    })
public final class LoginCommand extends ServiceCommand {
  private final TokenCapture token = new TokenCapture();
  private @Nullable SignInStore store;

  public LoginCommand(CliContext context) {
    super(context);
  }

  @Override
  TransfersClient client() {
    return connection().client(context(), connection().signIn(context(), store()), token);
  }

  @Override
  int perform(TransfersClient client) {
    ShutdownHooks.Registration hook = context().shutdownHooks().register(client::close);
    try {
      client.signIn(this::show);
    } finally {
      hook.close();
    }
    if (store().isFallback()) {
      context()
          .log(
              "warning: this system has no key store; the sign-in is kept in the file "
                  + store().description()
                  + ", which only you can read");
    }
    String credential = connection().signIn(context(), store()).description();
    warnOfOtherCredential(credential);
    client.warmUp();
    IdentityPage.print(context(), token.claims(), credential, resultOptions());
    return ExitCode.DONE;
  }

  private void warnOfOtherCredential(String credential) {
    String used = connection().credential(context()).description();
    if (!used.equals(credential)) {
      context().log("warning: other commands use " + used + ", not this sign-in");
    }
  }

  private SignInStore store() {
    SignInStore opened = store;
    if (opened == null) {
      opened = connection().settings(context()).signInStore();
      store = opened; // Opening it writes to the key store, to see that it works.
    }
    return opened;
  }

  private void show(DeviceCode code) {
    context().err().println(Text.clean(code.message()));
    context().err().flush();
  }
}
