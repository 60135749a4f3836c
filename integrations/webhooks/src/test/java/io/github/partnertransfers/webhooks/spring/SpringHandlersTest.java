package io.github.partnertransfers.webhooks.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.webhooks.RefusalReason;
import io.github.partnertransfers.webhooks.SignedEvents;
import io.github.partnertransfers.webhooks.WebhookEvent;
import io.github.partnertransfers.webhooks.WebhookReceiver;
import io.github.partnertransfers.webhooks.WebhookResult;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** The handlers in Tomcat and in Reactor Netty, over HTTP. */
class SpringHandlersTest {
  private static final int TEN_MEGABYTES = 10_000_000;

  /** Tomcat logs the exception that a test wants, and more. */
  @BeforeAll
  static void silenceTheConsole() {
    for (Handler handler : Logger.getLogger("").getHandlers()) {
      handler.setLevel(Level.OFF);
    }
  }

  /** The servers of Spring's two stacks. */
  enum Stack {
    WEB_MVC {
      @Override
      Server start(WebhookReceiver receiver) throws LifecycleException {
        return startTomcat(receiver);
      }
    },
    WEB_FLUX {
      @Override
      Server start(WebhookReceiver receiver) {
        return startNetty(receiver);
      }
    };

    abstract Server start(WebhookReceiver receiver) throws LifecycleException;
  }

  /** A running server. */
  private record Server(int port, Runnable closing) implements AutoCloseable {
    @Override
    public void close() {
      closing.run();
    }
  }

  @Configuration
  @EnableWebMvc
  static class Routes {
    @Bean
    RouterFunction<ServerResponse> webhook(WebhookReceiver receiver) {
      return RouterFunctions.route().POST("/webhook", new WebMvcWebhookHandler(receiver)).build();
    }
  }

  private final SignedEvents events = new SignedEvents();
  private final List<WebhookEvent> accepted = new CopyOnWriteArrayList<>();
  private final List<WebhookResult.Refused> refused = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    events.close();
  }

  private static Server startTomcat(WebhookReceiver receiver) throws LifecycleException {
    AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
    context.addBeanFactoryPostProcessor(beans -> beans.registerSingleton("receiver", receiver));
    context.register(Routes.class);
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir("target/tomcat");
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    var application = tomcat.addContext("", null);
    Wrapper servlet = Tomcat.addServlet(application, "spring", new DispatcherServlet(context));
    servlet.setLoadOnStartup(1);
    application.addServletMappingDecoded("/", "spring");
    tomcat.start();
    return new Server(tomcat.getConnector().getLocalPort(), () -> stop(tomcat));
  }

  private static void stop(Tomcat tomcat) {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      throw new AssertionError(e);
    }
  }

  private static Server startNetty(WebhookReceiver receiver) {
    var routes =
        org.springframework.web.reactive.function.server.RouterFunctions.route()
            .POST("/webhook", new WebFluxWebhookHandler(receiver))
            .build();
    DisposableServer server =
        HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle(
                new ReactorHttpHandlerAdapter(
                    org.springframework.web.reactive.function.server.RouterFunctions.toHttpHandler(
                        routes)))
            .bindNow();
    return new Server(server.port(), server::disposeNow);
  }

  @ParameterizedTest
  @EnumSource(Stack.class)
  void answerWithTheStatusOfTheReceiver(Stack stack) throws Exception {
    WebhookReceiver receiver =
        events.receiver().onAccepted(this::accept).onRefused(refused::add).build();
    try (Server server = stack.start(receiver)) {
      byte[] body = events.body();
      Map<String, String> headers = events.headers(body);

      assertThat(post(server, headers, body)).isEqualTo(200);
      assertThat(accepted).extracting(WebhookEvent::name).containsExactly("create-transfer");

      headers.put("Authorization", "Signature AAAA");
      assertThat(post(server, headers, body)).isEqualTo(401);
      assertThat(post(server, headers, new byte[0])).isEqualTo(401);
      assertThat(post(server, headers, new byte[TEN_MEGABYTES])).isIn(413, -1);
      headers.put("Content-Encoding", "gzip");
      assertThat(post(server, headers, body)).isEqualTo(415);
      assertThat(refused)
          .extracting(WebhookResult.Refused::reason)
          .containsExactly(
              RefusalReason.WRONG_SIGNATURE,
              RefusalReason.WRONG_SIGNATURE,
              RefusalReason.BODY_TOO_LARGE,
              RefusalReason.COMPRESSED_BODY);
    }
  }

  @ParameterizedTest
  @EnumSource(Stack.class)
  void anExceptionOfAListenerIsStatus500(Stack stack) throws Exception {
    WebhookReceiver receiver =
        events
            .receiver()
            .onAccepted(
                event -> {
                  throw new IllegalStateException("the database is down");
                })
            .build();
    try (Server server = stack.start(receiver)) {
      byte[] body = events.body();

      assertThat(post(server, events.headers(body), body)).isEqualTo(500);
    }
  }

  private void accept(WebhookEvent event) {
    assertThat(Thread.currentThread().getName()).matches("(http-nio|boundedElastic).*");
    accepted.add(event);
  }

  /** Returns the status, or -1 if the server closed the connection while the body was sent. */
  private static int post(Server server, Map<String, String> headers, byte[] body)
      throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection)
            URI.create("http://127.0.0.1:" + server.port() + "/webhook").toURL().openConnection();
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(body.length);
    headers.forEach(connection::setRequestProperty);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body);
      return connection.getResponseCode();
    } catch (IOException e) {
      return -1;
    } finally {
      connection.disconnect();
    }
  }
}
