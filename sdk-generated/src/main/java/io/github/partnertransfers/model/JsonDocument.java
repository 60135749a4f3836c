package io.github.partnertransfers.model;

import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.Objects;

/** A whole JSON text of one value: whatever is wrong with it ends in one kind of exception. */
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

  T decode(String json) {
    String text = json.startsWith(BYTE_ORDER_MARK) ? json.substring(1) : json;
    try {
      return decode(new StringReader(text));
    } catch (JsonDecodingException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    } catch (IOException e) {
      throw new IllegalStateException(e); // A text in memory is always there.
    }
  }

  T decode(Reader json) throws IOException {
    return decode(json, ModelConverterFactory.DEFAULT_MAX_VALUES);
  }

  T decode(Reader json, int maxValues) throws IOException {
    RememberingReader text = new RememberingReader(json);
    JsonReader in = new JsonReader(text);
    // Gson's strict mode looks at each string once more, for control characters: a third of the
    // time.
    in.setStrictness(Strictness.LEGACY_STRICT);
    try {
      return isEmpty(in) ? adapter.fromJson(emptyText) : decodeWhole(in, maxValues);
    } catch (EOFException e) {
      throw new JsonDecodingException(
          "JSON ends too early, at" + position(in), e, text.beginning());
    } catch (MalformedJsonException e) {
      // Gson calls a string without its end malformed: one that the text's end cut off is neither.
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
      throw new MalformedJsonException("JSON goes on after its end, at" + position(in));
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

  /** Gson's messages end in advice for its own callers, which is of no use to ours. */
  private static String reason(Exception e) {
    String message = String.valueOf(e.getMessage());
    int advice = message.indexOf(GSON_ADVICE);
    return (advice < 0 ? message : message.substring(0, advice))
        .replaceAll(
            "Use JsonReader\\.setStrictness\\([^)]*\\) to accept malformed JSON", "malformed JSON");
  }
}
