package io.github.partnertransfers.simulator;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty.JettyHttpServerFactory;
import java.time.Duration;

/** The HTTP server, cut down to what the simulator needs. */
final class SimulatorServer {

  private static final int THREADS = 200;

  private final WireMockServer server;

  SimulatorServer(int port, Duration idleTimeout, Extension dispatcher) {
    server =
        new WireMockServer(
            WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .port(port)
                .jettyIdleTimeout(idleTimeout.toMillis())
                .httpServerFactory(SimulatorServer::tolerant)
                // A request that waits holds a thread; others must still be answered.
                .containerThreads(THREADS)
                // One connection per exchange at a time, so that a fault hits just one.
                .http2PlainDisabled(true)
                .extensions(dispatcher)
                .mappingSource(new NoMappings())
                // It proxies nothing, and a client for that takes long to make.
                .httpClientFactory((options, trustAll, trusted, system) -> SimulatorServer::noProxy)
                .adminAuthenticator(request -> false)
                .useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER)
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .templatingEnabled(false)
                .gzipDisabled(true));
    server.stubFor(any(anyUrl()).willReturn(ok()));
  }

  private static HttpServer tolerant(
      Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
    return new JettyHttpServerFactory()
        .buildHttpServer(options, admin, new TolerantRequestHandler(stubs));
  }

  private static Response noProxy(Request request) {
    throw new UnsupportedOperationException("The simulator sends no requests.");
  }

  void start() {
    server.start();
  }

  int port() {
    return server.port();
  }

  void stop() {
    server.stop();
  }
}
