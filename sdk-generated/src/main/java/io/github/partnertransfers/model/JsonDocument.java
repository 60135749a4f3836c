package io.github.partnertransfers.model;

import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Objects;

/** Decodes a complete JSON text. Any problem throws a {@link JsonDecodingException}. */
final class JsonDocument<T> {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String GSON_ADVICE = "\nSee https://";

  private final DocumentAdapter<T> adapter;
  private final String emptyText;

  /**
   * @param emptyText the JSON that an empty text stands for
   */
  JsonDocument(DocumentAdapter<T> adapter, String emptyText) {
    this.adapter = adapter;
    this.emptyText = emptyText;
  }

  DocumentAdapter<T> adapter() {
    return adapter;
  }

  /** Writes a value of the type of this document. */
  @SuppressWarnings("unchecked") // Retrofit passes a value of the declared type.
  String encode(Object value) throws IOException {
    StringWriter text = new StringWriter();
    adapter.write(new JsonWriter(text), (T) value);
    return LoneSurrogates.escape(text.toString());
  }

  T decode(String json) {
    String text = json.startsWith(BYTE_ORDER_MARK) ? json.substring(1) : json;
    try {
      return decode(new StringReader(text));
    } catch (JsonDecodingException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    } catch (IOException e) {
      throw new IllegalStateException(e); // Not possible with a text in memory.
    }
  }

  T decode(Reader json) throws IOException {
    return decode(json, ModelConverterFactory.DEFAULT_MAX_VALUES);
  }

  T decode(Reader json, int maxValues) throws IOException {
    RecordingReader text = new RecordingReader(json);
    JsonReader in = new JsonReader(text);
    // Gson's strict mode scans each string again for control characters: a third of the time.
    in.setStrictness(Strictness.LEGACY_STRICT);
    try {
      return isEmpty(in) ? adapter.fromJson(emptyText) : decodeWhole(in, maxValues);
    } catch (EOFException e) {
      throw new JsonDecodingException("Truncated JSON, at" + position(in), e, text.beginning());
    } catch (MalformedJsonException e) {
      // Gson reports an unterminated string as malformed; at the end of the text it is truncated.
      IOException cause = text.isEnded() ? new EOFException(e.getMessage()) : e;
      throw new JsonDecodingException(
          "Not the expected JSON: " + reason(e), cause, text.beginning());
    } catch (JsonParseException | IllegalStateException e) {
      throw new JsonDecodingException("Not the expected JSON: " + reason(e), e, text.beginning());
    }
  }

  private T decodeWhole(JsonReader in, int maxValues) throws IOException {
    T value = Objects.requireNonNull(adapter.read(new ModelReader(in, maxValues)));
    if (in.peek() != JsonToken.END_DOCUMENT) {
      throw new MalformedJsonException("content after the JSON value, at" + position(in));
    }
    return value;
  }

  private static boolean isEmpty(JsonReader in) throws IOException {
    try {
      return in.peek() == JsonToken.END_DOCUMENT;
    } catch (EOFException e) {
      return true;
    }
  }

  private static String position(JsonReader in) {
    String text = in.toString();
    return text.substring(text.indexOf(" at ") + " at".length());
  }

  /** Removes the advice at the end of Gson's messages. */
  private static String reason(Exception e) {
    String message = String.valueOf(e.getMessage());
    int advice = message.indexOf(GSON_ADVICE);
    return (advice < 0 ? message : message.substring(0, advice))
        .replaceAll(
            "Use JsonReader\\.setStrictness\\([^)]*\\) to accept malformed JSON", "malformed JSON");
  }
}
