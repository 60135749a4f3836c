package io.github.partnertransfers.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.partnertransfers.contract.ContractExtension;
import io.github.partnertransfers.simulator.internal.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A partner who calls the API for one customer, with nothing but the JDK's HTTP client. */
final class Caller {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final PartnerCenterSimulator simulator;
  private final String customerId;
  private final Map<String, String> headers;

  private Caller(PartnerCenterSimulator simulator, String customerId, Map<String, String> headers) {
    this.simulator = simulator;
    this.customerId = customerId;
    this.headers = headers;
  }

  /** All its exchanges are held to the OpenAPI document, as are others on this simulator. */
  static Caller of(PartnerCenterSimulator simulator, SimulatedPartner partner) {
    simulator.onExchange(Caller::report);
    return new Caller(
        simulator,
        simulator.customer().tenantId(),
        Map.of("Authorization", "Bearer " + simulator.tokens().issue(partner)));
  }

  private static void report(RecordedRequest request, RecordedAnswer answer) {
    ContractExtension.report(
        request.method(),
        request.path(),
        request.query(),
        request.headers(),
        request.body(),
        answer.status(),
        answer.headers(),
        answer.body());
  }

  static Caller source(PartnerCenterSimulator simulator) {
    return of(simulator, simulator.sourcePartner());
  }

  static Caller target(PartnerCenterSimulator simulator) {
    return of(simulator, simulator.targetPartner());
  }

  Caller forCustomer(String otherCustomerId) {
    return new Caller(simulator, otherCustomerId, headers);
  }

  Caller with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Caller(simulator, customerId, more);
  }

  Reply list() {
    return send("GET", "/transfers", "");
  }

  Reply get(String transferId) {
    return send("GET", "/transfers/" + transferId, "");
  }

  Reply create(String body) {
    return send("POST", "/transfers", body);
  }

  /** Creates a legacy transfer of the customer's subscriptions with these indices. */
  Reply createLegacy(int... subscriptions) {
    return create(legacyBody(subscriptions));
  }

  String legacyBody(int... subscriptions) {
    String items =
        String.join(
            ",",
            Arrays.stream(subscriptions)
                .mapToObj(index -> simulator.customer().subscriptions().get(index).id())
                .map(id -> "{'subscriptionId':'" + id + "','partnerIdOnRecord':'517285'}")
                .toList());
    return "{'sourcePartnerTenantId':'%s','targetPartnerTenantId':'%s','lineItems':[%s]}"
        .formatted(
            simulator.sourcePartner().tenantId(), simulator.targetPartner().tenantId(), items);
  }

  Reply request() {
    return create(
        "{'sourcePartnerTenantId':'%s','sourcePartnerName':'losing partner','customerEmailId':'someone@example.com','targetPartnerEmailId':'free text','transferType':3}"
            .formatted(simulator.sourcePartner().tenantId()));
  }

  Reply accept(String transferId) {
    return send("POST", "/transfers/" + transferId + "/accept", "");
  }

  Reply update(String transferId, String body) {
    return send("PATCH", "/transfers/" + transferId, body);
  }

  /** Accepts a requested transfer with the customer's subscriptions of these indices. */
  Reply acceptRequested(String transferId, int... subscriptions) {
    String items =
        String.join(
            ",",
            Arrays.stream(subscriptions)
                .mapToObj(index -> simulator.customer().subscriptions().get(index).id())
                .map(id -> "{'subscriptionId':'" + id + "','productType':'OnlineServicesNCE'}")
                .toList());
    return update(transferId, "{'id':'" + transferId + "','lineItems':[" + items + "]}");
  }

  Reply withdraw(String transferId) {
    return send("DELETE", "/transfers/" + transferId, "");
  }

  Reply eligibility(String query) {
    return send("GET", "/transferseligibility" + query, "");
  }

  private Reply send(String method, String path, String body) {
    return send(method, URI.create(simulator.url() + "/v1/customers/" + customerId + path), body);
  }

  /** Single quotes in the body stand for double ones. */
  Reply send(String method, URI uri, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .method(method, BodyPublishers.ofString(body.replace('\'', '"')));
    if (!body.isEmpty()) {
      request.setHeader("Content-Type", "application/json");
    }
    headers.forEach(request::setHeader);
    try {
      return new Reply(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What came back. */
  record Reply(HttpResponse<byte[]> response) {

    int status() {
      return response.statusCode();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    boolean hasByteOrderMark() {
      return text().startsWith("\uFEFF");
    }

    JsonNode json() {
      String text = hasByteOrderMark() ? text().substring(1) : text();
      return Json.parse(text).orElseThrow(() -> new AssertionError("No JSON: " + text));
    }

    String value(String pointer) {
      return json().at(pointer).asText();
    }

    String id() {
      return value("/id");
    }

    /** Status and service code, as in {@code 409 900101}. */
    String refusal() {
      return status() + " " + value("/code");
    }
  }
}
