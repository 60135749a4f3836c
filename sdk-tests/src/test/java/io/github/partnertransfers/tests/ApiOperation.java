package io.github.partnertransfers.tests;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import io.github.partnertransfers.CallOptions;
import io.github.partnertransfers.CustomerTransfers;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * An operation as the documents describe it: the request that a call must send, and the answer that
 * the service gives.
 *
 * @param requestBody the JSON to send, or empty for none
 * @param answer the JSON that comes back, or empty for none
 */
record ApiOperation<T>(
    String name,
    String method,
    String path,
    String requestBody,
    int status,
    String answer,
    Function<CustomerTransfers, TransferCall<T>> factory,
    BiFunction<CallStyle, TransferCall<T>, T> way) {

  /** What the OpenAPI document calls it; several of ours may be one of its. */
  String operationId() {
    if (path.contains("transferseligibility")) {
      return "getTransfersEligibility";
    }
    boolean one = path.contains("/transfers/");
    return switch (method) {
      case "GET" -> one ? "getTransfer" : "listTransfers";
      case "POST" -> one ? "acceptTransfer" : "createTransfer";
      case "PATCH" -> "updateTransfer";
      default -> "withdrawTransfer";
    };
  }

  boolean isWrite() {
    return !method.equals("GET");
  }

  TransferCall<T> call(CustomerTransfers customer) {
    return factory.apply(customer);
  }

  T make(CallStyle style, TransferCall<T> call) {
    return way.apply(style, call);
  }

  T make(CallStyle style, CustomerTransfers customer) {
    return make(style, call(customer));
  }

  T make(CallStyle style, CustomerTransfers customer, CallOptions options) {
    return make(style, call(customer).with(options));
  }

  /** A request of this operation, whatever its headers and body. */
  MappingBuilder stub() {
    return WireMock.request(method, WireMock.urlEqualTo(path));
  }

  RequestPatternBuilder sent() {
    return RequestPatternBuilder.newRequestPattern(
        RequestMethod.fromString(method), WireMock.urlEqualTo(path));
  }

  /** The documented answer. */
  ResponseDefinitionBuilder answered() {
    return answered(status);
  }

  /** The documented answer under another status. */
  ResponseDefinitionBuilder answered(int otherStatus) {
    ResponseDefinitionBuilder response = WireMock.aResponse().withStatus(otherStatus);
    return answer.isEmpty()
        ? response
        : response.withHeader("Content-Type", "application/json; charset=utf-8").withBody(answer);
  }

  @Override
  public String toString() {
    return name;
  }
}
