package io.github.partnertransfers;

import java.util.concurrent.Executor;

/** Lets a client do everything on the thread that asks for it, so that virtual time rules it. */
public final class SameThread {
  private SameThread() {}

  public static TransfersClient.Builder of(TransfersClient.Builder client) {
    return of(client, Runnable::run);
  }

  /** The same with an executor for requests, which may hold them back. */
  public static TransfersClient.Builder of(
      TransfersClient.Builder client, Executor requestExecutor) {
    return client
        .requestExecutor(requestExecutor)
        .callbackExecutor(Runnable::run)
        .controlExecutor(Runnable::run);
  }
}
