package io.github.partnertransfers.rx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** The service of the storm test: it changes with each request, and sometimes fails. */
final class StormService implements Interceptor {
  static final int CUSTOMERS = 4;

  /**
   * Per customer: a transfer that ends, one that vanishes and reappears, and two that keep
   * changing.
   */
  private static final int TRANSFERS = 4;

  private static final int ENDING = 2;
  private static final int FLICKERING = 3;
  private static final int END = 400;

  private final WatchStormTest.Storm storm;
  private final Queue<Throwable> problems;
  private final AtomicLong requests = new AtomicLong();
  private final AtomicIntegerArray versions = new AtomicIntegerArray(CUSTOMERS);
  private final AtomicIntegerArray underWay = new AtomicIntegerArray(CUSTOMERS);

  StormService(WatchStormTest.Storm storm, Queue<Throwable> problems) {
    this.storm = storm;
    this.problems = problems;
  }

  static String customerId(int customer) {
    return String.format("c0000000-0000-0000-0000-%012d", customer);
  }

  private static String transferId(int transfer) {
    return String.format("a0000000-0000-0000-0000-%012d", transfer);
  }

  List<WatchTarget> everything() {
    List<WatchTarget> targets = new ArrayList<>();
    for (int i = 0; i < CUSTOMERS; i++) {
      targets.add(new WatchTarget(customerId(i), null, null, null));
    }
    return targets;
  }

  /** A transfer, a customer, or all. */
  List<WatchTarget> targets(Random random) {
    int kind = random.nextInt(8);
    String customer = customerId(random.nextInt(CUSTOMERS));
    String transfer = kind < 5 ? transferId(random.nextInt(TRANSFERS)) : null;
    return kind == 7 ? everything() : List.of(new WatchTarget(customer, transfer, null, null));
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    List<String> path = chain.request().url().pathSegments();
    int customer = Integer.parseInt(path.get(2).substring(24));
    int others = underWay.getAndIncrement(customer);
    try {
      // While a customer has a watch, its request is not canceled.
      if (others > 0 && storm.isAlwaysWatched()) {
        problems.add(new AssertionError("two polls of one customer"));
      }
      return answer(chain, customer, path.size() > 4 ? path.get(4) : null);
    } finally {
      underWay.decrementAndGet(customer);
    }
  }

  private Response answer(Chain chain, int customer, String transfer) throws IOException {
    Random random = new Random(storm.seed() * 1_000_003 + requests.incrementAndGet());
    for (int i = random.nextInt(2_000); i > 0; i--) {
      Thread.onSpinWait();
    }
    int fault = random.nextInt(40);
    if (fault == 0) {
      throw new IOException("cut");
    }
    if (fault == 1) {
      return response(chain, 503, "{}");
    }
    if (fault == 2) {
      return response(chain, 200, "<html>");
    }
    int version = versions.addAndGet(customer, random.nextInt(3) == 0 ? 0 : 1);
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < TRANSFERS; i++) {
      boolean isShown = i != FLICKERING || version / 5 % 2 == 0;
      if (isShown && (transfer == null || transfer.equals(transferId(i)))) {
        shown.add(json(i, version));
      }
    }
    if (transfer == null) {
      return response(chain, 200, "[" + String.join(",", shown) + "]");
    }
    return shown.isEmpty() ? response(chain, 404, "{}") : response(chain, 200, shown.get(0));
  }

  private static String json(int transfer, int version) {
    boolean isEnded = transfer == ENDING && version >= END;
    return "{\"id\":\""
        + transferId(transfer)
        + "\",\"status\":\""
        + (isEnded ? "Complete" : "Step")
        + "\",\"version\":"
        + (isEnded ? END : version)
        + ",\"lineItems\":[{\"offerId\":\"o\",\"transferError\":\""
        + (isEnded ? END : version)
        + "\"}]}";
  }

  private static Response response(Chain chain, int status, String body) {
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(status)
        .message("")
        .body(ResponseBody.create(body, MediaType.get("application/json")))
        .build();
  }
}
