package com.example.app;

import com.example.story.TransferStory;
import io.github.partnertransfers.TransfersClient;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;

/** An app that has an OkHttpClient already, with an interceptor of its own. */
final class OwnClientApp {
  private OwnClientApp() {}

  public static void main(String[] arguments) {
    AtomicInteger requests = new AtomicInteger();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  requests.incrementAndGet();
                  return chain.proceed(chain.request());
                })
            .build();
    try (TransfersClient source = TransferStory.client("SOURCE").httpClient(http).build();
        TransfersClient target = TransferStory.client("TARGET").httpClient(http).build()) {
      new TransferStory(source, target, TransferStory.setting("CUSTOMER")).run();
    }
    if (requests.get() == 0 || http.dispatcher().executorService().isShutdown()) {
      throw new IllegalStateException("the app's OkHttpClient wasn't used, or was shut down");
    }
    http.dispatcher().executorService().shutdown();
    System.out.println("  by the app's own OkHttpClient: " + requests + " requests");
  }
}
