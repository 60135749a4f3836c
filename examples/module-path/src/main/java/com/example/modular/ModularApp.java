package com.example.modular;

import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.rx.TransferUpdate;
import io.github.partnertransfers.rx.WatchOptions;
import java.util.List;
import java.util.Map;

/** Uses each of our modules, and finds that what isn't exported can't be reached. */
final class ModularApp {
  private ModularApp() {}

  public static void main(String[] arguments) throws Exception {
    Map<String, String> settings = System.getenv();
    try (TransfersClient client =
        TransfersClient.builder()
            .cloud(
                Cloud.builder()
                    .apiUrl(settings.get("API_URL"))
                    .loginUrl(settings.get("LOGIN_URL"))
                    .build())
            .credential(
                TokenProviders.clientSecret(
                    settings.get("SOURCE_TENANT"),
                    settings.get("SOURCE_CLIENT"),
                    settings.get("SOURCE_SECRET")))
            .build()) {
      List<TransferUpdate> updates =
          RxTransfers.of(client, WatchOptions.builder().completeWhenAllEnded(true).build())
              .customer(settings.get("CUSTOMER")).watch()
              .toList()
              .blockingGet();
      System.out.println("  watched: " + updates.size() + " transfers");
    }
    Module core = TransfersClient.class.getModule();
    if (!core.isNamed() || core.getDescriptor().isAutomatic()) {
      throw new IllegalStateException("not a module of its own: " + core);
    }
    System.out.println("  " + core + " exports " + core.getDescriptor().exports());
  }
}
