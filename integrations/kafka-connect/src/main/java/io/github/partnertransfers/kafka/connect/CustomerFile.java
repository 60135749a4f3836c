package io.github.partnertransfers.kafka.connect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Customers in a text file, one tenant id a line. */
final class CustomerFile implements CustomerSource {
  private final String file;

  CustomerFile(String file) {
    this.file = file;
  }

  @Override
  public Set<String> load() throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(Path.of(file));
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException("customers.file can't be read: " + file, e);
    }
    Set<String> ids = new TreeSet<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (!CustomerIds.isId(line)) {
        throw new IOException(
            "customers.file has no tenant id (a GUID) in line " + (i + 1) + ": " + file);
      }
      ids.add(CustomerIds.normalize(line));
    }
    return ids;
  }

  @Override
  public boolean canChange() {
    return true;
  }
}
