package io.github.partnertransfers.simulator.internal.login;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.partnertransfers.simulator.RecordedRequest;
import io.github.partnertransfers.simulator.internal.http.FormBody;
import io.github.partnertransfers.simulator.internal.http.Json;
import io.github.partnertransfers.simulator.internal.http.Response;
import io.github.partnertransfers.simulator.internal.service.GuidGenerator;
import io.github.partnertransfers.simulator.internal.service.Partner;
import io.github.partnertransfers.simulator.internal.service.PartnerCenter;
import java.time.Instant;
import java.util.UUID;

/** The token endpoint of Microsoft Entra, in version 1 and version 2. */
public final class TokenEndpoint {

  private final PartnerCenter partnerCenter;
  private final TokenStore tokens;

  public TokenEndpoint(PartnerCenter partnerCenter, TokenStore tokens) {
    this.partnerCenter = partnerCenter;
    this.tokens = tokens;
  }

  public Response respond(String tenant, RecordedRequest request) {
    tokens.countRequest();
    FormBody form = FormBody.parse(request.body());
    Instant now = partnerCenter.instant();
    try {
      return Response.token(200, issue(tenant, isVersion2(request), form, now));
    } catch (OAuthException error) {
      String traceId = UUID.randomUUID().toString();
      String correlationId =
          request.header("client-request-id").filter(GuidGenerator::isGuid).orElse(traceId);
      return Response.token(error.status(), error.body(now, traceId, correlationId));
    }
  }

  private static boolean isVersion2(RecordedRequest request) {
    return request.path().endsWith("/v2.0/token");
  }

  private ObjectNode issue(String tenant, boolean version2, FormBody form, Instant now) {
    Partner partner =
        partnerCenter.findPartner(tenant).orElseThrow(() -> OAuthException.unknownTenant(tenant));
    String grantType = required(form, "grant_type");
    boolean refresh = grantType.equals("refresh_token");
    if (!refresh && !grantType.equals("client_credentials")) {
      throw OAuthException.unsupportedGrant(grantType);
    }
    authenticate(partner, form);
    ObjectNode body = Json.object();
    body.put("token_type", "Bearer");
    if (version2) {
      addVersion2(body, form, refresh);
    } else {
      addVersion1(body, form, refresh, now);
    }
    if (refresh) {
      String next =
          tokens
              .redeemRefreshToken(partner, required(form, "refresh_token"))
              .orElseThrow(OAuthException::expiredRefreshToken);
      body.put("refresh_token", next);
    }
    body.put("access_token", tokens.issueAccessToken(partner));
    return body;
  }

  private static void authenticate(Partner partner, FormBody form) {
    String clientId = required(form, "client_id");
    if (!partner.clientId().equalsIgnoreCase(clientId)) {
      throw OAuthException.unknownClient(clientId, partner);
    }
    if (!partner.clientSecret().equals(required(form, "client_secret"))) {
      throw OAuthException.invalidSecret(clientId);
    }
  }

  private void addVersion2(ObjectNode body, FormBody form, boolean refresh) {
    String scope = refresh ? form.get("scope") : required(form, "scope");
    if (refresh) {
      body.put("scope", scope);
    } else if (!scope.endsWith("/.default")) {
      throw OAuthException.invalidScope(scope);
    }
    body.put("expires_in", tokens.lifetime().toSeconds());
    body.put("ext_expires_in", tokens.lifetime().toSeconds());
  }

  private void addVersion1(ObjectNode body, FormBody form, boolean refresh, Instant now) {
    String seconds = Long.toString(tokens.lifetime().toSeconds());
    if (refresh) {
      body.put("scope", "user_impersonation");
    }
    body.put("expires_in", seconds);
    body.put("ext_expires_in", seconds);
    body.put("expires_on", epochSeconds(now.plus(tokens.lifetime())));
    body.put("not_before", epochSeconds(now));
    body.put("resource", required(form, "resource"));
  }

  private static String epochSeconds(Instant instant) {
    return Long.toString(instant.getEpochSecond());
  }

  private static String required(FormBody form, String name) {
    String value = form.get(name);
    if (value.isEmpty()) {
      throw OAuthException.missingParameter(name);
    }
    return value;
  }
}
