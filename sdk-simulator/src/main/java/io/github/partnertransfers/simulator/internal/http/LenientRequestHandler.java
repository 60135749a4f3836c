package io.github.partnertransfers.simulator.internal.http;

import com.github.tomakehurst.wiremock.http.HttpResponder;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestListener;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.List;
import java.util.Map;

/** Wraps each request in a {@link LenientRequest} and delegates to WireMock's handler. */
final class LenientRequestHandler extends StubRequestHandler {

  private final StubRequestHandler handler;

  /** WireMock's server requires this superclass; as it handles no request, it gets nulls. */
  @SuppressWarnings("NullAway")
  LenientRequestHandler(StubRequestHandler handler) {
    super(null, null, null, Map.of(), Map.of(), null, List.of(), List.of(), false, null, null);
    this.handler = handler;
  }

  @Override
  public void handle(Request request, HttpResponder responder, ServeEvent event) {
    handler.handle(new LenientRequest(request), responder, event);
  }

  @Override
  public void addRequestListener(RequestListener listener) {
    handler.addRequestListener(listener);
  }
}
