package com.example.plain;

import com.google.gson.annotations.SerializedName;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import java.util.List;
import java.util.concurrent.TimeUnit;
import retrofit2.Retrofit;
import retrofit2.adapter.rxjava3.RxJava3CallAdapterFactory;
import retrofit2.converter.gson.GsonConverterFactory;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.POST;
import retrofit2.http.Path;

/**
 * The least that an app can do with Retrofit, Gson and RxJava alone: no login, no retry, no errors.
 * What our app weighs more is what we weigh.
 */
public final class PlainApp {
  private PlainApp() {}

  public static void main(String[] arguments) {
    PartnerCenter service =
        new Retrofit.Builder()
            .baseUrl(arguments[0])
            .addConverterFactory(GsonConverterFactory.create())
            .addCallAdapterFactory(RxJava3CallAdapterFactory.create())
            .build()
            .create(PartnerCenter.class);
    String token = arguments[1];
    String customer = arguments[2];
    Transfer created = service.create(token, customer, new Transfer()).blockingGet();
    Flowable.interval(1, TimeUnit.SECONDS)
        .flatMapSingle(round -> service.list(token, customer))
        .takeWhile(transfers -> !"Complete".equals(transfers.items.get(0).status))
        .blockingForEach(
            transfers -> System.out.println(created.id + ": " + transfers.items.size()));
  }

  interface PartnerCenter {
    @POST("v1/customers/{customer-id}/transfers")
    Single<Transfer> create(
        @Header("Authorization") String token,
        @Path("customer-id") String customer,
        @Body Transfer transfer);

    @GET("v1/customers/{customer-id}/transfers")
    Single<Transfers> list(
        @Header("Authorization") String token, @Path("customer-id") String customer);
  }

  static final class Transfers {
    @SerializedName("items")
    List<Transfer> items;
  }

  static final class Transfer {
    @SerializedName("id")
    String id;

    @SerializedName("status")
    String status;
  }
}
