package io.github.partnertransfers;

import java.util.Objects;
import okhttp3.HttpUrl;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * One of Microsoft's clouds: the URLs of its API and its login, and the audience of its tokens. The
 * URLs of the constants follow Microsoft's page "Partner Center REST URLs", the audiences its page
 * on the retirement of Azure AD Graph tokens.
 */
@Value.Immutable
@ValueStyle
public abstract class Cloud {
  private static final String PARTNER_CENTER = "https://api.partnercenter.microsoft.com";
  private static final String PARTNER_CENTER_CHINA =
      "https://partner.partnercenterapi.microsoftonline.cn";

  /** The worldwide cloud. */
  public static final Cloud GLOBAL =
      of(PARTNER_CENTER, "https://login.microsoftonline.com").build();

  /**
   * Microsoft Cloud operated by 21Vianet in China. A third-party description of the API names
   * another login, {@code https://login.partner.microsoftonline.cn}; set it with {@code
   * Cloud.CHINA.toBuilder().loginUrl(...)} if your tenant needs it.
   */
  public static final Cloud CHINA =
      of(PARTNER_CENTER_CHINA, "https://login.chinacloudapi.cn")
          .audience(PARTNER_CENTER_CHINA)
          .build();

  /** Microsoft Cloud Germany, which Microsoft's pages no longer list. */
  public static final Cloud GERMANY =
      of(PARTNER_CENTER, "https://login.microsoftonline.de").build();

  /** Microsoft Cloud for US Government. */
  public static final Cloud US_GOVERNMENT =
      of(PARTNER_CENTER, "https://login.microsoftonline.us").build();

  Cloud() {}

  private static Builder of(String apiUrl, String loginUrl) {
    return builder().apiUrl(apiUrl).loginUrl(loginUrl);
  }

  /**
   * Returns the base URL of the API, without the version: requests go to {@code {apiUrl}/v1/...}.
   */
  public abstract String apiUrl();

  /** Returns the authority, without the tenant: {@code {loginUrl}/{tenant}/oauth2/...}. */
  public abstract String loginUrl();

  /**
   * Returns the resource that tokens are requested for. In the constants it is the API of the cloud
   * itself. Older Microsoft pages name Azure AD Graph ({@code https://graph.windows.net}); the
   * service no longer accepts tokens for it, and a third-party description says that it answers 401
   * with code 900420.
   */
  public abstract String audience();

  HttpUrl api() {
    return Urls.directory(apiUrl());
  }

  HttpUrl login() {
    return Urls.directory(loginUrl());
  }

  /** Returns a builder of a custom cloud, such as a simulator or a proxy. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that starts from these values. */
  public final Builder toBuilder() {
    return new Builder().apiUrl(apiUrl()).loginUrl(loginUrl()).audience(audience());
  }

  /** Collects the values of a {@link Cloud}. */
  public static final class Builder {
    private @Nullable String apiUrl;
    private @Nullable String loginUrl;
    private String audience = PARTNER_CENTER;

    Builder() {}

    /** Sets {@link Cloud#apiUrl}. */
    public Builder apiUrl(String url) {
      apiUrl = Objects.requireNonNull(url, "apiUrl");
      return this;
    }

    /** Sets {@link Cloud#loginUrl}. */
    public Builder loginUrl(String url) {
      loginUrl = Objects.requireNonNull(url, "loginUrl");
      return this;
    }

    /** Sets {@link Cloud#audience}. */
    public Builder audience(String newAudience) {
      audience = Objects.requireNonNull(newAudience, "audience");
      return this;
    }

    /**
     * Returns the cloud.
     *
     * @throws IllegalArgumentException if a URL is missing or malformed, has a query or a fragment,
     *     or is plain http to a host other than localhost
     */
    public Cloud build() {
      if (apiUrl == null || loginUrl == null) {
        String missing =
            apiUrl != null ? "[loginUrl]" : loginUrl != null ? "[apiUrl]" : "[apiUrl, loginUrl]";
        throw new IllegalArgumentException(
            "Cannot build Cloud, required attributes are not set: " + missing);
      }
      Urls.checkSecure("apiUrl", apiUrl);
      Urls.checkSecure("loginUrl", loginUrl);
      return new ImmutableCloud(apiUrl, loginUrl, audience);
    }
  }
}
