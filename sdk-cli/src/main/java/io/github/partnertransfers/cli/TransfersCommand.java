package io.github.partnertransfers.cli;

import io.github.partnertransfers.cli.command.CommandGroup;
import io.github.partnertransfers.cli.command.VersionCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The top-level command, which holds the help, the version and the subcommands. */
@Command(
    name = "transfers",
    description = "Moves customers' subscriptions between Microsoft CSP partners.",
    synopsisHeading = "Usage: ",
    descriptionHeading = "%n",
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    versionProvider = TransfersCommand.Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "2:wrong usage, or bad input that was found before anything was sent",
      "3:not authenticated or not allowed",
      "4:refused by the service",
      "5:throttled or unavailable, after retries",
      "6:outcome unknown; the message names the request id to resume with",
      "7:the transfer ended, but not complete; or nothing was moved; or a test event was not delivered",
      "8:the responses differ from the OpenAPI document; or a row of a batch failed",
      "9:the time of --timeout has passed",
      "10:not confirmed; nothing was sent"
    },
    footerHeading = "%nEnvironment:%n",
    footer = {
      "  PARTNER_CENTER_TENANT_ID      your tenant, as the partner who calls",
      "  PARTNER_CENTER_CLIENT_ID      the application that logs in",
      "  PARTNER_CENTER_CLIENT_SECRET  its secret; asked for if there is a terminal",
      "  PARTNER_CENTER_CLIENT_CERTIFICATE",
      "                                its certificate and key instead (PEM, PKCS#12)",
      "  PARTNER_CENTER_CLIENT_CERTIFICATE_PASSWORD",
      "                                the password of a PKCS#12 file",
      "  PARTNER_CENTER_CLIENT_ASSERTION_FILE",
      "                                an assertion instead (workload identity)",
      "  PARTNER_CENTER_REFRESH_TOKEN  logs in on behalf of a user instead",
      "  PARTNER_CENTER_ACCESS_TOKEN   a token that you have already; no login then",
      "  PARTNER_CENTER_BASE_URL       another cloud, or a simulator",
      "  PARTNER_CENTER_LOGIN_URL      and where one logs in to it",
      "  PARTNER_CENTER_CA_FILE        certificate authorities to trust, too (PEM)",
      "  HTTPS_PROXY, NO_PROXY         the proxy, and the hosts without one",
      "  PARTNER_CENTER_TOKEN_STORE    file: keep the sign-in in a file",
      "  PARTNER_CENTER_PROFILE        the profile; see transfers config",
      "  NO_COLOR                      no colors on a terminal",
      "",
      "Examples:",
      "  transfers demo                see what it is about, no account needed",
      "  transfers simulate            a Partner Center of your own to play with",
      "  transfers COMMAND --help      flags and examples of a command"
    })
@SuppressWarnings("UnusedVariable") // picocli handles the two flags.
final class TransfersCommand extends CommandGroup {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = {"-v", "--version"},
      versionHelp = true,
      description = "Show the version.")
  private boolean version;

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {VersionCommand.version()};
    }
  }
}
