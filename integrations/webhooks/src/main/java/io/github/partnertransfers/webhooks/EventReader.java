package io.github.partnertransfers.webhooks;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the body of an event. Only its name and the time of the change are required. */
final class EventReader {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Map<String, String> texts;

  private EventReader(Map<String, String> texts) {
    this.texts = texts;
  }

  static WebhookEvent read(byte[] body) throws RefusedException {
    String json = text(body);
    EventReader reader = new EventReader(texts(json));
    String auditUri = reader.get("AuditUri");
    return new WebhookEvent(
        reader.require("EventName"),
        reader.get("ResourceName"),
        reader.get("ResourceUri"),
        // One page of the documentation has this name.
        auditUri != null ? auditUri : reader.get("AuditUrl"),
        instant(reader.require("ResourceChangeUtcDate")),
        json);
  }

  private static String text(byte[] body) throws RefusedException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw malformed("is not UTF-8");
    }
  }

  /** Returns the members of an object that are strings. */
  private static Map<String, String> texts(String json) throws RefusedException {
    Map<String, String> texts = new LinkedHashMap<>();
    try (JsonReader reader = new JsonReader(new StringReader(json))) {
      reader.setStrictness(Strictness.STRICT);
      reader.beginObject();
      while (reader.hasNext()) {
        String name = reader.nextName();
        if (reader.peek() == JsonToken.STRING) {
          texts.put(name, reader.nextString());
        } else {
          reader.skipValue();
        }
      }
      reader.endObject();
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw malformed("has more than a JSON object");
      }
      return texts;
    } catch (IOException | IllegalStateException e) {
      throw malformed("is not a JSON object");
    }
  }

  /** Returns the value of a name, in another letter case if it is not there in this one. */
  private @Nullable String get(String name) {
    String exact = texts.get(name);
    if (exact != null) {
      return exact;
    }
    for (Map.Entry<String, String> member : texts.entrySet()) {
      if (member.getKey().equalsIgnoreCase(name)) {
        return member.getValue();
      }
    }
    return null;
  }

  private String require(String name) throws RefusedException {
    String value = get(name);
    if (value == null || value.isBlank()) {
      throw malformed("has no " + name);
    }
    return value;
  }

  /** Reads a time with an offset, or in UTC without. */
  private static Instant instant(String text) throws RefusedException {
    try {
      TemporalAccessor time =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text, OffsetDateTime::from, LocalDateTime::from);
      return time instanceof LocalDateTime local
          ? local.toInstant(ZoneOffset.UTC)
          : Instant.from(time);
    } catch (DateTimeParseException e) {
      throw malformed("has a ResourceChangeUtcDate that is not a time: " + LogText.quote(text));
    }
  }

  private static RefusedException malformed(String problem) {
    return new RefusedException(RefusalReason.MALFORMED_EVENT, "the body " + problem);
  }
}
