package io.github.partnertransfers.benchmarks;

import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A program that warms its client up on a thread of its own, and then makes its first calls. */
final class WarmedClient {
  private static final int LATER_CALLS = 9;

  private WarmedClient() {}

  /**
   * Prints the nanoseconds of the first call, and the median of those that follow it.
   *
   * @param arguments "warm" or "cold", and the port of the service and of the login
   */
  public static void main(String[] arguments) throws Exception {
    // Two hosts, as Microsoft's are: the connection for the login is of no use to the call.
    String url = "http://127.0.0.1:" + arguments[1];
    String loginUrl = "http://localhost:" + arguments[1];
    TransfersClient client =
        TransfersClient.builder()
            .cloud(Cloud.builder().apiUrl(url).loginUrl(loginUrl).build())
            .credential(
                TokenProviders.clientSecret(OurClient.CUSTOMER, OurClient.CUSTOMER, "no-secret"))
            .build();
    if (arguments[0].equals("warm")) {
      Thread thread = new Thread(client::warmUp);
      thread.start();
      thread.join();
    }
    Work list = Calls.ourList(client);
    long first = nanos(list);
    List<Long> later = new ArrayList<>();
    for (int i = 0; i < LATER_CALLS; i++) {
      later.add(nanos(list));
    }
    Collections.sort(later);
    System.out.println(first + " " + later.get(LATER_CALLS / 2));
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }

  private static long nanos(Work work) throws Exception {
    long start = System.nanoTime();
    work.once();
    return System.nanoTime() - start;
  }
}
