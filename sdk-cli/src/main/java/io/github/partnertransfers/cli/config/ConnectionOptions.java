package io.github.partnertransfers.cli.config;

import io.github.partnertransfers.CallListener;
import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.login.SignInStore;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The connection flags. Secrets have no flags, because a shell keeps those in its history. */
public final class ConnectionOptions {
  @ArgGroup(validate = false, heading = "%nConnection (otherwise from variables and profiles):%n")
  private Flags flags = new Flags();

  private @Nullable Settings settings;

  static final class Flags {
    @Option(
        names = "--profile",
        paramLabel = "NAME",
        description = "Use this profile; see transfers config.")
    private @Nullable String profile;

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

    @Option(
        names = "--proxy",
        paramLabel = "URL",
        description = "Proxy of all requests; otherwise HTTPS_PROXY and NO_PROXY.")
    private @Nullable String proxy;

    @Option(
        names = "--ca-file",
        paramLabel = "FILE",
        description = "Trust these certificate authorities, too (PEM); PARTNER_CENTER_CA_FILE.")
    private @Nullable String authorityFile;

    @Option(names = "--verbose", description = "Log each request on stderr, without its content.")
    private boolean verbose;
  }

  public boolean isVerbose() {
    return flags.verbose;
  }

  /** Returns a client for one command; sends nothing. */
  public TransfersClient client(CliContext context, Interceptor... interceptors) {
    return client(context, credential(context), interceptors);
  }

  /** Returns a client with a credential and interceptors; sends nothing. */
  public TransfersClient client(
      CliContext context, Credential credential, Interceptor... interceptors) {
    CallListener listener = isVerbose() ? new AttemptLog(context) : attempt -> {};
    return builder(context, credential, interceptors).addListener(listener).build();
  }

  /** Returns a client whose requests stay in this process, and are not logged. */
  public TransfersClient unloggedClient(
      CliContext context, Credential credential, Interceptor... interceptors) {
    return builder(context, credential, interceptors).build();
  }

  private TransfersClient.Builder builder(
      CliContext context, Credential credential, Interceptor... interceptors) {
    OkHttpClient.Builder http = network(context).http();
    List.of(interceptors).forEach(http::addInterceptor);
    return TransfersClient.builder()
        .cloud(cloud(context))
        .credential(credential.provider())
        .httpClient(http.build())
        .applicationName("partner-transfers-cli")
        .retryPolicy(context.timing().retryPolicy());
  }

  /** Returns the tenant of the caller, which can be a domain, or null if it is not set. */
  public @Nullable String tenant(CliContext context) {
    return settings(context).get(SettingKey.TENANT_ID).value();
  }

  /** Returns the login that the settings choose. */
  public Credential credential(CliContext context) {
    return resolver(context).resolve();
  }

  /** Returns the login with a sign-in that is kept, or that will be. */
  public Credential signIn(CliContext context, SignInStore store) {
    return resolver(context).ofSignIn(store);
  }

  private CredentialResolver resolver(CliContext context) {
    return new CredentialResolver(context, cloud(context), settings(context));
  }

  public Network network(CliContext context) {
    return Network.of(settings(context), context);
  }

  public Cloud cloud(CliContext context) {
    Settings settings = settings(context);
    return CloudResolver.resolve(
        settings.get(SettingKey.BASE_URL), settings.get(SettingKey.LOGIN_URL));
  }

  /** Returns the settings of the command; reads the configuration file once. */
  public Settings settings(CliContext context) {
    Settings found = settings;
    if (found == null) {
      Map<SettingKey, String> given = new EnumMap<>(SettingKey.class);
      put(given, SettingKey.TENANT_ID, flags.tenantId);
      put(given, SettingKey.CLIENT_ID, flags.clientId);
      put(given, SettingKey.BASE_URL, flags.baseUrl);
      put(given, SettingKey.LOGIN_URL, flags.loginUrl);
      put(given, SettingKey.PROXY, flags.proxy);
      put(given, SettingKey.CA_FILE, flags.authorityFile);
      found = Settings.of(context, flags.profile, given);
      settings = found;
    }
    return found;
  }

  private static void put(Map<SettingKey, String> given, SettingKey key, @Nullable String value) {
    if (value != null) {
      given.put(key, value);
    }
  }
}
