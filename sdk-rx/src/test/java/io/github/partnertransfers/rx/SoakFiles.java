package io.github.partnertransfers.rx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The files of the app of the soak test. For most customers, an update and its position are one
 * line, for exactly-once processing. For some, {@link #save} writes the position to a second file:
 * after a kill in between, that update is emitted again.
 */
final class SoakFiles implements PositionStore {
  private static final String UPDATES = "updates";
  private static final String SAVED = "saved";

  private final Consumer<SoakApp.Moment> at;
  private final FileChannel updates;
  private final FileChannel saved;
  private final Map<String, Map<String, WatchPosition>> positions = new HashMap<>();
  private int lines;

  SoakFiles(Path directory, Consumer<SoakApp.Moment> at) throws IOException {
    this.at = at;
    for (SoakLine line : updates(directory)) {
      lines = line.number();
      if (!isSavedApart(line.customer())) {
        keep(WatchPosition.parse(line.position()));
      }
    }
    for (String line : wholeLines(directory.resolve(SAVED))) {
      keep(WatchPosition.parse(line.split("\t", -1)[1]));
    }
    updates = open(directory.resolve(UPDATES));
    saved = open(directory.resolve(SAVED));
  }

  static String customerId(int customer) {
    return String.format("c0000000-0000-0000-0000-%012d", customer);
  }

  static boolean isSavedApart(int customer) {
    return customer % 10 == 9;
  }

  static boolean isOfSingleTransfers(int customer) {
    return customer % 33 == 7;
  }

  static List<SoakLine> updates(Path directory) throws IOException {
    List<SoakLine> all = new ArrayList<>();
    for (String line : wholeLines(directory.resolve(UPDATES))) {
      all.add(SoakLine.parse(line));
    }
    return all;
  }

  /** The numbers of the updates whose positions were saved separately. */
  static List<Integer> saved(Path directory) throws IOException {
    List<Integer> all = new ArrayList<>();
    for (String line : wholeLines(directory.resolve(SAVED))) {
      all.add(Integer.valueOf(line.split("\t", -1)[0]));
    }
    return all;
  }

  private static List<String> wholeLines(Path file) throws IOException {
    String text = Files.exists(file) ? Files.readString(file) : "";
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  /** Removes an incomplete line after a kill. */
  private static FileChannel open(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    String text = Files.readString(file);
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    channel.truncate(whole.getBytes(StandardCharsets.UTF_8).length);
    channel.position(channel.size());
    return channel;
  }

  private void keep(WatchPosition position) {
    Map<String, WatchPosition> ofCustomer =
        positions.computeIfAbsent(position.customerId(), any -> new HashMap<>());
    if (position.isVanished()) {
      ofCustomer.remove(SoakTransfer.lower(position.transferId()));
    } else {
      ofCustomer.put(SoakTransfer.lower(position.transferId()), position);
    }
  }

  boolean hasEnded(String customerId, String transferId) {
    WatchPosition position = positions.getOrDefault(customerId, Map.of()).get(transferId);
    return position != null && position.status() != null && position.status().isTerminal();
  }

  void write(int run, int answer, int customer, TransferUpdate update, boolean isCut) {
    at.accept(SoakApp.Moment.BEFORE_WRITING);
    lines++;
    SoakLine line = SoakLine.of(lines, run, answer, customer, update, isCut);
    append(updates, line.toString(), SoakApp.Moment.WITHIN_WRITING);
    if (!isSavedApart(customer)) {
      keep(update.position());
    }
  }

  @Override
  public Collection<WatchPosition> load(String customerId) {
    at.accept(SoakApp.Moment.LOADING);
    return List.copyOf(positions.getOrDefault(customerId, Map.of()).values());
  }

  @Override
  public void save(WatchPosition position) {
    at.accept(SoakApp.Moment.BETWEEN_UPDATE_AND_SAVE);
    if (isSavedApart(Integer.parseInt(position.customerId().substring(24)))) {
      append(saved, lines + "\t" + position, SoakApp.Moment.WITHIN_SAVING);
      keep(position);
    }
    at.accept(SoakApp.Moment.AFTER_SAVING);
  }

  private void append(FileChannel file, String line, SoakApp.Moment within) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      int half = bytes.length / 2;
      // In two writes, so that a kill can occur in between.
      file.write(ByteBuffer.wrap(bytes, 0, half));
      at.accept(within);
      file.write(ByteBuffer.wrap(bytes, half, bytes.length - half));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
