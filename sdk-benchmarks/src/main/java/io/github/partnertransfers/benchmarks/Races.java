package io.github.partnertransfers.benchmarks;

import io.github.partnertransfers.TransfersClient;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;

/** The time of work that needs no server, by contenders that take turns. */
final class Races implements Measurement {
  private static final int WARM_UP_ROUNDS = 15;
  private static final int ROUNDS = 31;

  @Override
  public List<Figure> measure() throws Exception {
    List<Figure> figures = new ArrayList<>();
    OkHttpClient http = CannedAnswer.http(Bodies.TRANSFER);
    OkHttpClient large = CannedAnswer.http(Bodies.list(HeapPeak.TRANSFERS));
    try (TransfersClient client = OurClient.over(http, CannedAnswer.URL);
        TransfersClient largeClient = OurClient.over(large, CannedAnswer.URL)) {
      figures.addAll(
          run(
              new Race("get")
                  .with("ours", Calls.ourGet(client))
                  .with("retrofit", Calls.plainGet(PlainApi.over(http, CannedAnswer.URL))),
              5_000));
      figures.addAll(
          run(
              new Race("large list")
                  .with("ours", Calls.ourList(largeClient))
                  .with("retrofit", Calls.plainList(PlainApi.over(large, CannedAnswer.URL))),
              20));
    }
    figures.addAll(
        run(
            new Race("parse")
                .with("ours", Documents.ourParse(Bodies.LIST))
                .with("gson", Documents.gsonParse(Bodies.LIST))
                .with("jackson", Documents.jacksonParse(Bodies.LIST)),
            1_000));
    figures.addAll(
        run(
            new Race("write")
                .with("ours", Documents.ourWrite())
                .with("gson", Documents.gsonWrite()),
            20_000));
    figures.addAll(typed(large));
    return figures;
  }

  /**
   * Races of their own, after the others: with more types to read, the compiler makes slower code
   * of Gson, and the plain contenders would look worse for it.
   */
  private static List<Figure> typed(OkHttpClient large) throws Exception {
    List<Figure> figures = new ArrayList<>();
    try (TransfersClient client = OurClient.over(large, CannedAnswer.URL)) {
      figures.addAll(
          run(
              new Race("large list, typed")
                  .with("ours", Calls.ourList(client))
                  .with("typedRetrofit", Calls.typedList(TypedApi.over(large, CannedAnswer.URL))),
              20));
    }
    figures.addAll(
        run(
            new Race("parse, typed")
                .with("ours", Documents.ourParse(Bodies.LIST))
                .with("typedGson", Documents.typedGsonParse(Bodies.LIST)),
            1_000));
    return figures;
  }

  private static List<Figure> run(Race race, int times) throws Exception {
    return race.run(WARM_UP_ROUNDS, ROUNDS, times);
  }
}
