package io.github.partnertransfers.tests.faults;

import io.github.partnertransfers.MalformedResponseException;
import io.github.partnertransfers.NotAuthorizedException;
import io.github.partnertransfers.OutcomeUnknownException;
import io.github.partnertransfers.RequestRefusedException;
import io.github.partnertransfers.ServiceUnavailableException;
import io.github.partnertransfers.TransfersException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What must become of a call, fault by fault. */
final class FaultTable {
  /**
   * How many attempts are made, how long a wait between them is at least ("now": there is none),
   * and what a read and a write end in, if the fault goes on.
   */
  private static final String TABLE =
      """
      connection refused                          | 4 | 0   | Unavailable   | Unavailable
      connection reset, before the effect         | 4 | 0   | Unavailable   | Unknown
      connection reset, after the effect          | 4 | 0   | Unavailable   | Unknown
      connection closed without an answer         | 4 | 0   | Unavailable   | Unknown
      garbage instead of HTTP                     | 4 | 0   | Unavailable   | Unknown
      answer cut in its headers                   | 4 | 0   | Unavailable   | Unknown
      answer cut in its body                      | 4 | 0   | Unavailable   | Unknown
      answer cut in a chunk of its body           | 4 | 0   | Unavailable   | Unknown
      answer cut in a body of no length           | 4 | 0   | Unavailable   | Unknown
      silence until the timeout                   | 4 | 0   | Unavailable   | Unknown
      headers dripping until the timeout          | 4 | 0   | Unavailable   | Unknown
      body dripping until the timeout             | 4 | 0   | Unavailable   | Unknown
      200 with a page of HTML                     | 1 | 0   | Malformed     | Unknown
      302 to another host                         | 1 | 0   | Malformed     | Unknown
      307 to another host                         | 1 | 0   | Malformed     | Unknown
      401                                         | 2 | now | NotAuthorized | NotAuthorized
      403                                         | 1 | 0   | NotAuthorized | NotAuthorized
      404                                         | 1 | 0   | Refused       | Refused
      408                                         | 4 | 0   | Unavailable   | Unknown
      409, code as a string                       | 1 | 0   | Refused       | Refused
      409, code as a number                       | 1 | 0   | Refused       | Refused
      409 of the gateway                          | 1 | 0   | Refused       | Refused
      429, Retry-After: 30                        | 4 | 30  | Unavailable   | Unavailable
      429, Retry-After: half a minute after Date  | 4 | 30  | Unavailable   | Unavailable
      429, Retry-After: half a minute before Date | 4 | 0   | Unavailable   | Unavailable
      429, Retry-After: 0                         | 4 | 0   | Unavailable   | Unavailable
      429, Retry-After: nonsense                  | 4 | 0   | Unavailable   | Unavailable
      429, no Retry-After                         | 4 | 0   | Unavailable   | Unavailable
      500                                         | 4 | 0   | Unavailable   | Unknown
      502 with a page of HTML                     | 4 | 0   | Unavailable   | Unknown
      503                                         | 4 | 0   | Unavailable   | Unknown
      503, Retry-After: 0                         | 4 | 0   | Unavailable   | Unknown
      503, Retry-After: 30                        | 4 | 30  | Unavailable   | Unknown
      504, after the effect                       | 4 | 0   | Unavailable   | Unknown
      interceptor throws an exception, before the request | 1 | 0 | Unavailable | Unavailable
      interceptor throws an error, before the request     | 1 | 0 | Unavailable | Unavailable
      interceptor throws an exception, after the response | 1 | 0 | Malformed   | Unknown
      listener throws                                     | 1 | 0 | Success     | Success
      token provider throws                               | 1 | 0 | NotAuthorized | NotAuthorized
      thread start fails within OkHttp                    | 4 | 0 | Unavailable | Unavailable
      thread start fails in the request executor, asynchronous call | 4 | 0 | Unavailable | Unavailable
      thread start fails in the request executor, blocking call     | 1 | 0 | Success | Success
      thread start fails in the callback executor         | 1 | 0 | Success     | Success
      request executor rejects, asynchronous call         | 4 | 0 | Unavailable | Unavailable
      request executor rejects, blocking call             | 1 | 0 | Success     | Success
      callback executor rejects                           | 1 | 0 | Success     | Success
      """;

  private static final Map<String, Class<? extends TransfersException>> FAILURES =
      Map.of(
          "Unavailable", ServiceUnavailableException.class,
          "Unknown", OutcomeUnknownException.class,
          "Malformed", MalformedResponseException.class,
          "NotAuthorized", NotAuthorizedException.class,
          "Refused", RequestRefusedException.class);

  private FaultTable() {}

  /**
   * The table.
   *
   * @param other the URL of another host
   */
  static List<FaultRow> rows(String other) {
    Map<String, NamedFault> faults = NamedFaults.all(other);
    List<FaultRow> rows = TABLE.lines().map(line -> row(line, faults)).toList();
    if (rows.size() != faults.size()) {
      throw new AssertionError("something that goes wrong is missing in the table");
    }
    return rows;
  }

  private static FaultRow row(String line, Map<String, NamedFault> faults) {
    String[] cells = line.split(" *\\| *", 5);
    Duration leastWait =
        cells[2].equals("now") ? null : Duration.ofSeconds(Integer.parseInt(cells[2]));
    return new FaultRow(
        cells[0],
        faults.get(cells[0]),
        new Repetition(Integer.parseInt(cells[1]), leastWait),
        failure(cells[3]),
        failure(cells[4]));
  }

  private static @Nullable Class<? extends TransfersException> failure(String name) {
    return name.equals("Success") ? null : Objects.requireNonNull(FAILURES.get(name), name);
  }
}
