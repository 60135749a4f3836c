package io.github.partnertransfers.simulator.internal.http;

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
import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import java.time.Duration;
import java.util.List;

/** WireMock, reduced to the features that the simulator needs. */
public final class SimulatorServer {

  private static final int THREADS = 200;

  private final WireMockServer server;

  public SimulatorServer(int port, Duration idleTimeout, Extension dispatcher) {
    server =
        new WireMockServer(
            WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .port(port)
                .jettyIdleTimeout(idleTimeout.toMillis())
                .httpServerFactory(SimulatorServer::lenientServer)
                // A delayed response blocks a thread; other requests must still be served.
                .containerThreads(THREADS)
                // HTTP/1.1 only: a connection carries one exchange, so a fault affects only one.
                .http2PlainDisabled(true)
                .extensions(dispatcher)
                .mappingSource(new NoStubMappings())
                // The server never proxies, and creating an HTTP client is slow.
                .httpClientFactory((options, trustAll, trusted, system) -> SimulatorServer::noProxy)
                .adminAuthenticator(request -> false)
                .useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER)
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .templatingEnabled(false)
                .gzipDisabled(true));
    server.stubFor(any(anyUrl()).willReturn(ok()));
  }

  private static HttpServer lenientServer(
      Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
    return new JettyHttpServerFactory()
        .buildHttpServer(options, admin, new LenientRequestHandler(stubs));
  }

  private static Response noProxy(Request request) {
    throw new UnsupportedOperationException("The simulator sends no requests.");
  }

  public void start() {
    server.start();
  }

  public int port() {
    return server.port();
  }

  public void stop() {
    server.stop();
  }

  /** Ignores stub mappings that the user's project has on disk for WireMock. */
  private static final class NoStubMappings implements MappingsSource {

    @Override
    public void loadMappingsInto(StubMappings stubMappings) {}

    @Override
    public void save(List<StubMapping> stubMappings) {}

    @Override
    public void save(StubMapping stubMapping) {}

    @Override
    @SuppressWarnings("removal")
    public void remove(StubMapping stubMapping) {}

    @Override
    public void removeAll() {}
  }
}
