package io.github.partnertransfers.webhooks.spring;

import io.github.partnertransfers.webhooks.WebhookReceiver;
import io.github.partnertransfers.webhooks.WebhookResult;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Passes requests of Spring MVC to a receiver, and answers with its status and no body.
 *
 * <pre>{@code
 * RouterFunctions.route().POST("/webhook", new WebMvcWebhookHandler(receiver)).build()
 * }</pre>
 *
 * <p>Reads the body up to the receiver's limit. Spring answers with status 500 if a listener
 * throws.
 */
public final class WebMvcWebhookHandler implements HandlerFunction<ServerResponse> {
  private final WebhookReceiver receiver;

  /** Creates a handler of a receiver. */
  public WebMvcWebhookHandler(WebhookReceiver receiver) {
    this.receiver = Objects.requireNonNull(receiver, "receiver");
  }

  @Override
  public ServerResponse handle(ServerRequest request) throws IOException {
    InputStream body = request.servletRequest().getInputStream();
    WebhookResult result = receiver.receive(request.headers()::firstHeader, body);
    return ServerResponse.status(result.httpStatus()).build();
  }
}
