package io.github.partnertransfers.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/** The token requests of Microsoft Entra, in both of its versions. */
final class TokenEndpoint {

  private final PartnerCenter partnerCenter;
  private final Tokens tokens;

  TokenEndpoint(PartnerCenter partnerCenter, Tokens tokens) {
    this.partnerCenter = partnerCenter;
    this.tokens = tokens;
  }

  Answer answer(String tenant, RecordedRequest request) {
    tokens.countRequest();
    Form form = Form.parse(request.body());
    Instant now = partnerCenter.instant();
    try {
      return Answer.token(200, issue(tenant, isVersion2(request), form, now));
    } catch (TokenRefusal refusal) {
      String traceId = UUID.randomUUID().toString();
      String correlationId =
          request.header("client-request-id").filter(Identifiers::isGuid).orElse(traceId);
      return Answer.token(refusal.status(), refusal.body(now, traceId, correlationId));
    }
  }

  private static boolean isVersion2(RecordedRequest request) {
    return request.path().endsWith("/v2.0/token");
  }

  private ObjectNode issue(String tenant, boolean version2, Form form, Instant now) {
    SimulatedPartner partner =
        partnerCenter.partner(tenant).orElseThrow(() -> TokenRefusal.unknownTenant(tenant));
    String grantType = required(form, "grant_type");
    boolean refresh = grantType.equals("refresh_token");
    if (!refresh && !grantType.equals("client_credentials")) {
      throw TokenRefusal.unsupportedGrant(grantType);
    }
    authenticate(partner, form);
    ObjectNode answer = Json.object();
    answer.put("token_type", "Bearer");
    if (version2) {
      addVersion2(answer, form, refresh);
    } else {
      addVersion1(answer, form, refresh, now);
    }
    if (refresh) {
      String next =
          tokens
              .rotate(partner, required(form, "refresh_token"))
              .orElseThrow(TokenRefusal::expiredRefreshToken);
      answer.put("refresh_token", next);
    }
    answer.put("access_token", tokens.issue(partner));
    return answer;
  }

  private static void authenticate(SimulatedPartner partner, Form form) {
    String clientId = required(form, "client_id");
    if (!partner.clientId().equalsIgnoreCase(clientId)) {
      throw TokenRefusal.unknownClient(clientId, partner);
    }
    if (!partner.clientSecret().equals(required(form, "client_secret"))) {
      throw TokenRefusal.invalidSecret(clientId);
    }
  }

  private void addVersion2(ObjectNode answer, Form form, boolean refresh) {
    String scope = refresh ? form.get("scope") : required(form, "scope");
    if (refresh) {
      answer.put("scope", scope);
    } else if (!scope.endsWith("/.default")) {
      throw TokenRefusal.invalidScope(scope);
    }
    answer.put("expires_in", tokens.lifetime().toSeconds());
    answer.put("ext_expires_in", tokens.lifetime().toSeconds());
  }

  private void addVersion1(ObjectNode answer, Form form, boolean refresh, Instant now) {
    String seconds = Long.toString(tokens.lifetime().toSeconds());
    if (refresh) {
      answer.put("scope", "user_impersonation");
    }
    answer.put("expires_in", seconds);
    answer.put("ext_expires_in", seconds);
    answer.put("expires_on", epochSeconds(now.plus(tokens.lifetime())));
    answer.put("not_before", epochSeconds(now));
    answer.put("resource", required(form, "resource"));
  }

  private static String epochSeconds(Instant instant) {
    return Long.toString(instant.getEpochSecond());
  }

  private static String required(Form form, String name) {
    String value = form.get(name);
    if (value.isEmpty()) {
      throw TokenRefusal.missingParameter(name);
    }
    return value;
  }
}
