package io.github.partnertransfers.simulator.internal.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.partnertransfers.simulator.internal.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The transfers in the sample bodies of Microsoft's documentation. */
public final class DocumentedTransfers {

  private static final String FOLDER = "/io/github/partnertransfers/simulator/samples/";
  private static final List<String> SINGLE_TRANSFERS =
      List.of("seed-get-complete.json", "seed-get-inprogress.json", "seed-get-pending.json");

  private DocumentedTransfers() {}

  public static List<JsonNode> all() {
    List<JsonNode> transfers = new ArrayList<>();
    read("seed-list.json").forEach(transfers::add);
    SINGLE_TRANSFERS.forEach(name -> transfers.add(read(name)));
    return transfers;
  }

  private static JsonNode read(String name) {
    try (InputStream sample = DocumentedTransfers.class.getResourceAsStream(FOLDER + name)) {
      if (sample == null) {
        throw new IllegalStateException("The sample " + name + " is missing from the jar.");
      }
      return Json.read(sample);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
