package io.github.partnertransfers.spring.boot;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/** Makes the first call faster, in the background. */
final class WarmUp implements ApplicationListener<ApplicationReadyEvent> {
  private static final Log log = LogFactory.getLog(WarmUp.class);

  private final TransfersClient client;

  WarmUp(TransfersClient client) {
    this.client = client;
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent event) {
    Thread thread = new Thread(this::warmUp, "transfers-warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  private void warmUp() {
    try {
      client.warmUp();
    } catch (TransfersException e) {
      log.warn("The login that prepares the first call failed; the call logs in again", e);
    }
  }
}
