package io.github.partnertransfers.tests.faults;

import io.github.partnertransfers.TransfersClient;
import okhttp3.OkHttpClient;

/** Changes the client that a call is made with, and the OkHttp client that it is lent. */
interface ClientSetup {
  void apply(CallFixture fixture, OkHttpClient.Builder http, TransfersClient.Builder client);
}
