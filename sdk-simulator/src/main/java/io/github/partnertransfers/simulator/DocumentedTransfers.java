package io.github.partnertransfers.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The transfers of the sample bodies in Microsoft's documents. */
final class DocumentedTransfers {

  private static final List<String> OF_GET =
      List.of("seed-get-complete.json", "seed-get-inprogress.json", "seed-get-pending.json");

  private DocumentedTransfers() {}

  static List<JsonNode> all() {
    List<JsonNode> transfers = new ArrayList<>();
    read("seed-list.json").forEach(transfers::add);
    OF_GET.forEach(name -> transfers.add(read(name)));
    return transfers;
  }

  private static JsonNode read(String name) {
    try (InputStream sample = DocumentedTransfers.class.getResourceAsStream("samples/" + name)) {
      if (sample == null) {
        throw new IllegalStateException("The sample " + name + " is not in the jar.");
      }
      return Json.read(sample);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
