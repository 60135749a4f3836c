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

/** Calls the API as one partner for one customer, with the JDK's HTTP client. */
final class ApiClient {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final PartnerCenterSimulator simulator;
  private final String customerId;
  private final Map<String, String> headers;

  private ApiClient(
      PartnerCenterSimulator simulator, String customerId, Map<String, String> headers) {
    this.simulator = simulator;
    this.customerId = customerId;
    this.headers = headers;
  }

  /** Returns a client, and validates every exchange of the simulator against the document. */
  static ApiClient of(PartnerCenterSimulator simulator, SimulatedPartner partner) {
    simulator.onExchange(ApiClient::report);
    return new ApiClient(
        simulator,
        simulator.customer().tenantId(),
        Map.of("Authorization", "Bearer " + simulator.tokens().issue(partner)));
  }

  private static void report(RecordedRequest request, RecordedAnswer response) {
    ContractExtension.report(
        request.method(),
        request.path(),
        request.query(),
        request.headers(),
        request.body(),
        response.status(),
        response.headers(),
        response.body());
  }

  static ApiClient ofSource(PartnerCenterSimulator simulator) {
    return of(simulator, simulator.sourcePartner());
  }

  static ApiClient ofTarget(PartnerCenterSimulator simulator) {
    return of(simulator, simulator.targetPartner());
  }

  ApiClient forCustomer(String otherCustomerId) {
    return new ApiClient(simulator, otherCustomerId, headers);
  }

  ApiClient withHeader(String header, String value) {
    Map<String, String> newHeaders = new LinkedHashMap<>(headers);
    newHeaders.put(header, value);
    return new ApiClient(simulator, customerId, newHeaders);
  }

  Response list() {
    return send("GET", "/transfers", "");
  }

  Response get(String transferId) {
    return send("GET", "/transfers/" + transferId, "");
  }

  Response create(String body) {
    return send("POST", "/transfers", body);
  }

  /** Creates a legacy transfer of the customer's subscriptions at these indexes. */
  Response createLegacy(int... subscriptions) {
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

  Response requestTransfer() {
    return create(
        "{'sourcePartnerTenantId':'%s','sourcePartnerName':'losing partner','customerEmailId':'someone@example.com','targetPartnerEmailId':'free text','transferType':3}"
            .formatted(simulator.sourcePartner().tenantId()));
  }

  Response accept(String transferId) {
    return send("POST", "/transfers/" + transferId + "/accept", "");
  }

  Response update(String transferId, String body) {
    return send("PATCH", "/transfers/" + transferId, body);
  }

  /** Accepts a requested transfer with the customer's subscriptions at these indexes. */
  Response acceptRequested(String transferId, int... subscriptions) {
    String items =
        String.join(
            ",",
            Arrays.stream(subscriptions)
                .mapToObj(index -> simulator.customer().subscriptions().get(index).id())
                .map(id -> "{'subscriptionId':'" + id + "','productType':'OnlineServicesNCE'}")
                .toList());
    return update(transferId, "{'id':'" + transferId + "','lineItems':[" + items + "]}");
  }

  Response withdraw(String transferId) {
    return send("DELETE", "/transfers/" + transferId, "");
  }

  Response eligibility(String query) {
    return send("GET", "/transferseligibility" + query, "");
  }

  /** Sends a request to a path below that of the registration. */
  Response webhooks(String method, String path, String body) {
    return send(method, URI.create(simulator.url() + "/webhooks/v1/registration" + path), body);
  }

  private Response send(String method, String path, String body) {
    return send(method, URI.create(simulator.url() + "/v1/customers/" + customerId + path), body);
  }

  /** Sends the body after replacing its single quotes by double quotes. */
  Response send(String method, URI uri, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .method(method, BodyPublishers.ofString(body.replace('\'', '"')));
    if (!body.isEmpty()) {
      request.setHeader("Content-Type", "application/json");
    }
    headers.forEach(request::setHeader);
    try {
      return new Response(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  record Response(HttpResponse<byte[]> http) {

    int status() {
      return http.statusCode();
    }

    String header(String name) {
      return http.headers().firstValue(name).orElse("");
    }

    String body() {
      return new String(http.body(), StandardCharsets.UTF_8);
    }

    boolean hasByteOrderMark() {
      return body().startsWith("\uFEFF");
    }

    JsonNode json() {
      String text = hasByteOrderMark() ? body().substring(1) : body();
      return Json.parse(text).orElseThrow(() -> new AssertionError("Not JSON: " + text));
    }

    String value(String pointer) {
      return json().at(pointer).asText();
    }

    String id() {
      return value("/id");
    }

    /** Returns status and error code, such as {@code 409 900101}. */
    String error() {
      return status() + " " + value("/code");
    }
  }
}
