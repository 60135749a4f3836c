package io.github.partnertransfers.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.Collections;
import java.util.List;
import okhttp3.OkHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The suite runs on OkHttp 4 or, in profile okhttp5, on 5, and not by mistake on the other. */
class OkHttpVersionTest {
  @Test
  void suiteRunsOnTheVersionThatTheBuildNames() throws Exception {
    // Not the constant itself, which javac copies from the version that it compiles against.
    Object version = OkHttp.class.getField("VERSION").get(null);

    assertThat(version).isEqualTo(System.getProperty("okhttp.version"));
  }

  /** The same version may be there twice, as the command line's jar names its own copy. */
  @ParameterizedTest
  @ValueSource(strings = {"okhttp3/OkHttpClient.class", "okio/Buffer.class", "kotlin/Unit.class"})
  void noOtherVersionIsThere(String file) throws Exception {
    List<URL> places = Collections.list(OkHttp.class.getClassLoader().getResources(file));

    assertThat(
            places.stream()
                .map(place -> place.getPath().replaceFirst(".*/([^/]+[.]jar)!.*", "$1"))
                .distinct())
        .hasSize(1);
  }
}
