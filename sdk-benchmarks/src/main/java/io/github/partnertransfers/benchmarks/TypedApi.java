package io.github.partnertransfers.benchmarks;

import java.util.List;
import okhttp3.OkHttpClient;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.Path;

/** The same as {@link PlainApi}, with the types that ours has. */
interface TypedApi {
  @GET("v1/customers/{customer-id}/transfers")
  Call<List<TypedTransfer>> list(
      @Path("customer-id") String customerId, @Header("Authorization") String authorization);

  static TypedApi over(OkHttpClient http, String url) {
    return PlainApi.retrofit(http, url, TypedTransfer.GSON).create(TypedApi.class);
  }
}
