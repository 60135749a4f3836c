package io.github.partnertransfers.cli.simulation;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonStreamParser;
import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.input.TextFile;
import io.github.partnertransfers.cli.output.Text;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads the transfers of a file: one, an array of them, or several one after another. */
final class SeedFile {
  private SeedFile() {}

  /** Returns the transfers as JSON. */
  static List<String> read(String name, InputStream standardInput) {
    TextFile file = TextFile.read(name, standardInput);
    List<String> transfers = new ArrayList<>();
    try {
      JsonStreamParser parser = new JsonStreamParser(file.text());
      while (parser.hasNext()) {
        add(file.name(), parser.next(), transfers);
      }
    } catch (JsonParseException e) {
      throw new BadInputException("--seed-file: " + file.name() + " is not JSON");
    }
    return transfers;
  }

  private static void add(String name, JsonElement element, List<String> transfers) {
    if (element instanceof JsonArray array) {
      array.forEach(each -> add(name, each, transfers));
    } else if (element.isJsonObject()
        && element.getAsJsonObject().has("id")
        && element.getAsJsonObject().has("customerTenantId")) {
      transfers.add(element.toString());
    } else {
      throw new BadInputException(
          "--seed-file: "
              + name
              + ": value "
              + (transfers.size() + 1)
              + " is no transfer with id and customerTenantId: "
              + Text.cut(Text.clean(element.toString()), 60));
    }
  }
}
