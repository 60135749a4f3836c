package io.github.partnertransfers.tests.leaks;

import io.github.partnertransfers.TransfersClient;
import java.lang.reflect.Field;
import java.util.Optional;
import okhttp3.OkHttpClient;

/** The OkHttp client that a client was not lent but made itself, which nothing public shows. */
final class OwnConnections {
  private OwnConnections() {}

  /** Those of a client, if it has some. */
  static Optional<OkHttpClient> of(TransfersClient client) {
    try {
      Field field = TransfersClient.class.getDeclaredField("ownHttp");
      field.setAccessible(true);
      return Optional.ofNullable((OkHttpClient) field.get(client));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("where does a client keep its connections now?", e);
    }
  }
}
