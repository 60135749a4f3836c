package io.github.partnertransfers.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.partnertransfers.simulator.internal.http.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Sends requests to the login of one partner. Requests have the client id, and no credential. */
final class LoginClient {

  static final String PARTNER_CENTER = "https://api.partnercenter.microsoft.com";
  static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  static final String DEVICE_CODE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";

  private final PartnerCenterSimulator simulator;
  private final SimulatedPartner partner;
  private final Map<String, String> form;

  private LoginClient(
      PartnerCenterSimulator simulator, SimulatedPartner partner, Map<String, String> form) {
    this.simulator = simulator;
    this.partner = partner;
    this.form = form;
  }

  static LoginClient ofSource(PartnerCenterSimulator simulator) {
    return of(simulator, simulator.sourcePartner());
  }

  static LoginClient of(PartnerCenterSimulator simulator, SimulatedPartner partner) {
    return new LoginClient(simulator, partner, Map.of("client_id", partner.clientId()));
  }

  LoginClient with(String parameter, String value) {
    Map<String, String> newForm = new LinkedHashMap<>(form);
    newForm.put(parameter, value);
    return new LoginClient(simulator, partner, newForm);
  }

  LoginClient withSecret() {
    return with("client_secret", partner.clientSecret());
  }

  LoginClient withAssertion(String assertion) {
    return with("client_assertion_type", ASSERTION_TYPE).with("client_assertion", assertion);
  }

  ApiClient.Response clientCredentials() {
    return clientCredentials(PARTNER_CENTER + "/.default");
  }

  ApiClient.Response clientCredentials(String scope) {
    return with("grant_type", "client_credentials").with("scope", scope).post("token");
  }

  ApiClient.Response refresh(String refreshToken) {
    return with("grant_type", "refresh_token").with("refresh_token", refreshToken).post("token");
  }

  ApiClient.Response requestDeviceCode(String scope) {
    return with("scope", scope).post("devicecode");
  }

  ApiClient.Response redeemDeviceCode(String deviceCode) {
    return with("grant_type", DEVICE_CODE_GRANT).with("device_code", deviceCode).post("token");
  }

  private ApiClient.Response post(String endpoint) {
    return post(tokenUrl().resolve(endpoint));
  }

  ApiClient.Response post(URI uri) {
    return ApiClient.of(simulator, partner)
        .withHeader("Content-Type", "application/x-www-form-urlencoded")
        .send(
            "POST",
            uri,
            form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&")));
  }

  /** Returns the token endpoint of version 2.0. */
  URI tokenUrl() {
    return URI.create(simulator.loginUrl() + "/" + partner.tenantId() + "/oauth2/v2.0/token");
  }

  URI tokenUrlOfVersion1() {
    return URI.create(simulator.loginUrl() + "/" + partner.tenantId() + "/oauth2/token");
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** Returns an API client with the access token of a response. */
  ApiClient api(ApiClient.Response token) {
    return ApiClient.of(simulator, partner)
        .withHeader("Authorization", "Bearer " + token.value("/access_token"));
  }

  /** Returns the error and its code, such as {@code invalid_client 700027}. */
  static String error(ApiClient.Response response) {
    return response.value("/error") + " " + response.value("/error_codes/0");
  }

  /** Returns the claims of the access token in a response. */
  static Claims claims(ApiClient.Response token) {
    return Claims.of(token.value("/access_token"));
  }

  /** The claims of an access token. */
  record Claims(JsonNode json) {

    static Claims of(String token) {
      String payload = token.split("\\.", -1)[1];
      return new Claims(
          Json.parse(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8))
              .orElseThrow());
    }

    String get(String name) {
      return json.path(name).isTextual() ? json.path(name).textValue() : json.path(name).toString();
    }
  }
}
