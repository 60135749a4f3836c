package io.github.partnertransfers.kafka.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this artifact. */
final class ConnectorVersion {
  static final String TEXT = read();

  private ConnectorVersion() {}

  private static String read() {
    try (InputStream in = ConnectorVersion.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
