package io.github.partnertransfers.rx;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The service of the soak test, over loopback. Its time is the time in the app's requests, and it
 * outlives each process of the app. It records each request and the content of its response.
 */
final class SoakService implements Closeable {
  static final int CUSTOMERS = 50;
  static final int TRANSFERS_PER_CUSTOMER = 40;
  static final long END = TimeUnit.DAYS.toMillis(10);

  private static final int MOST_FAULTS_IN_A_ROW = 3;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  /** A request and its result. Times are in milliseconds of the app's time. */
  static final class Exchange {
    final int number;
    final int run;
    final int customer;

    /** When the app sent it; the response came at {@code end}. */
    final long start;

    final long end;

    /** The jumps of the app's time until the end. */
    final long jumped;

    /** The content of a valid response, in order, or null. */
    Map<SoakTransfer, SoakTransfer.Step> shown;

    boolean isList;
    boolean isSent;
    boolean isTokenRefusal;

    /** The pause of all requests. */
    long pause;

    Exchange(int number, int run, int customer, long start, long end, long jumped) {
      this.number = number;
      this.run = run;
      this.customer = customer;
      this.start = start;
      this.end = end;
      this.jumped = jumped;
    }
  }

  /** How the app is killed at a request. */
  enum Blow {
    BEFORE_ANSWER,
    WITHIN_ANSWER,
    AFTER_ANSWER
  }

  final List<List<SoakTransfer>> customers = new ArrayList<>();
  final List<Exchange> exchanges = new ArrayList<>();
  final Map<String, Integer> faults = new HashMap<>();

  private final Random random;
  private final ServerSocket server;
  private final Set<String> refusedTokens = new HashSet<>();
  private final int[] faultsInARow = new int[CUSTOMERS];
  private int calmRequests;
  private int tokenRefusals;
  private int run;
  private long blowAt = Long.MAX_VALUE;
  private Blow blow;
  private Runnable kill;
  private long now;

  SoakService(long seed) throws IOException {
    random = new Random(seed);
    for (int i = 0; i < CUSTOMERS; i++) {
      List<SoakTransfer> transfers = new ArrayList<>();
      for (int j = 0; j < TRANSFERS_PER_CUSTOMER; j++) {
        transfers.add(new SoakTransfer(i, j, random, END));
      }
      customers.add(transfers);
    }
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread accepting = new Thread(this::accept, "soak-service");
    accepting.setDaemon(true);
    accepting.start();
  }

  int port() {
    return server.getLocalPort();
  }

  synchronized long now() {
    return now;
  }

  /** Starts a new process, which is killed at a time unless {@code blow} is null. */
  synchronized void expectRun(int newRun, long newBlowAt, Blow newBlow, Runnable newKill) {
    run = newRun;
    blowAt = newBlow == null ? Long.MAX_VALUE : newBlowAt;
    blow = newBlow;
    kill = newKill;
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = server.accept();
        Thread serving = new Thread(() -> serve(connection), "soak-connection");
        serving.setDaemon(true);
        serving.start();
      }
    } catch (IOException e) {
      // Closed at the end of the test.
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
      for (String first = in.readLine(); first != null; first = in.readLine()) {
        Map<String, String> headers = new HashMap<>();
        for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
          int colon = line.indexOf(':');
          headers.put(
              line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).trim());
        }
        if (!answer(connection, first.split(" ", -1)[1].split("/", -1), headers)) {
          return;
        }
      }
    } catch (IOException e) {
      // The end of the app or of the test.
    }
  }

  /** Returns whether the connection stays open. */
  private synchronized boolean answer(Socket connection, String[] path, Map<String, String> headers)
      throws IOException {
    if (Integer.parseInt(headers.get("soak-run")) != run) {
      return false; // An incomplete request of a killed process.
    }
    int customer = Integer.parseInt(path[3].substring(24));
    long end = Long.parseLong(headers.get("soak-now"));
    now = Math.max(now, end);
    Exchange exchange =
        new Exchange(
            exchanges.size(),
            run,
            customer,
            Long.parseLong(headers.get("soak-start")),
            end,
            Long.parseLong(headers.get("soak-jumped")));
    exchanges.add(exchange);
    String token = headers.get("authorization");
    byte[] answer =
        refusedTokens.contains(token) ? refusal(exchange) : fault(connection, exchange, token);
    if (answer == null && connection.isClosed()) {
      return false;
    }
    Exchange usable = null;
    if (answer == null) {
      faultsInARow[customer] = 0;
      answer = path.length > 5 ? one(exchange, path[5]) : list(exchange);
      usable = exchange;
    }
    return send(connection, answer, usable);
  }

  private boolean send(Socket connection, byte[] answer, Exchange usable) throws IOException {
    boolean isBlow = now >= blowAt && usable != null;
    if (isBlow) {
      blowAt = Long.MAX_VALUE;
    }
    if (isBlow && blow == Blow.BEFORE_ANSWER) {
      kill.run();
      return false;
    }
    if (isBlow && blow == Blow.WITHIN_ANSWER) {
      connection.getOutputStream().write(answer, 0, random.nextInt(answer.length));
      connection.getOutputStream().flush();
      kill.run();
      return false;
    }
    connection.getOutputStream().write(answer);
    connection.getOutputStream().flush();
    if (usable != null) {
      usable.isSent = true;
    }
    if (isBlow) {
      // At any point of the processing of the response, which takes about a millisecond.
      long until = System.nanoTime() + random.nextInt(1_500_000);
      while (System.nanoTime() < until) {
        Thread.onSpinWait();
      }
      kill.run();
      return false;
    }
    return true;
  }

  private byte[] refusal(Exchange exchange) {
    exchange.isTokenRefusal = true;
    return response(exchange, 401, "application/json", "", "{\"code\":\"AuthFailed\"}");
  }

  /** Returns the faulty response, or null for none or for a closed connection. */
  private byte[] fault(Socket connection, Exchange exchange, String token) throws IOException {
    int customer = exchange.customer;
    calmRequests++;
    if (tokenRefusals > 0) {
      tokenRefusals--;
      refusedTokens.add(token);
      return refusal(exchange);
    }
    boolean follows = faultsInARow[customer] > 0;
    if (random.nextInt(follows ? 3 : 16) != 0 || faultsInARow[customer] == MOST_FAULTS_IN_A_ROW) {
      return null;
    }
    faultsInARow[customer]++;
    String json = "application/json";
    String html = "text/html";
    String page = "<!DOCTYPE html><html><body>Bad gateway</body></html>";
    return switch (random.nextInt(14)) {
      case 0, 1 -> throttling(exchange);
      case 2 -> counted("500", response(exchange, 500, json, "", "{\"code\":5000}"));
      case 3 -> {
        String wait = "Retry-After: " + random.nextInt(600) + "\r\n";
        yield counted("503 with Retry-After", response(exchange, 503, json, wait, "{}"));
      }
      case 4 -> counted("502 with HTML", response(exchange, 502, html, "", page));
      case 5 -> counted("404", response(exchange, 404, json, "", "{\"code\":2000}"));
      case 6, 7 -> counted("200 with HTML", response(exchange, 200, html, "", page));
      case 8 -> {
        String half = json(shown(exchange)) + "[";
        String cut = half.substring(0, half.length() / 2);
        yield counted("JSON that ends too early", response(exchange, 200, json, "", cut));
      }
      case 9 -> counted("200 with an error", response(exchange, 200, json, "", "\"busy\""));
      case 10 -> {
        connection.close();
        yield counted("connection closed", null);
      }
      case 11 -> {
        connection.setSoLinger(true, 0);
        connection.close();
        yield counted("connection reset", null);
      }
      case 12 -> {
        byte[] all = response(exchange, 200, json, "", json(shown(exchange)) + " ".repeat(99));
        connection.getOutputStream().write(all, 0, all.length - 1 - random.nextInt(99));
        connection.close();
        yield counted("connection cut within the answer", null);
      }
      default -> {
        // One 401 is resolved by a new token; after two the app has to resubscribe.
        tokenRefusals = random.nextInt(3) == 0 ? 1 : 0;
        refusedTokens.add(token);
        yield counted("401", refusal(exchange));
      }
    };
  }

  private byte[] throttling(Exchange exchange) {
    if (calmRequests < 20) {
      return counted("500", response(exchange, 500, "text/plain", "", ""));
    }
    calmRequests = 0;
    String header = "";
    int seconds = 1;
    int kind = random.nextInt(3);
    if (kind == 1) {
      seconds = random.nextInt(300);
      header = "Retry-After: " + seconds + "\r\n";
    } else if (kind == 2) {
      seconds = random.nextInt(300);
      // The service's clock may be wrong.
      Instant date = Instant.ofEpochSecond(random.nextInt(2_000_000_000));
      header =
          "Date: "
              + DATE.format(date)
              + "\r\nRetry-After: "
              + DATE.format(date.plusSeconds(seconds))
              + "\r\n";
    }
    exchange.pause = TimeUnit.SECONDS.toMillis(Math.max(120, seconds));
    return counted("429", response(exchange, 429, "application/json", header, "{}"));
  }

  private byte[] counted(String fault, byte[] response) {
    faults.merge(fault, 1, Integer::sum);
    return response;
  }

  private byte[] list(Exchange exchange) {
    exchange.isList = true;
    exchange.shown = shown(exchange);
    return response(exchange, 200, "application/json", "", json(exchange.shown));
  }

  private byte[] one(Exchange exchange, String id) {
    Map<SoakTransfer, SoakTransfer.Step> all = shown(exchange);
    for (Map.Entry<SoakTransfer, SoakTransfer.Step> each : all.entrySet()) {
      if (each.getKey().id.equalsIgnoreCase(id)) {
        exchange.shown = Map.of(each.getKey(), each.getValue());
        String json = each.getKey().json(each.getValue(), random);
        return response(exchange, 200, "application/json", "", json);
      }
    }
    return response(exchange, 404, "application/json", "", "{\"code\":2000}");
  }

  private Map<SoakTransfer, SoakTransfer.Step> shown(Exchange exchange) {
    List<SoakTransfer> transfers = new ArrayList<>(customers.get(exchange.customer));
    Collections.shuffle(transfers, random);
    Map<SoakTransfer, SoakTransfer.Step> shown = new LinkedHashMap<>();
    for (SoakTransfer transfer : transfers) {
      SoakTransfer.Step step = transfer.at(exchange.start);
      if (step.isShown()) {
        shown.put(transfer, step);
      }
    }
    return shown;
  }

  private String json(Map<SoakTransfer, SoakTransfer.Step> shown) {
    List<String> texts = new ArrayList<>();
    shown.forEach((transfer, step) -> texts.add(transfer.json(step, random)));
    if (!texts.isEmpty() && random.nextInt(10) == 0) {
      texts.add(texts.get(random.nextInt(texts.size())));
    }
    return "[" + String.join(",", texts) + "]";
  }

  private static byte[] response(
      Exchange exchange, int status, String type, String headers, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String text =
        "HTTP/1.1 "
            + status
            + " \r\nContent-Type: "
            + type
            + "\r\nContent-Length: "
            + bytes.length
            + "\r\nSoak-Answer: "
            + exchange.number
            + "\r\n"
            + headers
            + "\r\n"
            + body;
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
