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

/** Redraws the transfers in place on a terminal. */
public final class LiveView implements WatchView {
  private static final String ESCAPE = "\u001b[";
  private static final String HIDE_CURSOR = ESCAPE + "?25l";
  private static final String SHOW_CURSOR = ESCAPE + "?25h";
  private static final String CLEAR_LINE_END = ESCAPE + "K";
  private static final String CLEAR_BELOW = ESCAPE + "J";

  private static final Duration TICK = Duration.ofMillis(150);

  /** The ticks between two checks of the window's size, which are slow. */
  private static final int TICKS_PER_MEASURE = 20;

  private final CliContext context;
  private final PollMonitor pollMonitor;
  private final LiveFrame frame;
  private final Map<String, WatchedTransfer> transfers = new LinkedHashMap<>();
  private List<String> drawn = List.of();
  private long drawnAt = System.nanoTime() - TICK.toNanos();
  private boolean isCursorHidden;
  private int changes;
  private int ticks;
  private int columns;
  private int rows;

  public LiveView(CliContext context, PollMonitor pollMonitor, boolean showsCustomers) {
    this.context = context;
    this.pollMonitor = pollMonitor;
    this.frame = new LiveFrame(context.ansi(), pollMonitor, showsCustomers);
    measure();
  }

  /** Adds an open transfer from a resume position. */
  public void resume(WatchPosition position) {
    TransferEntity transfer =
        TransferEntity.builder().id(position.transferId()).status(position.status()).build();
    put(position.customerId(), position.transferId(), transfer, true);
  }

  @Override
  public void show(TransferUpdate update) {
    if (update.kind() == Kind.VANISHED) {
      showRemoved(update.customerId(), update.transferId());
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
  public void showRemoved(String customerId, String transferId) {
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

  /** Delays the first frame until the login is done, because its warnings belong above the view. */
  private boolean isTooEarly() {
    return drawn.isEmpty() && ticks < 12 && !pollMonitor.hasPolled();
  }

  private void measure() {
    columns = context.terminal().columns();
    rows = context.terminal().rows();
  }

  /** Draws now, or at the next tick if the last frame is recent. */
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
    PrintWriter out = context.out();
    out.print(drawing);
    out.flush();
  }

  @Override
  public boolean isOutputClosed() {
    return context.out().checkError();
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
