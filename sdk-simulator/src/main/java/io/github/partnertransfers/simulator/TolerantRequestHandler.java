package io.github.partnertransfers.simulator;

import com.github.tomakehurst.wiremock.http.HttpResponder;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestListener;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.List;
import java.util.Map;

/** Hands each request to WireMock's handler as a {@link TolerantRequest}. */
final class TolerantRequestHandler extends StubRequestHandler {

  private final StubRequestHandler handler;

  /** The superclass, which WireMock's server asks for, gets nothing: it handles no request. */
  @SuppressWarnings("NullAway")
  TolerantRequestHandler(StubRequestHandler handler) {
    super(null, null, null, Map.of(), Map.of(), null, List.of(), List.of(), false, null, null);
    this.handler = handler;
  }

  @Override
  public void handle(Request request, HttpResponder responder, ServeEvent event) {
    handler.handle(new TolerantRequest(request), responder, event);
  }

  @Override
  public void addRequestListener(RequestListener listener) {
    handler.addRequestListener(listener);
  }
}
