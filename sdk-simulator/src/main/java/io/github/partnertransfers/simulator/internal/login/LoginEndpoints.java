package io.github.partnertransfers.simulator.internal.login;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.RecordedRequest;
import io.github.partnertransfers.simulator.internal.http.Response;
import io.github.partnertransfers.simulator.internal.http.Route;
import io.github.partnertransfers.simulator.internal.service.GuidGenerator;
import io.github.partnertransfers.simulator.internal.service.PartnerCenter;
import java.time.Instant;
import java.util.UUID;

/** The endpoints of the simulated Microsoft Entra. */
public final class LoginEndpoints {

  private final PartnerCenter partnerCenter;
  private final LoginState state;
  private final TokenEndpoint tokenEndpoint;
  private final DeviceCodeEndpoint deviceCodeEndpoint;

  public LoginEndpoints(PartnerCenter partnerCenter, LoginState state) {
    this.partnerCenter = partnerCenter;
    this.state = state;
    tokenEndpoint = new TokenEndpoint(state.tokens(), state.deviceCodes(), state.credentials());
    deviceCodeEndpoint = new DeviceCodeEndpoint(state.deviceCodes());
  }

  public Response respond(Route route, RecordedRequest request) {
    Instant now = partnerCenter.instant();
    try {
      return Response.token(200, perform(route, request, now));
    } catch (OAuthException error) {
      String traceId = UUID.randomUUID().toString();
      String correlationId =
          request.header("client-request-id").filter(GuidGenerator::isGuid).orElse(traceId);
      return Response.token(error.status(), error.body(now, traceId, correlationId));
    }
  }

  private ObjectNode perform(Route route, RecordedRequest received, Instant now) {
    boolean isTokenRequest = route.operation() == Operation.TOKEN;
    if (isTokenRequest) {
      state.tokens().countRequest();
    }
    LoginRequest request =
        new LoginRequest(
            partnerCenter
                .findPartner(route.tenantId())
                .orElseThrow(() -> OAuthException.unknownTenant(route.tenantId())),
            received);
    return isTokenRequest ? tokenEndpoint.issue(request, now) : deviceCodeEndpoint.issue(request);
  }
}
