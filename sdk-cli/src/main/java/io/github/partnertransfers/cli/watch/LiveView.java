package io.github.partnertransfers.cli.watch;

import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.rx.TransferUpdate;
import io.github.partnertransfers.rx.TransferUpdate.Kind;
import io.github.partnertransfers.rx.WatchPosition;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A view on a terminal that redraws itself in place. */
public final class LiveView implements WatchView {
  private static final String ESCAPE = "\u001b[";
  private static final String HIDE_CURSOR = ESCAPE + "?25l";
  private static final String SHOW_CURSOR = ESCAPE + "?25h";
  private static final String CLEAR_LINE_END = ESCAPE + "K";
  private static final String CLEAR_BELOW = ESCAPE + "J";

  private static final Duration TICK = Duration.ofMillis(150);

  /** How many ticks pass before a resized window is noticed, as asking for its size is slow. */
  private static final int TICKS_PER_MEASURE = 20;

  private final CliContext surroundings;
  private final PollMonitor polls;
  private final LiveFrame frame;
  private final Map<String, WatchedTransfer> transfers = new LinkedHashMap<>();
  private List<String> drawn = List.of();
  private long drawnAt = System.nanoTime() - TICK.toNanos();
  private boolean isCursorHidden;
  private int changes;
  private int ticks;
  private int columns;
  private int rows;

  public LiveView(CliContext surroundings, PollMonitor polls, boolean showsCustomers) {
    this.surroundings = surroundings;
    this.polls = polls;
    this.frame = new LiveFrame(surroundings.ink(), polls, showsCustomers);
    measure();
  }

  /** Begins with an open transfer that an earlier watch has told of. */
  public void resume(WatchPosition position) {
    TransferEntity transfer =
        TransferEntity.builder().id(position.transferId()).status(position.status()).build();
    put(position.customerId(), position.transferId(), transfer, true);
  }

  @Override
  public void show(TransferUpdate update) {
    if (update.kind() == Kind.VANISHED) {
      showGone(update.customerId(), update.transferId());
    } else {
      put(update.customerId(), update.transferId(), update.transfer(), false);
      drawSoon();
    }
  }

  private void put(String customerId, String transferId, TransferEntity transfer, boolean resumed) {
    transfers.put(
        key(customerId, transferId), new WatchedTransfer(customerId, transfer, changes++, resumed));
  }

  @Override
  public void showGone(String customerId, String transferId) {
    transfers.remove(key(customerId, transferId));
    drawSoon();
  }

  private static String key(String customerId, String transferId) {
    return (customerId + '/' + transferId).toLowerCase(Locale.ROOT);
  }

  @Override
  public Duration tickInterval() {
    return TICK;
  }

  @Override
  public void tick() {
    if (++ticks % TICKS_PER_MEASURE == 0) {
      measure();
    }
    draw();
  }

  /** A moment for the login, whose warnings belong above the view. */
  private boolean isTooEarly() {
    return drawn.isEmpty() && ticks < 12 && !polls.hasBegun();
  }

  private void measure() {
    columns = surroundings.terminal().columns();
    rows = surroundings.terminal().rows();
  }

  /** At once, unless there are many updates: those are left to the next tick. */
  private void drawSoon() {
    if (System.nanoTime() - drawnAt > TICK.toNanos()) {
      draw();
    }
  }

  private void draw() {
    if (isTooEarly()) {
      return;
    }
    List<String> lines = frame.lines(transfers.values(), columns, rows - 1, ticks);
    if (lines.equals(drawn)) {
      return;
    }
    StringBuilder drawing = new StringBuilder(isCursorHidden ? "" : HIDE_CURSOR);
    if (!drawn.isEmpty()) {
      drawing.append(ESCAPE).append(drawn.size()).append('A');
    }
    drawing.append('\r');
    lines.forEach(line -> drawing.append(line).append(CLEAR_LINE_END).append('\n'));
    drawing.append(CLEAR_BELOW);
    isCursorHidden = true;
    drawn = lines;
    drawnAt = System.nanoTime();
    print(drawing.toString());
  }

  private void print(String drawing) {
    PrintWriter out = surroundings.out();
    out.print(drawing);
    out.flush();
  }

  @Override
  public boolean isAbandoned() {
    return surroundings.out().checkError();
  }

  @Override
  public void close() {
    frame.finish();
    draw();
    if (isCursorHidden) {
      print(SHOW_CURSOR);
    }
  }
}
