package io.github.partnertransfers.simulator.internal.login;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.partnertransfers.simulator.internal.http.Json;

/** The device authorization endpoint (RFC 8628, section 3.1), as Entra has it. */
final class DeviceCodeEndpoint {

  private static final String VERIFICATION_URI = "https://microsoft.com/devicelogin";

  private final DeviceCodeStore deviceCodes;

  DeviceCodeEndpoint(DeviceCodeStore deviceCodes) {
    this.deviceCodes = deviceCodes;
  }

  ObjectNode issue(LoginRequest request) {
    ClientAuthenticator.requireClient(request);
    request.required("scope");
    DeviceCodeStore.DeviceCode code =
        deviceCodes.create(request.partner(), Resource.ofScopes(request), request.scopes());
    ObjectNode body = Json.object();
    body.put("user_code", code.userCode());
    body.put("device_code", code.deviceCode());
    body.put("verification_uri", VERIFICATION_URI);
    body.put("expires_in", DeviceCodeStore.LIFETIME.toSeconds());
    body.put("interval", deviceCodes.interval().toSeconds());
    body.put(
        "message",
        "To sign in, use a web browser to open the page "
            + VERIFICATION_URI
            + " and enter the code "
            + code.userCode()
            + " to authenticate.");
    return body;
  }
}
