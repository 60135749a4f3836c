package io.github.partnertransfers.cli;

import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.rx.TransferUpdate;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A view on a terminal that redraws itself in place. */
final class LiveView implements WatchView {
  private static final String ESCAPE = "\u001b[";
  private static final String HIDE_CURSOR = ESCAPE + "?25l";
  private static final String SHOW_CURSOR = ESCAPE + "?25h";
  private static final String CLEAR_LINE_END = ESCAPE + "K";
  private static final String CLEAR_BELOW = ESCAPE + "J";

  private final Surroundings surroundings;
  private final LiveFrame frame;
  private final Map<String, TransferEntity> transfers = new LinkedHashMap<>();
  private final Interrupts.Registration registration;
  private int drawnLines;
  private int ticks;
  private int columns;
  private int rows;
  private boolean closed;

  LiveView(Surroundings surroundings, Polls polls) {
    this.surroundings = surroundings;
    this.frame = new LiveFrame(surroundings.ink(), polls);
    registration = surroundings.interrupts().onInterrupt(this::end);
    measure();
    surroundings.out().print(HIDE_CURSOR);
  }

  @Override
  public synchronized void show(TransferUpdate update) {
    transfers.put(
        String.valueOf(update.transfer().id()).toLowerCase(Locale.ROOT), update.transfer());
    draw();
  }

  @Override
  public synchronized void showGone(String transferId) {
    transfers.remove(transferId.toLowerCase(Locale.ROOT));
    draw();
  }

  @Override
  public Duration tickInterval() {
    return Duration.ofMillis(150);
  }

  @Override
  public synchronized void tick() {
    if (++ticks % 10 == 0) {
      measure(); // The window may have been resized.
    }
    draw();
  }

  /** A moment for the login, whose warnings belong above the view. */
  private boolean isTooEarly() {
    return transfers.isEmpty() && drawnLines == 0 && ticks < 12;
  }

  private void measure() {
    columns = surroundings.terminal().columns();
    rows = surroundings.terminal().rows();
  }

  private void draw() {
    if (closed || isTooEarly()) {
      return;
    }
    List<String> lines = frame.lines(List.copyOf(transfers.values()), columns, rows - 1, ticks);
    StringBuilder drawing = new StringBuilder();
    if (drawnLines > 0) {
      drawing.append(ESCAPE).append(drawnLines).append('A');
    }
    drawing.append('\r');
    lines.forEach(line -> drawing.append(line).append(CLEAR_LINE_END).append('\n'));
    drawing.append(CLEAR_BELOW);
    drawnLines = lines.size();
    PrintWriter out = surroundings.out();
    out.print(drawing);
    out.flush();
  }

  @Override
  public boolean isAbandoned() {
    return surroundings.out().checkError();
  }

  /** Leaves the last picture where it is, and the terminal as it was. */
  @Override
  public void close() {
    registration.close();
    end();
  }

  private synchronized void end() {
    if (!closed) {
      frame.finish();
      draw();
      closed = true;
      surroundings.out().print(SHOW_CURSOR);
      surroundings.out().flush();
    }
  }
}
