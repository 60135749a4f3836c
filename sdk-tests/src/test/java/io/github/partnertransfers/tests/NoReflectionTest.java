package io.github.partnertransfers.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonIOException;
import com.google.gson.ReflectionAccessFilter.FilterResult;
import com.google.gson.reflect.TypeToken;
import io.github.partnertransfers.model.ApiError;
import io.github.partnertransfers.model.GatewayError;
import io.github.partnertransfers.model.LegacyTransferRequest;
import io.github.partnertransfers.model.ModelTypeAdapterFactory;
import io.github.partnertransfers.model.NewCommerceTransferRequest;
import io.github.partnertransfers.model.TransferEligibility;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferSubmitResult;
import io.github.partnertransfers.model.WebhookRegistration;
import io.github.partnertransfers.model.WebhookRegistrationRequest;
import io.github.partnertransfers.model.WebhookValidationEvent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An application that a shrinker has been over still reads and writes every body. */
class NoReflectionTest {
  private static final Type TRANSFERS = new TypeToken<List<TransferEntity>>() {}.getType();
  private static final Type ELIGIBILITIES = new TypeToken<List<TransferEligibility>>() {}.getType();

  private static final Type TEXTS = new TypeToken<List<String>>() {}.getType();

  private final Gson gson =
      new GsonBuilder()
          .registerTypeAdapterFactory(ModelTypeAdapterFactory.create())
          .addReflectionAccessFilter(type -> FilterResult.BLOCK_ALL)
          .create();

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of("LegacyCreateRequest", LegacyTransferRequest.class),
        Arguments.of("NewCommerceCreateRequest", NewCommerceTransferRequest.class),
        Arguments.of("CancelRequest", TransferEntity.class),
        Arguments.of("RejectRequest", TransferEntity.class),
        Arguments.of("LegacyCreateResponse", TransferEntity.class),
        Arguments.of("GetPendingResponse", TransferEntity.class),
        Arguments.of("GetInProgressResponse", TransferEntity.class),
        Arguments.of("GetCompleteResponse", TransferEntity.class),
        Arguments.of("CancelResponse", TransferEntity.class),
        Arguments.of("AcceptResponse", TransferSubmitResult.class),
        Arguments.of("EligibilityResponse", ELIGIBILITIES),
        Arguments.of("ListResponse", TRANSFERS),
        Arguments.of("WebhookEventsResponse", TEXTS),
        Arguments.of("WebhookRegistrationRequest", WebhookRegistrationRequest.class),
        Arguments.of("WebhookRegisteredResponse", WebhookRegistration.class),
        Arguments.of("WebhookRegistrationResponse", WebhookRegistration.class),
        Arguments.of("WebhookValidationCreatedResponse", WebhookValidationEvent.class),
        Arguments.of("WebhookValidationResponse", WebhookValidationEvent.class),
        Arguments.of("ApiErrorBody", ApiError.class),
        Arguments.of("ConflictErrorBody", ApiError.class),
        Arguments.of("GatewayErrorBody", GatewayError.class));
  }

  @Test
  void everyExampleOfTheDocumentIsTried() {
    assertThat(bodies().map(arguments -> arguments.get()[0]))
        .containsExactlyInAnyOrderElementsOf(Specification.examples().keySet());
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void bodyIsReadAndWrittenBack(String example, Type type) {
    JsonElement body = Specification.example(example);

    Object value = gson.fromJson(body.toString(), type);

    assertThat(gson.toJsonTree(value, type)).isEqualTo(body);
  }

  @Test
  void reflectionIsIndeedBlocked() {
    record Plain(String id) {}

    assertThatThrownBy(() -> gson.toJson(new Plain("a"))).isInstanceOf(JsonIOException.class);
  }
}
