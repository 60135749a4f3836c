package io.github.partnertransfers.cli.config;

import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.cli.CliContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The connection flags. Secrets have no flags, because a shell keeps those in its history. */
public final class ConnectionOptions {
  @ArgGroup(validate = false, heading = "%nConnection (otherwise from the environment):%n")
  private Flags flags = new Flags();

  static final class Flags {
    @Option(
        names = "--tenant-id",
        paramLabel = "ID",
        description = "Your tenant; PARTNER_CENTER_TENANT_ID.")
    private @Nullable String tenantId;

    @Option(
        names = "--client-id",
        paramLabel = "ID",
        description = "The application that logs in; PARTNER_CENTER_CLIENT_ID.")
    private @Nullable String clientId;

    @Option(
        names = "--base-url",
        paramLabel = "URL",
        description = "Where the API answers; PARTNER_CENTER_BASE_URL.")
    private @Nullable String baseUrl;

    @Option(
        names = "--login-url",
        paramLabel = "URL",
        description = "Where one logs in; PARTNER_CENTER_LOGIN_URL.")
    private @Nullable String loginUrl;

    @Option(names = "--verbose", description = "Log each request on stderr, without its content.")
    private boolean verbose;
  }

  public boolean isVerbose() {
    return flags.verbose;
  }

  /** Returns a client for one command; sends nothing. */
  public TransfersClient client(CliContext context) {
    Cloud cloud = cloud(context);
    CredentialResolver credentials =
        new CredentialResolver(context, flags.tenantId, flags.clientId);
    return TransfersClient.builder()
        .cloud(cloud)
        .credential(credentials.resolve())
        .applicationName("partner-transfers-cli")
        .retryPolicy(context.timing().retryPolicy())
        .addListener(isVerbose() ? new AttemptLog(context) : attempt -> {})
        .build();
  }

  public Cloud cloud(CliContext context) {
    Setting baseUrl = Setting.of("--base-url", flags.baseUrl, "PARTNER_CENTER_BASE_URL", context);
    Setting loginUrl =
        Setting.of("--login-url", flags.loginUrl, "PARTNER_CENTER_LOGIN_URL", context);
    return CloudResolver.resolve(baseUrl, loginUrl);
  }
}
