package io.github.partnertransfers.spring.boot;

import okhttp3.OkHttpClient;

/**
 * Changes the connections of the client: proxy, DNS, TLS, interceptors. All beans of this type are
 * called, in their order. Not called if the application has a {@link TransfersClientCustomizer}
 * that sets a whole {@code OkHttpClient}, whose connections then count.
 */
@FunctionalInterface
public interface OkHttpClientCustomizer {
  /** Changes the settings of the OkHttp client. */
  void customize(OkHttpClient.Builder builder);
}
