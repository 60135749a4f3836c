package io.github.partnertransfers.cli.output;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.GsonJsonProvider;
import com.jayway.jsonpath.spi.mapper.GsonMappingProvider;
import io.github.partnertransfers.cli.BadInputException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSONPath, and what it finds in a result. */
public final class JsonQuery {
  private static final Gson GSON = new Gson();
  private static final Configuration CONFIGURATION =
      Configuration.builder()
          .jsonProvider(new GsonJsonProvider(GSON))
          .mappingProvider(new GsonMappingProvider(GSON))
          .build();

  private final JsonPath path;

  private JsonQuery(JsonPath path) {
    this.path = path;
  }

  /**
   * Compiles a path.
   *
   * @throws BadInputException if it is not a valid path
   */
  public static JsonQuery parse(String text) {
    try {
      JsonPath path = JsonPath.compile(text);
      // Some errors, such as an unknown function, show only when a path is evaluated.
      path.read((Object) new JsonObject(), CONFIGURATION);
      return new JsonQuery(path);
    } catch (PathNotFoundException e) {
      return new JsonQuery(JsonPath.compile(text));
    } catch (InvalidPathException | IllegalArgumentException | StackOverflowError e) {
      throw new BadInputException(
          "--query: not a JSONPath: " + text + " (" + reason(String.valueOf(e.getMessage())) + ")");
    } catch (JsonPathException e) {
      // A function can refuse the empty object and accept a result.
      return new JsonQuery(JsonPath.compile(text));
    }
  }

  /** Messages of the library can begin with the exception that caused them. */
  private static String reason(String message) {
    return message.replaceFirst("^java\\.lang\\.\\w+: ", "");
  }

  /** Returns what the path finds: scalars as they are, null as an empty line, others as JSON. */
  public List<String> lines(JsonElement json) {
    Object found;
    try {
      found = path.read((Object) json, CONFIGURATION);
    } catch (JsonPathException e) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    if (!path.isDefinite() && found instanceof Iterable<?> matches) {
      matches.forEach(match -> lines.add(line(match)));
    } else {
      lines.add(line(found));
    }
    return lines;
  }

  private static String line(@Nullable Object found) {
    if (found == null || found instanceof JsonNull) {
      return "";
    }
    if (found instanceof JsonPrimitive scalar) {
      return Text.clean(scalar.getAsString());
    }
    return found instanceof JsonElement json ? Json.compact(json) : Text.clean(found.toString());
  }
}
