package io.github.partnertransfers.rx;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A transfer has vanished only if two consecutive responses omit it.
 *
 * <p>Compares the responses of the service with the file of the app. The app has processed a
 * response if it requested the same customer again.
 */
final class SoakOracle {
  static final double REQUESTS_PER_SECOND = 2;
  static final long LONGEST_INTERVAL = TimeUnit.MINUTES.toMillis(60);

  /** Consecutive polls may fail, and the next response may be slow. */
  static final long LONGEST_ROUND = TimeUnit.HOURS.toMillis(8);

  private static final long RESUBSCRIPTION = TimeUnit.MINUTES.toMillis(180);
  private static final long MINUTE = TimeUnit.MINUTES.toMillis(1);

  private record Jump(long from, long to, long millis) {}

  /** The violations. */
  final List<String> problems = new ArrayList<>();

  int updates;
  int repeated;
  int held;
  long longestRound;

  private final SoakService service;
  private final List<SoakService.Exchange> exchanges;
  private final List<SoakLine> lines;
  private final Set<Integer> saved;
  private final Set<Integer> lastLines = new HashSet<>();
  private final List<Jump> jumps = new ArrayList<>();

  SoakOracle(SoakService service, List<SoakLine> lines, List<Integer> saved) {
    this.service = service;
    this.exchanges = service.exchanges;
    this.lines = lines;
    this.saved = new HashSet<>(saved);
    this.updates = lines.size();
  }

  void judge() {
    for (int i = 0; i < lines.size(); i++) {
      if (i == lines.size() - 1 || lines.get(i + 1).run() != lines.get(i).run()) {
        lastLines.add(lines.get(i).number());
      }
    }
    findJumps();
    for (int i = 0; i < SoakService.CUSTOMERS; i++) {
      int customer = i;
      List<SoakService.Exchange> asked =
          exchanges.stream().filter(exchange -> exchange.customer == customer).toList();
      List<SoakLine> told = lines.stream().filter(line -> line.customer() == customer).toList();
      if (SoakFiles.isOfSingleTransfers(i)) {
        judgeSingles(i, told);
      } else {
        judgeAnswers(asked, told);
        judgeGaps(asked);
      }
      for (SoakTransfer transfer : service.customers.get(i)) {
        judgeHeld(transfer, SoakFiles.isOfSingleTransfers(i), told);
      }
    }
    judgeRate();
  }

  private void findJumps() {
    SoakService.Exchange before = null;
    for (SoakService.Exchange each : exchanges) {
      long earlier = before == null || before.run != each.run ? 0 : before.jumped;
      if (each.jumped != earlier) {
        jumps.add(new Jump(before == null ? 0 : before.end, each.end, each.jumped - earlier));
      }
      before = each;
    }
  }

  private long jumped(long from, long to) {
    return jumps.stream()
        .filter(jump -> jump.from < to && jump.to > from)
        .mapToLong(Jump::millis)
        .sum();
  }

  /** Checks that each processed response caused exactly the expected updates. */
  private void judgeAnswers(List<SoakService.Exchange> asked, List<SoakLine> told) {
    Map<Integer, List<SoakLine>> byAnswer = new LinkedHashMap<>();
    int latest = -1;
    for (SoakLine line : told) {
      byAnswer.computeIfAbsent(line.answer(), any -> new ArrayList<>()).add(line);
      if (line.answer() < latest) {
        problems.add("told late: " + line);
      }
      latest = line.answer();
    }
    Map<SoakTransfer, SoakTransfer.Step> known = new HashMap<>();
    Map<SoakTransfer, Integer> misses = new HashMap<>();
    SoakService.Exchange lastTaken = null;
    int run = -1;
    for (int i = 0; i < asked.size(); i++) {
      SoakService.Exchange answer = asked.get(i);
      if (!answer.isSent) {
        continue;
      }
      if (answer.run != run) {
        misses.clear();
        run = answer.run;
      }
      List<SoakLine> actual = byAnswer.remove(answer.number);
      boolean isTaken = i + 1 < asked.size() && asked.get(i + 1).run == answer.run;
      judgeAnswer(answer, actual == null ? List.of() : actual, isTaken, known, misses);
      if (isTaken) {
        if (lastTaken != null) {
          long round = answer.end - lastTaken.start - jumped(lastTaken.start, answer.end);
          longestRound = Math.max(longestRound, round);
        }
        lastTaken = answer;
      }
    }
    byAnswer.values().forEach(unfounded -> problems.add("of no answer: " + unfounded));
  }

  private void judgeAnswer(
      SoakService.Exchange answer,
      List<SoakLine> actual,
      boolean isTaken,
      Map<SoakTransfer, SoakTransfer.Step> known,
      Map<SoakTransfer, Integer> misses) {
    Set<String> told = new HashSet<>();
    boolean isCut = false;
    for (SoakLine line : actual) {
      SoakTransfer transfer = transfer(line);
      SoakTransfer.Step before = known.get(transfer);
      String expected = expected(before, answer.shown.get(transfer), transfer.hasTwins);
      String found = found(line, transfer.hasTwins);
      boolean isUnconfirmed =
          line.kind() == TransferUpdate.Kind.VANISHED && !misses.containsKey(transfer);
      if (!told.add(line.transfer()) || !found.equals(expected) || isUnconfirmed) {
        problems.add("expected " + expected + " of " + line);
      }
      isCut |= line.isCut();
      if (!SoakFiles.isSavedApart(line.customer()) || saved.contains(line.number())) {
        if (line.kind() == TransferUpdate.Kind.VANISHED) {
          known.remove(transfer);
        } else {
          known.put(transfer, answer.shown.get(transfer));
        }
      } else if (lastLines.contains(line.number()) || line.isCut()) {
        // The process died before the position was saved, or the subscriber canceled.
        repeated++;
      } else {
        problems.add("not saved: " + line);
      }
    }
    if (isCut) {
      misses.clear();
    }
    if (isTaken && !isCut) {
      for (SoakTransfer transfer : service.customers.get(answer.customer)) {
        String expected =
            expected(known.get(transfer), answer.shown.get(transfer), transfer.hasTwins);
        boolean isMissing = expected.startsWith("VANISHED");
        // A new stream has to see that it is missing again.
        int before = misses.getOrDefault(transfer, 0);
        if (isMissing && !told.contains(transfer.id) && before < 2) {
          misses.put(transfer, before + 1);
          continue;
        }
        misses.remove(transfer);
        if (!expected.isEmpty() && !told.contains(transfer.id)) {
          problems.add("answer " + answer.number + " isn't told: " + transfer.id + expected);
        }
      }
    }
  }

  private SoakTransfer transfer(SoakLine line) {
    return service.customers.get(line.customer()).stream()
        .filter(transfer -> transfer.id.equals(line.transfer()))
        .findFirst()
        .orElseThrow();
  }

  /** Returns the expected update from one step to the next, or "" for none. */
  private static String expected(
      SoakTransfer.Step before, SoakTransfer.Step after, boolean hasTwins) {
    if (after == null) {
      return before == null ? "" : "VANISHED -1 " + SoakTransfer.lower(before.status()) + "  ";
    }
    if (before == null) {
      return "APPEARED " + after.number() + "  " + after.text() + " ";
    }
    if (before.text().equals(after.text())) {
      return "";
    }
    return (after.isEnded() && !before.isEnded() ? "ENDED " : "CHANGED ")
        + after.number()
        + " "
        + SoakTransfer.lower(before.status())
        + " "
        + after.text()
        + " "
        + (hasTwins ? "" : after.changesSince(before));
  }

  private static String found(SoakLine line, boolean hasTwins) {
    return line.kind()
        + " "
        + line.step()
        + " "
        + line.previousStatus()
        + " "
        + line.text()
        + " "
        + (hasTwins ? "" : line.changes());
  }

  /** It is unknown which streams of single transfers processed a response. */
  private void judgeSingles(int customer, List<SoakLine> told) {
    for (SoakTransfer transfer : service.customers.get(customer)) {
      SoakTransfer.Step before = null;
      for (SoakLine line : told) {
        if (line.transfer().equals(transfer.id)) {
          SoakTransfer.Step step = transfer.steps.get(Math.max(0, line.step()));
          String expected = expected(before, step, transfer.hasTwins);
          if (!found(line, transfer.hasTwins).equals(expected)
              || (before != null && (before.isEnded() || before.number() >= step.number()))) {
            problems.add("expected " + expected + " of " + line);
          }
          before = step;
        }
      }
    }
  }

  /** Checks that each state that lasts longer than an interval is emitted. */
  private void judgeHeld(SoakTransfer transfer, boolean isSingle, List<SoakLine> told) {
    List<SoakLine> ofTransfer =
        told.stream().filter(line -> line.transfer().equals(transfer.id)).toList();
    for (int i = 1; i < transfer.steps.size(); i++) {
      SoakTransfer.Step step = transfer.steps.get(i);
      boolean isLast = i == transfer.steps.size() - 1;
      long until = isLast ? SoakService.END : transfer.steps.get(i + 1).from();
      until = Math.min(until, SoakService.END);
      long shownFor = until - step.from() - jumped(step.from(), until);
      if (shownFor <= LONGEST_ROUND + (isSingle ? RESUBSCRIPTION : 0)) {
        continue;
      }
      String last = isSingle ? "" : "vanished";
      for (SoakLine line : ofTransfer) {
        if (isSingle ? line.step() <= i : exchanges.get(line.answer()).start < until) {
          last = line.step() < 0 ? "vanished" : line.text();
        }
      }
      if (isSingle && isOver(ofTransfer, transfer, i)) {
        return;
      }
      held++;
      if (!(step.isShown() ? step.text() : isSingle ? last : "vanished").equals(last)) {
        problems.add("not told: " + transfer.id + " " + step + ", but " + last);
      }
    }
  }

  /** Returns whether the stream of a single transfer ended before a step. */
  private static boolean isOver(List<SoakLine> told, SoakTransfer transfer, int step) {
    return told.stream()
        .anyMatch(line -> line.step() < step && transfer.steps.get(line.step()).isEnded());
  }

  /** Checks that each poll of a customer is followed by another one. */
  private void judgeGaps(List<SoakService.Exchange> asked) {
    long limit = LONGEST_INTERVAL + 3 * MINUTE;
    for (int i = 1; i < asked.size(); i++) {
      SoakService.Exchange last = asked.get(i - 1);
      SoakService.Exchange next = asked.get(i);
      long pauses = 0;
      for (int j = last.number; j < next.number; j++) {
        pauses += exchanges.get(j).pause;
      }
      long gap = next.start - last.end - jumped(last.end, next.start);
      // Nothing is known of a poll in flight when the app was killed.
      long lost =
          next.run == last.run
              ? 0
              : SoakApp.LONGEST_SLOW_ANSWER.toMillis() + MINUTE * (next.run - last.run);
      if (gap > limit + pauses + lost) {
        problems.add(
            "customer "
                + last.customer
                + " wasn't polled for "
                + Duration.ofMillis(gap)
                + " after request "
                + last.number);
      }
    }
  }

  /** Checks the rate limit, also if many polls are due at once. */
  private void judgeRate() {
    Map<Integer, List<Long>> byRun = new HashMap<>();
    for (SoakService.Exchange each : exchanges) {
      if (!each.isTokenRefusal) {
        byRun.computeIfAbsent(each.run, any -> new ArrayList<>()).add(each.start);
      }
    }
    int window = 20;
    for (List<Long> starts : byRun.values()) {
      List<Long> sorted = starts.stream().sorted().toList();
      for (int i = window; i < sorted.size(); i++) {
        long took = sorted.get(i) - sorted.get(i - window);
        // A late timer allows one request earlier.
        if (took < (window - 1) * 1_000 / REQUESTS_PER_SECOND - 1) {
          problems.add(window + " requests in " + took + " ms until " + sorted.get(i));
        }
      }
    }
  }
}
