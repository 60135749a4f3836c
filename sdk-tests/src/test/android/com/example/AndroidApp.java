package com.example;

import android.os.Handler;
import android.os.Looper;
import io.github.partnertransfers.AccessToken;
import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransferCallback;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.rx.RxTransfers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import okhttp3.OkHttpClient;
import retrofit2.Retrofit;

/** Makes calls on Android's main thread and prints what happens where. */
public final class AndroidApp {
  private static final String CUSTOMER = "b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0";
  private static final String TRANSFER = "ac4a9d22-ba07-444e-890f-cfe084eed498";

  private AndroidApp() {}

  public static void main(String[] arguments) throws Exception {
    System.setProperty("java.vm.name", "Dalvik"); // Which no option of a Java machine can.
    String url = arguments[0];
    System.out.println("Retrofit's default: " + threadOf(retrofitDefault(url)));
    try (TransfersClient client = client(url).build()) {
      TransferCall<TransferEntity> call = client.customer(CUSTOMER).get(TRANSFER);
      System.out.println("execute: " + executed(call));
      System.out.println("toFuture().get(): " + call.toFuture().get().id());
      System.out.println("blockingGet(): " + RxTransfers.single(call).blockingGet().id());
      System.out.println("callback: " + callbackWhileMainThreadWaits(call));
    }
    Executor mainThread = new Handler(Looper.getMainLooper())::post;
    try (TransfersClient client = client(url).callbackExecutor(mainThread).build()) {
      TransferCall<TransferEntity> call = client.customer(CUSTOMER).get(TRANSFER);
      System.out.println("callback with an executor: " + callbackWhileMainThreadLoops(call));
    }
    try (TransfersClient client = client(url + "/missing").callbackExecutor(mainThread).build()) {
      TransferCall<TransferEntity> call = client.customer(CUSTOMER).get(TRANSFER);
      System.out.println("failure with an executor: " + callbackWhileMainThreadLoops(call));
    }
  }

  private static TransfersClient.Builder client(String url) {
    return TransfersClient.builder()
        .cloud(Cloud.builder().apiUrl(url).loginUrl(url).build())
        .credential(TokenProviders.accessToken(AccessToken.of("a-token", Duration.ofHours(1))));
  }

  /** Shows that the libraries take this Java machine for Android. */
  private static Executor retrofitDefault(String url) {
    return new Retrofit.Builder()
        .baseUrl(url)
        .client(new OkHttpClient())
        .build()
        .callbackExecutor();
  }

  private static String threadOf(Executor executor) throws InterruptedException {
    StringBuilder thread = new StringBuilder();
    executor.execute(
        () -> {
          thread.append(Thread.currentThread().getName());
          Looper.getMainLooper().quitSafely();
        });
    Looper.loop();
    return thread.toString();
  }

  private static String executed(TransferCall<?> call) {
    try {
      return "returned " + call.execute();
    } catch (IllegalStateException e) {
      return e.getMessage();
    }
  }

  /** A callback that is posted to the main thread never comes. */
  private static String callbackWhileMainThreadWaits(TransferCall<TransferEntity> call)
      throws Exception {
    CompletableFuture<String> thread = new CompletableFuture<>();
    call.enqueue(onThread(thread::complete));
    return thread.get();
  }

  private static String callbackWhileMainThreadLoops(TransferCall<TransferEntity> call)
      throws InterruptedException {
    StringBuilder seen = new StringBuilder();
    call.enqueue(
        onThread(
            thread -> {
              seen.append(thread);
              Looper.getMainLooper().quitSafely();
            }));
    Looper.loop();
    return seen.toString();
  }

  private interface Seen {
    void on(String outcomeAndThread);
  }

  private static TransferCallback<TransferEntity> onThread(Seen seen) {
    return new TransferCallback<TransferEntity>() {
      @Override
      public void onSuccess(TransferEntity result) {
        seen.on("success on " + Thread.currentThread().getName());
      }

      @Override
      public void onFailure(TransfersException failure) {
        seen.on("failure on " + Thread.currentThread().getName());
      }
    };
  }
}
