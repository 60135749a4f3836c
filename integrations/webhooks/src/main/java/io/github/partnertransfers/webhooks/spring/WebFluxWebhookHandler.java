package io.github.partnertransfers.webhooks.spring;

import io.github.partnertransfers.webhooks.WebhookReceiver;
import io.github.partnertransfers.webhooks.WebhookResult;
import java.util.Objects;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Passes requests of Spring WebFlux to a receiver, and answers with its status and no body.
 *
 * <pre>{@code
 * RouterFunctions.route().POST("/webhook", new WebFluxWebhookHandler(receiver)).build()
 * }</pre>
 *
 * <p>Reads the body up to the receiver's limit. The receiver and its listeners run on {@link
 * Schedulers#boundedElastic()}, as they may block. Spring answers with status 500 if a listener
 * throws.
 */
public final class WebFluxWebhookHandler implements HandlerFunction<ServerResponse> {
  private final WebhookReceiver receiver;

  /** Creates a handler of a receiver. */
  public WebFluxWebhookHandler(WebhookReceiver receiver) {
    this.receiver = Objects.requireNonNull(receiver, "receiver");
  }

  @Override
  public Mono<ServerResponse> handle(ServerRequest request) {
    return body(request)
        .publishOn(Schedulers.boundedElastic())
        .map(body -> receiver.receive(request.headers()::firstHeader, body))
        .map(WebhookResult::httpStatus)
        .flatMap(status -> ServerResponse.status(status).build());
  }

  /** Returns the body, or as much of it as the receiver needs to see that it is too large. */
  private Mono<byte[]> body(ServerRequest request) {
    Flux<DataBuffer> buffers = request.body(BodyExtractors.toDataBuffers());
    return DataBufferUtils.join(
            DataBufferUtils.takeUntilByteCount(buffers, receiver.maxBodyBytes() + 1L))
        .map(
            buffer -> {
              byte[] bytes = new byte[buffer.readableByteCount()];
              buffer.read(bytes);
              DataBufferUtils.release(buffer);
              return bytes;
            })
        .defaultIfEmpty(new byte[0]);
  }
}
