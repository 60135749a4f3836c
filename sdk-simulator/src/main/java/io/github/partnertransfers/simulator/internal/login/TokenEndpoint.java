package io.github.partnertransfers.simulator.internal.login;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.partnertransfers.simulator.internal.http.Json;
import io.github.partnertransfers.simulator.internal.service.Partner;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The token endpoint of Microsoft Entra, in version 1 and version 2. */
final class TokenEndpoint {

  private final TokenStore tokens;
  private final DeviceCodeStore deviceCodes;
  private final ClientAuthenticator clients;

  TokenEndpoint(TokenStore tokens, DeviceCodeStore deviceCodes, CredentialStore credentials) {
    this.tokens = tokens;
    this.deviceCodes = deviceCodes;
    this.clients = new ClientAuthenticator(credentials);
  }

  ObjectNode issue(LoginRequest request, Instant now) {
    String grantType = request.required("grant_type");
    return switch (grantType) {
      case "client_credentials" -> clientCredentials(request, now);
      case "refresh_token" -> refreshToken(request, now);
      case "urn:ietf:params:oauth:grant-type:device_code", "device_code" ->
          deviceCode(request, now);
      default -> throw OAuthException.unsupportedGrant(grantType);
    };
  }

  private ObjectNode clientCredentials(LoginRequest request, Instant now) {
    ClientAuthentication client = clients.authenticate(request, now);
    if (client == ClientAuthentication.NONE) {
      throw OAuthException.missingApplicationCredential();
    }
    Resource resource;
    if (request.isVersion2()) {
      String scope = request.required("scope");
      if (!scope.endsWith("/.default")) {
        throw OAuthException.invalidScope(scope);
      }
      resource = Resource.ofScopes(request);
    } else {
      resource = Resource.of(request.required("resource"), request);
    }
    return response(request, now, new Grant(resource, client, null, null, null));
  }

  private ObjectNode refreshToken(LoginRequest request, Instant now) {
    ClientAuthentication client = clients.authenticate(request, now);
    Partner partner = request.partner();
    String refreshToken = request.required("refresh_token");
    UserSession session = tokens.findSession(partner, refreshToken).orElse(null);
    boolean isPublic = session == null || session.isOfPublicClient();
    if (client == ClientAuthentication.NONE && !isPublic) {
      throw OAuthException.missingCredential();
    }
    Resource resource = userResource(request);
    String next =
        tokens
            .redeemRefreshToken(partner, refreshToken)
            .orElseThrow(OAuthException::expiredRefreshToken);
    String scope = request.has("scope") ? request.get("scope") : resource.userScope();
    return response(request, now, new Grant(resource, client, session, scope, next));
  }

  private static Resource userResource(LoginRequest request) {
    return request.isVersion2()
        ? Resource.ofScopes(request)
        : Resource.of(request.required("resource"), request);
  }

  private ObjectNode deviceCode(LoginRequest request, Instant now) {
    ClientAuthentication client = clients.authenticate(request, now);
    DeviceCodeStore.Approval approval =
        deviceCodes.redeem(request.partner(), request.required("device_code"));
    List<String> scopes = approval.code().scopes();
    UserSession session = new UserSession(approval.hasMfa(), client == ClientAuthentication.NONE);
    String refreshToken =
        scopes.contains("offline_access")
            ? tokens.issueRefreshToken(request.partner(), session)
            : null;
    String scope =
        String.join(" ", scopes.stream().filter(Predicate.not("offline_access"::equals)).toList());
    return response(
        request, now, new Grant(approval.code().resource(), client, session, scope, refreshToken));
  }

  /**
   * What a token request is granted.
   *
   * @param user the login of the user, or null for the application alone
   */
  private record Grant(
      Resource resource,
      ClientAuthentication client,
      @Nullable UserSession user,
      @Nullable String scope,
      @Nullable String refreshToken) {}

  private ObjectNode response(LoginRequest request, Instant now, Grant grant) {
    ObjectNode body = Json.object();
    body.put("token_type", "Bearer");
    if (request.isVersion2()) {
      addVersion2(body, grant);
    } else {
      addVersion1(body, grant, now);
    }
    if (grant.refreshToken() != null) {
      body.put("refresh_token", grant.refreshToken());
    }
    body.put(
        "access_token",
        tokens.issueAccessToken(request.partner(), grant.resource(), grant.client(), grant.user()));
    return body;
  }

  private void addVersion2(ObjectNode body, Grant grant) {
    if (grant.scope() != null) {
      body.put("scope", grant.scope());
    }
    body.put("expires_in", tokens.lifetime().toSeconds());
    body.put("ext_expires_in", tokens.lifetime().toSeconds());
  }

  private void addVersion1(ObjectNode body, Grant grant, Instant now) {
    String seconds = Long.toString(tokens.lifetime().toSeconds());
    if (grant.user() != null) {
      body.put("scope", "user_impersonation");
    }
    body.put("expires_in", seconds);
    body.put("ext_expires_in", seconds);
    body.put("expires_on", epochSeconds(now.plus(tokens.lifetime())));
    body.put("not_before", epochSeconds(now));
    body.put("resource", grant.resource().audience());
  }

  private static String epochSeconds(Instant instant) {
    return Long.toString(instant.getEpochSecond());
  }
}
