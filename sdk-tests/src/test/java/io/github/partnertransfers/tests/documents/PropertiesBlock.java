package io.github.partnertransfers.tests.documents;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.github.partnertransfers.spring.boot.TransfersAutoConfiguration;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A block of properties for Spring Boot: ours are those of the starter's metadata. */
record PropertiesBlock(Block block) {
  private static final String PREFIX = "partner-center.";

  List<String> problems() throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(block.text()));
    Set<String> known = known();
    return properties.stringPropertyNames().stream()
        .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
        .sorted()
        .map(name -> block + ": no property: " + name)
        .toList();
  }

  private static Set<String> known() throws IOException {
    try (Reader metadata =
        new InputStreamReader(
            Objects.requireNonNull(
                TransfersAutoConfiguration.class.getResourceAsStream(
                    "/META-INF/spring-configuration-metadata.json")),
            StandardCharsets.UTF_8)) {
      Iterable<JsonElement> properties =
          JsonParser.parseReader(metadata).getAsJsonObject().getAsJsonArray("properties");
      return StreamSupport.stream(properties.spliterator(), false)
          .map(property -> property.getAsJsonObject().get("name").getAsString())
          .collect(Collectors.toSet());
    }
  }
}
