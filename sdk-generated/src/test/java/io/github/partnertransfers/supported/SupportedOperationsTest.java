package io.github.partnertransfers.supported;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.things.api.SparePartsApi;
import com.example.things.api.ThingsApi;
import com.example.things.model.Circle;
import com.example.things.model.Color;
import com.example.things.model.Level;
import com.example.things.model.ModelConverterFactory;
import com.example.things.model.Thing;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.Retrofit;

/** What the generator supports in operations is right on the wire, over HTTP. */
class SupportedOperationsTest {
  private static final Headers NONE = new Headers.Builder().build();

  private EchoServer server;
  private ThingsApi things;
  private SparePartsApi parts;

  @BeforeEach
  void start() throws IOException {
    server = EchoServer.start();
    Retrofit retrofit =
        new Retrofit.Builder()
            .baseUrl(server.url())
            .addConverterFactory(ModelConverterFactory.create())
            .build();
    things = retrofit.create(ThingsApi.class);
    parts = retrofit.create(SparePartsApi.class);
    server.answer(204, "");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String requestOf(Call<?> call) throws IOException {
    assertThat(call.execute().isSuccessful()).isTrue();
    return server.request;
  }

  @Test
  void queryParametersOfEachTypeAreSent() throws IOException {
    assertThat(requestOf(things.byFlag(true, NONE))).isEqualTo("GET /query-boolean?byFlag=true");
    assertThat(requestOf(things.byNumber(-5, NONE))).isEqualTo("GET /query-integer?byNumber=-5");
    assertThat(requestOf(things.byLong(9007199254740993L, NONE)))
        .isEqualTo("GET /query-int64?byLong=9007199254740993");
    assertThat(requestOf(things.byDecimal(new BigDecimal("1E+3"), NONE)))
        .isEqualTo("GET /query-decimal?byDecimal=1000");
    assertThat(requestOf(things.byDouble(0.5, NONE))).isEqualTo("GET /query-double?byDouble=0.5");
    assertThat(requestOf(things.byTime(Instant.parse("2026-01-02T03:04:05Z"), NONE)))
        .isEqualTo("GET /query-time?byTime=2026-01-02T03%3A04%3A05Z");
    assertThat(requestOf(things.byUuid("a b&c", NONE)))
        .isEqualTo("GET /query-uuid?byUuid=a%20b%26c");
    assertThat(requestOf(things.bySize(3, NONE))).isEqualTo("GET /query-default?bySize=3");
  }

  @Test
  void enumerationIsSentByItsValue() throws IOException {
    assertThat(requestOf(things.byColor(Color.RED, NONE)))
        .isEqualTo("GET /query-enumeration?byColor=Red");
    assertThat(requestOf(things.byColor(Color.of("Light blue"), NONE)))
        .isEqualTo("GET /query-enumeration?byColor=Light%20blue");
    assertThat(requestOf(things.byLevel(Level.HIGH, NONE)))
        .isEqualTo("GET /query-enumeration-of-numbers?byLevel=2");
    assertThat(requestOf(things.byPath(Color.of("a/b"), 7L, NONE)))
        .isEqualTo("GET /colors/a%2Fb/7");
  }

  @Test
  void arraysAreExploded() throws IOException {
    assertThat(requestOf(things.byTexts(List.of("a", "b,c"), NONE)))
        .isEqualTo("GET /query-array?byTexts=a&byTexts=b%2Cc");
    assertThat(requestOf(things.byColors(List.of(Color.RED, Color.of(1)), NONE)))
        .isEqualTo("GET /query-array-of-enumerations?byColors=Red&byColors=1");
  }

  @Test
  void optionalParametersCanBeLeftOut() throws Exception {
    assertThat(requestOf(things.byFlag(null, NONE))).isEqualTo("GET /query-boolean");
    assertThat(requestOf(things.byTexts(null, NONE))).isEqualTo("GET /query-array");
    assertThat(isNullable("byFlag", Boolean.class)).isTrue();
    assertThat(isNullable("byNumber", Integer.class)).isFalse();
  }

  private static boolean isNullable(String method, Class<?> type) throws NoSuchMethodException {
    return ThingsApi.class
        .getMethod(method, type, Headers.class)
        .getAnnotatedParameterTypes()[0]
        .isAnnotationPresent(Nullable.class);
  }

  @Test
  void headerParameterIsOneOfTheHeaders() throws IOException {
    things.withHeader(Headers.of("If-Match", "\"5\"")).execute();

    assertThat(server.ifMatch).isEqualTo("\"5\"");
  }

  @Test
  void secondTagIsAnInterface() throws IOException {
    server.answer(200, "{\"name\":\"bolt\"}");

    assertThat(parts.getPart("p 1", NONE).execute().body().name()).isEqualTo("bolt");
    assertThat(server.request).isEqualTo("GET /parts/p%201");
  }

  @Test
  void listsAreBodies() throws IOException {
    server.answer(200, "[{\"id\":\"1\"},5]");
    List<Thing> things = List.of(Thing.builder().id("2").build(), Thing.builder().build());

    List<Thing> answer = this.things.postList(things, NONE).execute().body();

    assertThat(server.requestBody).isEqualTo("[{\"id\":\"2\"},{}]");
    assertThat(answer).extracting(Thing::id).containsExactly("1");
  }

  @Test
  void listsOfStringsAreBodies() throws IOException {
    server.answer(200, "[\"a\",null,\"b\"]");

    assertThat(things.postTexts(List.of("\ud800", "é"), NONE).execute().body())
        .containsExactly("a", "b");
    assertThat(server.requestBody).isEqualTo("[\"\\ud800\",\"é\"]");
  }

  @Test
  void emptyBodyOfAListIsEmpty() throws IOException {
    server.answer(200, " ");

    assertThat(things.postTexts(List.of(), NONE).execute().body()).isEmpty();
    assertThat(server.requestBody).isEqualTo("[]");
  }

  @Test
  void mapsAreBodies() throws IOException {
    server.answer(200, "{\"a\":{\"id\":\"1\"},\"b\":7}");

    Map<String, Thing> answer = things.putMap(Map.of("c", Color.RED), NONE).execute().body();

    assertThat(server.requestBody).isEqualTo("{\"c\":\"Red\"}");
    assertThat(answer).containsOnlyKeys("a");
  }

  @Test
  void responseWithoutBodyIsVoid() throws IOException {
    Response<Void> response = things.deleteThing("5", NONE).execute();

    assertThat(response.code()).isEqualTo(204);
    assertThat(response.body()).isNull();
    assertThat(server.request).isEqualTo("DELETE /empty/5");
  }

  @Test
  void severalSuccessCodesHaveOneType() throws IOException {
    server.answer(201, "{\"id\":\"1\"}");
    assertThat(things.postSeveral(NONE).execute().body().id()).isEqualTo("1");
    server.answer(200, "{\"id\":\"2\"}");
    assertThat(things.postSeveral(NONE).execute().body().id()).isEqualTo("2");
  }

  @Test
  void deprecatedOperationIsMarked() throws NoSuchMethodException {
    assertThat(ThingsApi.class.getMethod("getOld", String.class, Headers.class))
        .matches(method -> method.isAnnotationPresent(Deprecated.class));
  }

  @Test
  void sharedPartsAreUsed() throws IOException {
    server.answer(200, "{\"id\":\"1\"}");

    Thing answer = things.patchShared("v1", Thing.builder().id("2").build(), NONE).execute().body();

    assertThat(server.request).isEqualTo("PATCH /shared?api-version=v1");
    assertThat(server.requestBody).isEqualTo("{\"id\":\"2\"}");
    assertThat(answer.id()).isEqualTo("1");
  }

  @Test
  void oneOfIsABody() throws IOException {
    things.postChoice(Circle.builder().radius(1).build(), NONE).execute();

    assertThat(server.requestBody).isEqualTo("{\"radius\":1}");
  }
}
