package io.github.partnertransfers.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The OpenAPI document agrees with the published bodies, and the models with the document. */
class SpecificationTest {
  /** It has names in the case of the client that sent them. */
  private static final String PASCAL_CASE_SAMPLE = "reconstructed-newcommerce-create-request.json";

  private static final Map<String, String> SAMPLES =
      Map.ofEntries(
          Map.entry("LegacyCreateRequest", "seed-create-request.json"),
          Map.entry("NewCommerceCreateRequest", PASCAL_CASE_SAMPLE),
          Map.entry("CancelRequest", "docs-update-cancel-request.json"),
          Map.entry("RejectRequest", "docs-reject-request.json"),
          Map.entry("LegacyCreateResponse", "seed-create-response.json"),
          Map.entry("GetPendingResponse", "seed-get-pending.json"),
          Map.entry("GetInProgressResponse", "seed-get-inprogress.json"),
          Map.entry("GetCompleteResponse", "seed-get-complete.json"),
          Map.entry("CancelResponse", "reconstructed-update-cancel-response.json"),
          Map.entry("EligibilityResponse", "seed-eligibility-fixed.json"),
          Map.entry("ListResponse", "seed-list.json"));

  static Stream<Map.Entry<String, JsonObject>> examples() {
    return Specification.examples().entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void exampleIsAPublishedBodyOrSaysThatItIsNot(Map.Entry<String, JsonObject> example) {
    String sample = SAMPLES.get(example.getKey());
    if (sample == null) {
      assertThat(example.getValue().get("description").getAsString())
          // The gateway's body stands in the text of its page.
          .containsAnyOf("not a published body", "From API throttling guidance");
    } else {
      assertThat(Specification.example(example.getKey())).isEqualTo(sampleOf(sample));
    }
  }

  /** The models look for a property next to where the last was found: other orders take longer. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "seed-list.json",
        "seed-get-pending.json",
        "seed-get-inprogress.json",
        "seed-get-complete.json",
        "reconstructed-update-cancel-response.json"
      })
  void propertiesStandInTheOrderThatTheServiceKeepsTo(String sample) {
    JsonElement body = Samples.json(sample);
    List<JsonElement> transfers =
        body.isJsonArray() ? body.getAsJsonArray().asList() : List.of(body);
    for (JsonElement element : transfers) {
      JsonObject transfer = element.getAsJsonObject();
      assertInOrder("TransferEntity", transfer);
      if (transfer.has("lineItems")) {
        transfer
            .getAsJsonArray("lineItems")
            .forEach(item -> assertInOrder("TransferLineItem", item.getAsJsonObject()));
      }
    }
  }

  private static void assertInOrder(String schema, JsonObject body) {
    Schema<?> documented = Specification.DOCUMENT.getComponents().getSchemas().get(schema);
    List<String> names = new ArrayList<>(documented.getProperties().keySet());
    names.retainAll(body.keySet());

    assertThat(body.keySet()).containsExactlyElementsOf(names);
  }

  private static JsonElement sampleOf(String file) {
    JsonElement sample = Samples.json(file);
    if (!file.equals(PASCAL_CASE_SAMPLE)) {
      return sample;
    }
    JsonObject renamed = new JsonObject();
    sample
        .getAsJsonObject()
        .asMap()
        .forEach(
            (name, value) ->
                renamed.add(
                    name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1), value));
    return renamed;
  }

  static Stream<Arguments> properties() {
    return Specification.schemas().entrySet().stream()
        .filter(schema -> schema.getValue().has("properties"))
        .flatMap(
            schema ->
                propertyNames(schema.getValue())
                    .map(property -> Arguments.of(schema.getKey(), property)));
  }

  private static Stream<String> propertyNames(JsonObject schema) {
    return schema.getAsJsonObject("properties").keySet().stream();
  }

  /** One name of the wire, partnertenantid, is spelled in Java as its neighbours are. */
  @ParameterizedTest
  @MethodSource("properties")
  void propertyHasAnAccessorAndASetter(String schema, String property) throws Exception {
    boolean untyped = isUntyped(Specification.schemas().get(schema), property);
    Class<?> model = Class.forName("io.github.partnertransfers.model." + schema);
    Class<?> builder = Class.forName(model.getName() + "$Builder");

    assertThat(names(model).anyMatch(property::equalsIgnoreCase)).isNotEqualTo(untyped);
    assertThat(names(builder).anyMatch(property::equalsIgnoreCase)).isNotEqualTo(untyped);
  }

  private static Stream<String> names(Class<?> type) {
    return Arrays.stream(type.getMethods()).map(Method::getName);
  }

  /** What may be any JSON is left to additionalProperties. */
  private static boolean isUntyped(JsonObject schema, String property) {
    JsonObject type = schema.getAsJsonObject("properties").getAsJsonObject(property);
    JsonObject single = type.has("items") ? type.getAsJsonObject("items") : type;
    return !single.has("type") && !single.has("$ref") && !single.has("allOf");
  }

  static Stream<String> models() {
    return properties().map(arguments -> (String) arguments.get()[0]).distinct();
  }

  @ParameterizedTest
  @MethodSource("models")
  void modelHasNoAccessorThatTheDocumentLacks(String schema) throws Exception {
    Class<?> model = Class.forName("io.github.partnertransfers.model." + schema);
    Set<String> documented = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    documented.addAll(Specification.schemas().get(schema).getAsJsonObject("properties").keySet());
    // What the document doesn't describe has an accessor of its own in every model.
    documented.add("additionalProperties");

    assertThat(model.getDeclaredMethods())
        .filteredOn(method -> Modifier.isAbstract(method.getModifiers()))
        .filteredOn(method -> Modifier.isPublic(method.getModifiers()))
        .extracting(Method::getName)
        .isNotEmpty()
        .allMatch(documented::contains);
  }
}
