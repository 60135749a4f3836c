package io.github.partnertransfers.tests;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import io.github.partnertransfers.CallOptions;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * An operation as the documents describe it: the request that a call must send, and the answer that
 * the service gives.
 *
 * @param operationId what the OpenAPI document calls it; several of ours may be one of its
 * @param requestBody the JSON to send, or empty for none
 * @param answer the JSON that comes back, or empty for none
 */
record ApiOperation<T>(
    String name,
    String operationId,
    String method,
    String path,
    String requestBody,
    int status,
    String answer,
    Function<TransfersClient, TransferCall<T>> factory,
    BiFunction<CallStyle, TransferCall<T>, T> way) {

  boolean isWrite() {
    return !method.equals("GET");
  }

  TransferCall<T> call(TransfersClient client) {
    return factory.apply(client);
  }

  T make(CallStyle style, TransferCall<T> call) {
    return way.apply(style, call);
  }

  T make(CallStyle style, TransfersClient client) {
    return make(style, call(client));
  }

  T make(CallStyle style, TransfersClient client, CallOptions options) {
    return make(style, call(client).with(options));
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
