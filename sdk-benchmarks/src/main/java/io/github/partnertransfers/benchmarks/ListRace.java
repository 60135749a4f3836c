package io.github.partnertransfers.benchmarks;

import io.github.partnertransfers.TransfersClient;
import java.util.List;
import okhttp3.OkHttpClient;

/** The published list over loopback from nginx, by contenders that take turns. */
final class ListRace implements Measurement {
  @Override
  public List<Figure> measure() throws Exception {
    try (Nginx nginx = Nginx.serving(Bodies.LIST);
        TransfersClient client = OurClient.at(nginx.url()).build()) {
      return new Race("list")
          .with("ours", Calls.ourList(client))
          .with("retrofit", Calls.plainList(PlainApi.over(new OkHttpClient(), nginx.url())))
          .with("okhttp", Calls.bareList(new OkHttpClient(), nginx.url()))
          .run(15, 31, 1_000);
    }
  }
}
