package io.github.partnertransfers.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import okhttp3.OkHttp;
import org.junit.jupiter.api.Test;

/** The suite runs on OkHttp 4 or, in profile okhttp5, on 5, and not by mistake on the other. */
class OkHttpVersionTest {
  @Test
  void suiteRunsOnTheVersionThatTheBuildNames() throws Exception {
    // Not the constant itself, which javac copies from the version that it compiles against.
    Object version = OkHttp.class.getField("VERSION").get(null);

    assertThat(version).isEqualTo(System.getProperty("okhttp.version"));
  }

  @Test
  void noOtherVersionIsThere() throws Exception {
    ClassLoader loader = OkHttp.class.getClassLoader();

    for (String file :
        new String[] {"okhttp3/OkHttpClient.class", "okio/Buffer.class", "kotlin/Unit.class"}) {
      assertThat(Collections.list(loader.getResources(file))).as(file).hasSize(1);
    }
  }
}
