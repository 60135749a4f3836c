package io.github.partnertransfers.simulator.internal.login;

import io.github.partnertransfers.simulator.RecordedRequest;
import io.github.partnertransfers.simulator.internal.http.FormBody;
import io.github.partnertransfers.simulator.internal.service.Partner;
import java.util.List;
import java.util.stream.Stream;

/** A request to an endpoint of the login. It has no text form, because it contains secrets. */
final class LoginRequest {

  private final Partner partner;
  private final RecordedRequest request;
  private final FormBody form;

  LoginRequest(Partner partner, RecordedRequest request) {
    this.partner = partner;
    this.request = request;
    this.form = FormBody.parse(request.body());
  }

  Partner partner() {
    return partner;
  }

  boolean isVersion2() {
    return request.path().contains("/oauth2/v2.0/");
  }

  /** Returns the simulator's URL as the client addressed it, such as {@code http://localhost:1}. */
  String origin() {
    return "http://" + request.header("Host").orElse("");
  }

  boolean has(String parameter) {
    return !get(parameter).isEmpty();
  }

  /** Returns the parameter, or an empty string if it is absent. */
  String get(String parameter) {
    return form.get(parameter);
  }

  /** Returns the requested scopes, or an empty list if the request has none. */
  List<String> scopes() {
    return Stream.of(get("scope").split("\\s+")).filter(scope -> !scope.isEmpty()).toList();
  }

  String required(String parameter) {
    if (!has(parameter)) {
      throw OAuthException.missingParameter(parameter);
    }
    return get(parameter);
  }
}
