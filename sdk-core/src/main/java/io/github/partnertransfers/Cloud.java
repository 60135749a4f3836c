package io.github.partnertransfers;

import okhttp3.HttpUrl;
import org.immutables.value.Value;

/**
 * One of Microsoft's clouds: where its API answers, where one logs in, and for which audience a
 * token is asked for. The constants follow Microsoft's page "Partner Center REST URLs".
 */
@Value.Immutable
@ValueStyle
public abstract class Cloud {
  /** The worldwide cloud. */
  public static final Cloud GLOBAL =
      of("https://api.partnercenter.microsoft.com", "https://login.microsoftonline.com")
          .audience("https://api.partnercenter.microsoft.com")
          .build();

  /**
   * Microsoft Cloud operated by 21Vianet in China. The audience is the one that the documents name;
   * whether the service takes a newer one is not documented.
   */
  public static final Cloud CHINA =
      of("https://partner.partnercenterapi.microsoftonline.cn", "https://login.chinacloudapi.cn")
          .audience("https://graph.chinacloudapi.cn")
          .build();

  /** Microsoft Cloud Germany, which Microsoft's pages no longer list. */
  public static final Cloud GERMANY =
      of("https://api.partnercenter.microsoft.com", "https://login.microsoftonline.de")
          .audience("https://api.partnercenter.microsoft.com")
          .build();

  /** Microsoft Cloud for US Government. */
  public static final Cloud US_GOVERNMENT =
      of("https://api.partnercenter.microsoft.com", "https://login.microsoftonline.us")
          .audience("https://api.partnercenter.microsoft.com")
          .build();

  Cloud() {}

  private static Builder of(String apiUrl, String loginUrl) {
    return builder().apiUrl(apiUrl).loginUrl(loginUrl);
  }

  /** The base URL of the API, without the version: requests go to {@code {apiUrl}/v1/...}. */
  public abstract String apiUrl();

  /** The authority, without the tenant: tokens come from {@code {loginUrl}/{tenant}/oauth2/...}. */
  public abstract String loginUrl();

  /**
   * The resource that a token is asked for. Older Microsoft pages name Azure AD Graph ({@code
   * https://graph.windows.net}), which is retired; set it here if your tenant still needs it.
   */
  @Value.Default
  public String audience() {
    return "https://api.partnercenter.microsoft.com";
  }

  @Value.Check
  void check() {
    Urls.checkSecure("apiUrl", apiUrl());
    Urls.checkSecure("loginUrl", loginUrl());
  }

  HttpUrl api() {
    return Urls.directory(apiUrl());
  }

  HttpUrl login() {
    return Urls.directory(loginUrl());
  }

  /** A cloud of your own, such as a simulator or a proxy. */
  public static Builder builder() {
    return ImmutableCloud.builder();
  }

  /** Collects the values of a {@link Cloud}. */
  public abstract static class Builder {
    Builder() {}

    /** See {@link Cloud#apiUrl}. */
    public abstract Builder apiUrl(String url);

    /** See {@link Cloud#loginUrl}. */
    public abstract Builder loginUrl(String url);

    /** See {@link Cloud#audience}. */
    public abstract Builder audience(String audience);

    /**
     * The cloud.
     *
     * @throws IllegalArgumentException if a URL is missing, malformed, or plain http to a host that
     *     isn't this machine
     */
    public abstract Cloud build();
  }
}
