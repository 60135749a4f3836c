package io.github.partnertransfers.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An unmodifiable map of the members of a JSON object that the expected type can represent. It also
 * has the raw object, to write it unchanged.
 */
final class TolerantMap<T> extends AbstractMap<String, T> {
  private final Map<String, T> members;
  private final @Nullable JsonObject raw;

  private TolerantMap(Map<String, T> members, @Nullable JsonObject raw) {
    this.members = members;
    this.raw = raw;
  }

  /** Returns the members that the type can represent; none if the element isn't an object. */
  static <T> TolerantMap<T> of(JsonElement element, ValueAdapter<T> adapter) {
    Map<String, T> members = new LinkedHashMap<>();
    if (!element.isJsonObject()) {
      return new TolerantMap<>(members, null);
    }
    JsonObject object = element.getAsJsonObject();
    for (Map.Entry<String, JsonElement> member : object.entrySet()) {
      T value = adapter.coerce(member.getValue());
      if (value != null) {
        members.put(member.getKey(), value);
      }
    }
    return new TolerantMap<>(members, object);
  }

  static <T> void write(JsonWriter out, Map<String, T> map, ValueAdapter<T> adapter)
      throws IOException {
    if (map instanceof TolerantMap && ((TolerantMap<T>) map).raw != null) {
      ModelWriter.write(out, ((TolerantMap<T>) map).raw);
      return;
    }
    out.beginObject();
    for (Map.Entry<String, T> member : map.entrySet()) {
      out.name(member.getKey());
      adapter.write(out, member.getValue());
    }
    out.endObject();
  }

  TolerantMap<T> withoutRaw() {
    return raw == null ? this : new TolerantMap<>(members, null);
  }

  @Override
  public @Nullable T get(@Nullable Object key) {
    return members.get(key);
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return members.containsKey(key);
  }

  @Override
  public Set<Entry<String, T>> entrySet() {
    return Collections.unmodifiableMap(members).entrySet();
  }
}
