package io.github.partnertransfers.simulator.internal.login;

import java.util.Set;

/**
 * The API that a token is for.
 *
 * @param audience the identifier URI, without a slash at its end
 * @param isPartnerCenter whether the Partner Center API accepts its tokens
 */
record Resource(String audience, boolean isPartnerCenter) {

  static final Resource PARTNER_CENTER =
      new Resource("https://api.partnercenter.microsoft.com", true);

  private static final String PARTNER_CENTER_IN_CHINA =
      "https://partner.partnercenterapi.microsoftonline.cn";

  /** The resource of a scope without one, such as {@code User.Read}. */
  private static final String DEFAULT = "https://graph.microsoft.com";

  /** The application id of Partner Center, which is the same in every tenant. */
  private static final String PARTNER_CENTER_ID = "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd";

  /** Resources that every tenant has, and whose tokens Partner Center refuses. */
  private static final Set<String> OTHERS =
      Set.of(
          "https://graph.windows.net",
          "https://graph.chinacloudapi.cn",
          "https://graph.cloudapi.de",
          DEFAULT,
          "https://microsoftgraph.chinacloudapi.cn",
          "https://management.azure.com",
          "https://management.core.windows.net",
          "https://vault.azure.net");

  private static final Set<String> OPENID_SCOPES =
      Set.of("openid", "profile", "email", "offline_access");

  /** Returns the resource with this identifier URI or application id. */
  static Resource of(String identifier, LoginRequest request) {
    String uri = withoutSlashes(identifier);
    if (uri.equals(PARTNER_CENTER.audience()) || uri.equalsIgnoreCase(PARTNER_CENTER_ID)) {
      return PARTNER_CENTER;
    }
    if (uri.equals(PARTNER_CENTER_IN_CHINA) || uri.equals(request.origin())) {
      return new Resource(uri, true);
    }
    if (OTHERS.contains(uri)) {
      return new Resource(uri, false);
    }
    throw OAuthException.unknownResource(identifier, request.partner());
  }

  /** Returns the resource of the first scope that names one, and Partner Center without any. */
  static Resource ofScopes(LoginRequest request) {
    return request.scopes().stream()
        .filter(scope -> !OPENID_SCOPES.contains(scope))
        .findFirst()
        .map(scope -> of(scope.contains("/") ? parent(scope) : DEFAULT, request))
        .orElse(PARTNER_CENTER);
  }

  String userScope() {
    return audience + "/user_impersonation";
  }

  private static String parent(String scope) {
    return scope.substring(0, scope.lastIndexOf('/'));
  }

  private static String withoutSlashes(String uri) {
    return uri.replaceFirst("/+$", "");
  }
}
