package io.github.partnertransfers.kafka.connect;

import io.github.partnertransfers.rx.WatchPosition;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * The source partition and the source offset of a customer. The offset holds the positions of all
 * transfers of the customer: a task can't enumerate partitions, and must notice which transfers
 * vanished while it was down. A transfer that has ended takes a hash, another one its line items
 * too.
 *
 * <p>Version 1: the texts of the positions, one a line, compressed (zlib) and in Base64.
 */
final class OffsetFormat {
  /**
   * The maximum length of an offset. A broker takes messages of one megabyte unless it is
   * configured for more.
   */
  static final int MAX_LENGTH = 950_000;

  /** The maximum size of the uncompressed positions that are read. */
  private static final int MAX_BYTES = 64 << 20;

  private static final String CUSTOMER = "customer";
  private static final String VERSION = "version";
  private static final String POSITIONS = "positions";
  private static final long CURRENT_VERSION = 1;

  private OffsetFormat() {}

  static Map<String, String> partition(String customerId) {
    return Map.of(CUSTOMER, customerId);
  }

  static Map<String, Object> encode(String customerId, Collection<WatchPosition> positions) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
      for (WatchPosition position : positions) {
        out.write(text(position).getBytes(StandardCharsets.US_ASCII));
        out.write('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    String text = Base64.getEncoder().encodeToString(bytes.toByteArray());
    if (text.length() > MAX_LENGTH) {
      throw new ConnectException(
          "customer "
              + customerId
              + " has "
              + positions.size()
              + " transfers, whose positions don't fit into one offset; follow this customer with"
              + " another application");
    }
    return Map.of(VERSION, CURRENT_VERSION, POSITIONS, text);
  }

  private static String text(WatchPosition position) {
    boolean hasEnded = position.status() != null && position.status().isTerminal();
    return (hasEnded ? position.withoutLineItems() : position).toString();
  }

  /**
   * Reads an offset of this or an earlier version.
   *
   * @param offset the offset; null if there is none
   * @throws ConnectException if it can't be read
   */
  static List<WatchPosition> decode(String customerId, @Nullable Map<String, ?> offset) {
    if (offset == null) {
      return List.of();
    }
    Object version = offset.get(VERSION);
    if (!(version instanceof Number number) || number.longValue() != CURRENT_VERSION) {
      throw unreadable(customerId, "it has version " + version, null);
    }
    if (!(offset.get(POSITIONS) instanceof String text)) {
      throw unreadable(customerId, "it has no positions", null);
    }
    try {
      List<WatchPosition> positions = new ArrayList<>();
      inflated(text).lines().forEach(line -> positions.add(WatchPosition.parse(line)));
      return positions;
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(customerId, String.valueOf(e.getMessage()), e);
    }
  }

  private static String inflated(String text) throws IOException {
    byte[] compressed = Base64.getDecoder().decode(text);
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(compressed))) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IOException("it is too large");
      }
      return new String(bytes, StandardCharsets.US_ASCII);
    }
  }

  private static ConnectException unreadable(
      String customerId, String problem, @Nullable Exception cause) {
    return new ConnectException(
        "the offset of customer "
            + customerId
            + " can't be read: "
            + problem
            + ". Use the connector's version that wrote it, or stop the connector and remove the"
            + " offset with DELETE or PATCH /connectors/NAME/offsets; all transfers are then"
            + " written again",
        cause);
  }

  /** Checks an offset that an operator sets. A null offset removes it. */
  static void check(Map<String, ?> partition, @Nullable Map<String, ?> offset) {
    Object customerId = partition.get(CUSTOMER);
    if (partition.size() != 1 || !(customerId instanceof String id) || !CustomerIds.isId(id)) {
      throw new ConnectException(
          "a partition must have the form {\"customer\": \"a tenant id in lower case\"}, but is "
              + partition);
    }
    if (!id.equals(CustomerIds.normalize(id))) {
      throw new ConnectException("the customer of a partition must be in lower case, but is " + id);
    }
    decode(id, offset);
  }
}
