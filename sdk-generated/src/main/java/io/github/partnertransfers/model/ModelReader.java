package io.github.partnertransfers.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.ToNumberPolicy;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import io.github.partnertransfers.model.AdditionalProperties.Origin;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON document for the generated models. A value that the property's type can't
 * represent exactly is kept raw and coerced to the type, or to null.
 *
 * <p>A property whose name differs from a described one in letter case only is kept raw like an
 * unknown one. At the end of the object it is read as the described property, unless that was
 * present. So the exact name takes precedence.
 */
final class ModelReader {
  private static final int END = -1;

  /** Creates readers of trees, for which Gson has no public constructor. */
  private static final TypeAdapter<JsonReader> TREE_READER =
      new TypeAdapter<JsonReader>() {
        @Override
        public JsonReader read(JsonReader in) {
          return in;
        }

        @Override
        public void write(JsonWriter out, JsonReader value) {
          throw new UnsupportedOperationException();
        }
      };

  private final int maxValues;
  private int values;

  /** The reader of the document, or of a raw value while that is read. */
  private JsonReader in;

  private String name = "";

  /** The position of the property in its model; 0 for an unknown one. */
  private int position;

  /** The last strings, by the position of their property; null while there are none. */
  private @Nullable String @Nullable [] lastStrings;

  /** The raw form of the last value, or null if its type represents it exactly. */
  private @Nullable JsonElement lastRaw;

  /** The raw properties of the object; null while there are none. */
  private @Nullable Map<String, JsonElement> raw;

  /** The positions of the properties with exact names, as bits. */
  private long exact;

  /** The names in another letter case; null while there are none. */
  private @Nullable OtherCase otherCase;

  ModelReader(JsonReader in, int maxValues) {
    this.in = in;
    this.maxValues = maxValues;
  }

  /** Creates a reader of a tree, without a limit. */
  static ModelReader ofTree(JsonElement tree) {
    return new ModelReader(treeReader(tree), Integer.MAX_VALUE);
  }

  /** Creates a reader of the text of an earlier value. */
  static ModelReader ofText(String json) {
    return new ModelReader(new JsonReader(new StringReader(json)), Integer.MAX_VALUE);
  }

  JsonReader json() {
    return in;
  }

  /** Reads an object. Saves and restores the state of the enclosing object. */
  <T> T object(ModelAdapter.Decoder<T> decoder) throws IOException {
    Map<String, JsonElement> enclosingRaw = raw;
    long enclosingExact = exact;
    OtherCase enclosingOtherCase = otherCase;
    raw = null;
    exact = 0;
    otherCase = null;
    in.beginObject();
    T value = decoder.decode(this);
    in.endObject();
    raw = enclosingRaw;
    exact = enclosingExact;
    otherCase = enclosingOtherCase;
    return value;
  }

  /**
   * Reads the next name and returns its position in {@code names}, from 1; 0 for an unknown name,
   * -1 at the end of the object. Tries the position after the last one first, as the service keeps
   * the order of the document.
   */
  int property(String[] names, int lastPosition) throws IOException {
    if (lastRaw != null) {
      keep(lastRaw);
    }
    if (!in.hasNext()) {
      return otherCase == null ? END : nextInOtherCase(names, otherCase);
    }
    name = in.nextName();
    count(1);
    if (raw != null) {
      // The last value of a duplicate property counts.
      raw.remove(name);
    }
    int next = lastPosition == names.length ? 0 : lastPosition;
    position = names[next].equals(name) ? next + 1 : search(names, next);
    if (position > 0) {
      exact |= bit(position);
    }
    return position;
  }

  /** Searches the other positions. A separate method, as it is seldom needed. */
  private int search(String[] names, int next) {
    int index = next;
    for (int tried = 1; tried < names.length; tried++) {
      index = index + 1 == names.length ? 0 : index + 1;
      if (names[index].equals(name)) {
        return index + 1;
      }
    }
    if (searchIgnoringCase(names, name) > 0) {
      otherCase = otherCase == null ? new OtherCase() : otherCase;
      otherCase.names.add(name);
    }
    return 0;
  }

  private static int searchIgnoringCase(String[] names, String name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equalsIgnoreCase(name)) {
        return i + 1;
      }
    }
    return 0;
  }

  /** Selects a described property to read from the raw value of its name in another case. */
  private int nextInOtherCase(String[] names, OtherCase pending) {
    if (pending.object == null) {
      pending.object = in;
    }
    in = pending.object;
    Iterator<String> spellings = pending.names.iterator();
    while (spellings.hasNext()) {
      String spelling = spellings.next();
      spellings.remove();
      int position = searchIgnoringCase(names, spelling);
      if ((exact & bit(position)) == 0) {
        exact |= bit(position);
        pending.origins.put(spelling, Origin.OTHER_CASE);
        name = spelling;
        in = treeReader(Objects.requireNonNull(Objects.requireNonNull(raw).get(spelling)));
        return position;
      }
    }
    return END;
  }

  /** No model has more properties than a long has bits; GeneratedSourcesTest checks it. */
  private static long bit(int position) {
    return 1L << (position - 1);
  }

  AdditionalProperties additional() {
    return raw == null
        ? AdditionalProperties.none()
        : AdditionalProperties.of(
            raw, otherCase == null ? Collections.emptyMap() : otherCase.origins);
  }

  /** Keeps the value of a property that the model doesn't describe. */
  void keep() throws IOException {
    readRaw();
  }

  @Nullable String string() throws IOException {
    return in.peek() == JsonToken.STRING
        ? shared(in.nextString())
        : Scalar.STRING.coerce(readRaw());
  }

  /**
   * Returns the last string at this position if it is equal. The transfers of a list have most ids
   * and names in common, a fifth of the memory of their models.
   */
  private String shared(String value) {
    @Nullable String[] strings = lastStrings;
    if (strings == null) {
      strings = new String[1 + Long.SIZE];
      lastStrings = strings;
    }
    String last = strings[position];
    if (value.equals(last)) {
      return last;
    }
    strings[position] = value;
    return value;
  }

  @Nullable Boolean bool() throws IOException {
    return in.peek() == JsonToken.BOOLEAN
        ? (Boolean) in.nextBoolean()
        : Scalar.BOOLEAN.coerce(readRaw());
  }

  @Nullable Integer integer() throws IOException {
    if (in.peek() != JsonToken.NUMBER) {
      return Scalar.INTEGER.coerce(readRaw());
    }
    String digits = in.nextString();
    try {
      Integer value = Integer.valueOf(digits);
      if (value != 0 || digits.length() == 1) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Such as 5.0, whose digits are kept, or a larger number.
    }
    return number(Scalar.INTEGER, digits);
  }

  @Nullable BigDecimal decimal() throws IOException {
    return in.peek() == JsonToken.NUMBER
        ? number(Scalar.DECIMAL, in.nextString())
        : Scalar.DECIMAL.coerce(readRaw());
  }

  /** Reads a number of another type. */
  <T extends Number> @Nullable T number(Scalar<T> type) throws IOException {
    return number(type, in.nextString());
  }

  private <T extends Number> @Nullable T number(Scalar<T> type, String digits) throws IOException {
    T value = type.parse(digits);
    if (value == null || !digits.equals(value.toString())) {
      lastRaw = new JsonPrimitive(number(treeReader(new JsonPrimitive(digits))));
    }
    return value;
  }

  /** Reads a number with its digits. */
  private static Number number(JsonReader from) throws IOException {
    return ToNumberPolicy.LAZILY_PARSED_NUMBER.readNumber(from);
  }

  @Nullable Instant instant() throws IOException {
    if (in.peek() != JsonToken.STRING) {
      return Scalar.INSTANT.coerce(readRaw());
    }
    String text = in.nextString();
    Instant value = InstantFormat.parse(text);
    if (value == null || !InstantFormat.isCanonical(text)) {
      lastRaw = new JsonPrimitive(text);
    }
    return value;
  }

  /** Reads an open enum, another model, or an element of a list. */
  <T> @Nullable T value(ValueAdapter<T> adapter) throws IOException {
    if (!adapter.accepts(in.peek())) {
      return adapter.coerce(readRaw());
    }
    return adapter.mayReject() ? valueOrRaw(adapter) : adapter.read(this);
  }

  /** Reads a model that may lack required properties: such an object is kept raw. */
  private <T> @Nullable T valueOrRaw(ValueAdapter<T> adapter) throws IOException {
    JsonElement element = element();
    T value = adapter.coerce(element);
    lastRaw = value == null ? element : null;
    return value;
  }

  <T> List<T> list(ValueAdapter<T> adapter) throws IOException {
    if (in.peek() != JsonToken.BEGIN_ARRAY) {
      readRaw();
      return Collections.emptyList();
    }
    String property = name;
    TolerantList<T> list = TolerantList.read(this, adapter);
    name = property;
    lastRaw = list.raw();
    return list.withoutRaw();
  }

  <T> Map<String, T> map(ValueAdapter<T> adapter) throws IOException {
    if (in.peek() != JsonToken.BEGIN_OBJECT) {
      readRaw();
      return Collections.emptyMap();
    }
    String property = name;
    TolerantMap<T> map = TolerantMap.read(this, adapter);
    name = property;
    lastRaw = map.raw();
    return map.withoutRaw();
  }

  /** Removes and returns the raw form of the last value, or null. */
  @Nullable JsonElement takeRaw() {
    JsonElement taken = lastRaw;
    lastRaw = null;
    return taken;
  }

  private JsonElement readRaw() throws IOException {
    JsonElement element = element();
    lastRaw = element;
    return element;
  }

  private void keep(JsonElement element) {
    if (raw == null) {
      raw = new LinkedHashMap<>();
    }
    raw.put(name, element);
    lastRaw = null;
  }

  /**
   * Reads the next value of any type. Gson's parser of elements is lenient or rejects control
   * characters in strings, unlike typed properties.
   */
  JsonElement element() throws IOException {
    switch (in.peek()) {
      case BEGIN_OBJECT:
        return objectElement();
      case BEGIN_ARRAY:
        return arrayElement();
      case STRING:
        return new JsonPrimitive(in.nextString());
      case NUMBER:
        return new JsonPrimitive(number(in));
      case BOOLEAN:
        return new JsonPrimitive(in.nextBoolean());
      default:
        in.nextNull();
        return JsonNull.INSTANCE;
    }
  }

  private JsonObject objectElement() throws IOException {
    // An empty object takes the memory of two values.
    count(1);
    JsonObject object = new JsonObject();
    in.beginObject();
    while (in.hasNext()) {
      String member = in.nextName();
      count(1);
      object.add(member, element());
    }
    in.endObject();
    return object;
  }

  private JsonArray arrayElement() throws IOException {
    JsonArray array = new JsonArray();
    in.beginArray();
    while (in.hasNext()) {
      count(1);
      array.add(element());
    }
    in.endArray();
    return array;
  }

  /** Counts values and throws beyond the limit. */
  void count(int more) {
    values += more;
    if (values > maxValues) {
      throw new JsonParseException(
          "more than " + maxValues + " values, the maximum, at path " + in.getPath());
    }
  }

  private static JsonReader treeReader(JsonElement tree) {
    return TREE_READER.fromJsonTree(tree);
  }

  /** The names of an object in another letter case. */
  private static final class OtherCase {
    /** Names that are not read as a described property yet, in order. */
    final Set<String> names = new LinkedHashSet<>();

    /** Names that were read as a described property. */
    final Map<String, Origin> origins = new HashMap<>();

    /** The reader of the object, while raw values are read. */
    @Nullable JsonReader object;
  }
}
