package io.github.partnertransfers.benchmarks;

import com.google.gson.Gson;
import java.util.List;
import okhttp3.OkHttpClient;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.converter.gson.GsonConverterFactory;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.Path;

/** What one writes with Retrofit and Gson alone: no retry, no ids, a token that never expires. */
interface PlainApi {
  @GET("v1/customers/{customer-id}/transfers/{transfer-id}")
  Call<PlainTransfer> get(
      @Path("customer-id") String customerId,
      @Path("transfer-id") String transferId,
      @Header("Authorization") String authorization);

  @GET("v1/customers/{customer-id}/transfers")
  Call<List<PlainTransfer>> list(
      @Path("customer-id") String customerId, @Header("Authorization") String authorization);

  static PlainApi over(OkHttpClient http, String url) {
    return retrofit(http, url, new Gson()).create(PlainApi.class);
  }

  static Retrofit retrofit(OkHttpClient http, String url, Gson gson) {
    return new Retrofit.Builder()
        .baseUrl(url)
        .client(http)
        .addConverterFactory(GsonConverterFactory.create(gson))
        .build();
  }
}
