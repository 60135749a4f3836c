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
 * Reads one JSON document for the generated models. A value that the property's type can't give
 * back exactly is kept raw, and read as the nearest value of that type, or null.
 *
 * <p>A property whose name differs from a described one in letter case only is kept raw like an
 * unknown one. At the end of the object, if the described name hasn't come, its value is read from
 * what was kept. So the exact name counts, wherever it stands.
 */
final class ModelReader {
  private static final int END = -1;

  /** Hands out the reader of a tree, which Gson has no public constructor for. */
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

  /** The document, or a raw value while that is read. */
  private JsonReader in;

  private String name = "";

  /** What the value that was read last leaves as it came; null if nothing. */
  private @Nullable JsonElement odd;

  /** What the object's properties leave as it came; null while there is none. */
  private @Nullable Map<String, JsonElement> raw;

  /** The positions of the object's properties that came under their exact names, a bit for each. */
  private long exact;

  /** The object's names in another letter case; null while there is none. */
  private @Nullable OtherCase otherCase;

  ModelReader(JsonReader in, int maxValues) {
    this.in = in;
    this.maxValues = maxValues;
  }

  /** Reads a tree, which is in memory already and therefore has no limit. */
  static ModelReader ofTree(JsonElement tree) {
    return new ModelReader(treeReader(tree), Integer.MAX_VALUE);
  }

  /** Reads the text of a value that was read before. */
  static ModelReader ofText(String json) {
    return new ModelReader(new JsonReader(new StringReader(json)), Integer.MAX_VALUE);
  }

  JsonReader json() {
    return in;
  }

  /** Reads an object; what is kept so far belongs to the one that it is in. */
  <T> T object(ModelBuilder<T> builder) throws IOException {
    Map<String, JsonElement> enclosingRaw = raw;
    long enclosingExact = exact;
    OtherCase enclosingOtherCase = otherCase;
    raw = null;
    exact = 0;
    otherCase = null;
    in.beginObject();
    T value = builder.read(this);
    in.endObject();
    raw = enclosingRaw;
    exact = enclosingExact;
    otherCase = enclosingOtherCase;
    return value;
  }

  /**
   * Reads the next property's name and finds its position among these, counted from 1; 0 is none of
   * them, -1 the object's end. It is mostly the one after the last position, as the document's
   * properties stand in the order that the service keeps to.
   */
  int property(String[] names, int lastPosition) throws IOException {
    if (odd != null) {
      keep(odd);
    }
    if (!in.hasNext()) {
      return otherCase == null ? END : nextInOtherCase(names, otherCase);
    }
    name = in.nextName();
    count(1);
    if (raw != null) {
      // Of a property that comes twice the last value counts, as with every JSON parser.
      raw.remove(name);
    }
    int next = lastPosition == names.length ? 0 : lastPosition;
    int position = names[next].equals(name) ? next + 1 : search(names, next);
    if (position > 0) {
      exact |= bit(position);
    }
    return position;
  }

  /** Finds another position than the next one; apart from it, as it is seldom another one. */
  private int search(String[] names, int next) {
    int position = next;
    for (int tried = 1; tried < names.length; tried++) {
      position = position + 1 == names.length ? 0 : position + 1;
      if (names[position].equals(name)) {
        return position + 1;
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

  /** Has a described property read from the value that came under its name in another case. */
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

  /** No model has more properties than a long has bits; a test of the generated sources says so. */
  private static long bit(int position) {
    return 1L << (position - 1);
  }

  AdditionalProperties additional() {
    return raw == null
        ? AdditionalProperties.none()
        : AdditionalProperties.of(
            raw, otherCase == null ? Collections.emptyMap() : otherCase.origins);
  }

  /** Keeps the value of a property that the model doesn't have. */
  void keep() throws IOException {
    oddElement();
  }

  @Nullable String string() throws IOException {
    return in.peek() == JsonToken.STRING ? in.nextString() : Scalar.STRING.nearest(oddElement());
  }

  @Nullable Boolean bool() throws IOException {
    return in.peek() == JsonToken.BOOLEAN
        ? (Boolean) in.nextBoolean()
        : Scalar.BOOLEAN.nearest(oddElement());
  }

  @Nullable Integer integer() throws IOException {
    if (in.peek() != JsonToken.NUMBER) {
      return Scalar.INTEGER.nearest(oddElement());
    }
    String digits = in.nextString();
    try {
      Integer value = Integer.valueOf(digits);
      if (value != 0 || digits.length() == 1) {
        return value;
      }
    } catch (NumberFormatException e) {
      // 5.0 is one, though its digits have to be kept; and so is no larger number.
    }
    return number(Scalar.INTEGER, digits);
  }

  @Nullable BigDecimal decimal() throws IOException {
    return in.peek() == JsonToken.NUMBER
        ? number(Scalar.DECIMAL, in.nextString())
        : Scalar.DECIMAL.nearest(oddElement());
  }

  private <T extends Number> @Nullable T number(Scalar<T> type, String digits) throws IOException {
    T value = type.parse(digits);
    if (value == null || !digits.equals(value.toString())) {
      odd = new JsonPrimitive(number(treeReader(new JsonPrimitive(digits))));
    }
    return value;
  }

  /** A number that keeps its digits. */
  private static Number number(JsonReader from) throws IOException {
    return ToNumberPolicy.LAZILY_PARSED_NUMBER.readNumber(from);
  }

  @Nullable Instant instant() throws IOException {
    if (in.peek() != JsonToken.STRING) {
      return Scalar.INSTANT.nearest(oddElement());
    }
    String text = in.nextString();
    Instant value = InstantFormat.parse(text);
    if (value == null || !InstantFormat.isCanonical(text)) {
      odd = new JsonPrimitive(text);
    }
    return value;
  }

  /** An open enum, another model, or an element of a list. */
  <T> @Nullable T value(ValueAdapter<T> adapter) throws IOException {
    return adapter.accepts(in.peek()) ? adapter.read(this) : adapter.nearest(oddElement());
  }

  <T> List<T> list(ValueAdapter<T> adapter) throws IOException {
    if (in.peek() != JsonToken.BEGIN_ARRAY) {
      oddElement();
      return Collections.emptyList();
    }
    String property = name;
    TolerantList<T> list = TolerantList.read(this, adapter);
    name = property;
    odd = list.raw();
    return list.withoutRaw();
  }

  Map<String, String> map() throws IOException {
    if (in.peek() != JsonToken.BEGIN_OBJECT) {
      oddElement();
      return Collections.emptyMap();
    }
    return Collections.unmodifiableMap(StringMap.of(oddElement()));
  }

  /** What the last value leaves as it came, which is the caller's to keep; null if nothing. */
  @Nullable JsonElement takeOdd() {
    JsonElement taken = odd;
    odd = null;
    return taken;
  }

  private JsonElement oddElement() throws IOException {
    JsonElement element = element();
    odd = element;
    return element;
  }

  private void keep(JsonElement element) {
    if (raw == null) {
      raw = new LinkedHashMap<>();
    }
    raw.put(name, element);
    odd = null;
  }

  /**
   * The value that comes next, whatever it is. Gson's own parser of elements is either lenient or
   * refuses control characters in strings, which typed properties may have.
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
    // An empty one takes as much memory as two values.
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

  /** Counts values that take memory, and fails beyond the limit. */
  void count(int more) {
    values += more;
    if (values > maxValues) {
      throw new JsonParseException(
          "more than "
              + maxValues
              + " values, the limit for one document, at path "
              + in.getPath());
    }
  }

  private static JsonReader treeReader(JsonElement tree) {
    return TREE_READER.fromJsonTree(tree);
  }

  /** What an object has under names in another letter case. */
  private static final class OtherCase {
    /** Those that haven't been read as a described property, in the order of the document. */
    final Set<String> names = new LinkedHashSet<>();

    /** Those that have. */
    final Map<String, Origin> origins = new HashMap<>();

    /** The reader of the object, while the values of the names are read. */
    @Nullable JsonReader object;
  }
}
