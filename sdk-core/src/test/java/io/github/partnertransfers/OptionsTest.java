package io.github.partnertransfers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Builders check the values; the message names the rule. */
class OptionsTest {
  @Test
  void callOptionsAreChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallOptions.builder().deadline(Duration.ZERO).build())
        .withMessage("deadline must be positive, but is PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallOptions.builder().maxAttempts(0).build())
        .withMessage("maxAttempts must be at least 1, but is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallOptions.builder().requestId("mine").build())
        .withMessageContaining("requestId must be a GUID");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallOptions.builder().headers(Map.of("authorization", "x")).build())
        .withMessage("header authorization is reserved for the client");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallOptions.builder().headers(Map.of("X Y", "x")).build())
        .withMessage("invalid header name: \"X Y\"");
  }

  @Test
  void callOptionsCopyTheHeadersAndRejectNull() {
    Map<String, String> headers = new HashMap<>(Map.of("X-Note", "a"));
    CallOptions options = CallOptions.builder().headers(headers).build();
    headers.clear();

    assertThat(options.headers()).containsExactly(Map.entry("X-Note", "a")).isUnmodifiable();
    assertThat(options)
        .isEqualTo(CallOptions.builder().headers(Map.of("X-Note", "a")).build())
        .isNotEqualTo(CallOptions.DEFAULT);
    headers.put("X-Note", null);
    assertThatNullPointerException()
        .isThrownBy(() -> CallOptions.builder().headers(headers))
        .withMessage("header value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Accept-Encoding", "If-None-Match", "Range", "Expect"})
  void headersThatChangeTheFormOfTheResponseAreRejected(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallOptions.builder().headers(Map.of(name, "x")).build())
        .withMessage("header " + name + " is reserved for the client");
  }

  @Test
  void messagesContainNoHeaderValues() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallOptions.builder().headers(Map.of("X-Note", "s3cret\nX: y")).build())
        .withMessage("the value of header X-Note must be ASCII text without control characters");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AccessToken.of("s3cret\n", Duration.ofHours(1)))
        .withMessage("an access token must be visible ASCII text");
  }

  @Test
  void retryPolicyIsCheckedAndDoublesUpToItsBound() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetryPolicy.builder().maxDelay(Duration.ofMillis(1)).build())
        .withMessageContaining("maxDelay must be at least baseDelay");
    assertThat(RetryPolicy.builder().build())
        .isEqualTo(RetryPolicy.DEFAULT)
        .isNotEqualTo(RetryPolicy.NONE)
        .hasToString("RetryPolicy{maxAttempts=4, baseDelay=PT0.5S, maxDelay=PT20S, budget=100}");
    assertThat(RetryPolicy.DEFAULT.boundNanos(1)).isEqualTo(Duration.ofMillis(500).toNanos());
    assertThat(RetryPolicy.DEFAULT.boundNanos(3)).isEqualTo(Duration.ofSeconds(2).toNanos());
    assertThat(RetryPolicy.DEFAULT.boundNanos(1000)).isEqualTo(Duration.ofSeconds(20).toNanos());
  }

  @Test
  void credentialsAreChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TokenProviders.clientSecret("a/b", "client", "s3cret"))
        .withMessage("tenantId must be a GUID or a domain, but is \"a/b\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TokenProviders.clientSecret("tenant", "client", ""))
        .withMessage("clientSecret must not be empty");
  }

  @Test
  void toStringShowsNoSecret() {
    assertThat(TokenProviders.clientSecret("tenant", "client", "s3cret").toString())
        .doesNotContain("s3cret");
    assertThat(AccessToken.of("s3cret", Duration.ofHours(1)).toString()).doesNotContain("s3cret");
  }
}
