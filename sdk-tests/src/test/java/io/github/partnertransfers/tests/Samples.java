package io.github.partnertransfers.tests;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The service's published bodies, byte for byte. */
final class Samples {
  private Samples() {}

  static String text(String name) {
    return resource("/spec/samples/" + name);
  }

  static JsonElement json(String name) {
    return JsonParser.parseString(text(name));
  }

  static String resource(String path) {
    try (InputStream in = Samples.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
