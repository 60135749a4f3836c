package io.github.partnertransfers.benchmarks;

import io.github.partnertransfers.TransfersClient;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists of more and more transfers, without a network. The lengths take turns, and each turn reads
 * as many transfers, so that the machine's mood and the collector's work are shared alike.
 */
final class ListGrowth implements Measurement {
  static final List<Integer> LENGTHS = List.of(10, 100, 1_000, 10_000);

  private static final int TRANSFERS = 10_000;

  @Override
  public List<Figure> measure() throws Exception {
    Race race = new Race("growth");
    List<TransfersClient> clients = new ArrayList<>();
    for (int length : LENGTHS) {
      TransfersClient client =
          OurClient.over(CannedAnswer.http(Bodies.list(length)), CannedAnswer.URL);
      clients.add(client);
      race.with(String.valueOf(length), repeated(Calls.ourList(client), TRANSFERS / length));
    }
    List<Figure> figures = race.run(10, 31, 2);
    clients.forEach(TransfersClient::close);
    return figures.stream().map(ListGrowth::ofOneList).toList();
  }

  private static Work repeated(Work work, int times) {
    return () -> {
      Object last = "";
      for (int i = 0; i < times; i++) {
        last = work.once();
      }
      return last;
    };
  }

  private static Figure ofOneList(Figure turn) {
    double lists = TRANSFERS / Double.parseDouble(turn.contender());
    return Figure.of(
        "growth " + turn.contender(),
        "ours",
        turn.unit(),
        turn.samples().stream().map(sample -> sample / lists).toList());
  }
}
