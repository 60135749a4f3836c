package io.github.partnertransfers.tests.faults;

import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.model.EligibilityTransferType;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An operation, as the partner who may do it does it. */
record TestedOperation<T>(
    Operation operation,
    boolean isWrite,
    Function<CallFixture, TransferCall<T>> factory,
    BiFunction<CallStyle, TransferCall<T>, T> making) {

  static final TestedOperation<?> LIST = read(Operation.LIST, fixture -> fixture.source().list());
  static final TestedOperation<?> GET =
      read(Operation.GET, fixture -> fixture.source().get(fixture.transferId()));
  static final TestedOperation<?> ELIGIBILITY =
      read(
          Operation.ELIGIBILITY,
          fixture -> fixture.source().eligibility(EligibilityTransferType.DIRECT_TO_INDIRECT));
  static final TestedOperation<?> CREATE =
      write(Operation.CREATE, fixture -> fixture.source().create(fixture.request()));
  static final TestedOperation<?> ACCEPT =
      write(Operation.ACCEPT, fixture -> fixture.target().accept(fixture.transferId()));
  static final TestedOperation<?> UPDATE =
      write(Operation.UPDATE, fixture -> fixture.target().reject(fixture.transferId()));
  static final TestedOperation<?> WITHDRAW =
      new TestedOperation<Void>(
          Operation.WITHDRAW,
          true,
          fixture -> fixture.source().withdraw(fixture.transferId()),
          CallStyle::completion);

  static final TestedOperation<?> LIST_WEBHOOK_EVENTS =
      read(Operation.LIST_WEBHOOK_EVENTS, fixture -> fixture.unregistered().events());
  static final TestedOperation<?> GET_WEBHOOK_REGISTRATION =
      read(Operation.GET_WEBHOOK_REGISTRATION, fixture -> fixture.registered().registration());
  static final TestedOperation<?> CREATE_WEBHOOK_REGISTRATION =
      write(
          Operation.CREATE_WEBHOOK_REGISTRATION,
          fixture -> fixture.unregistered().register(fixture.registration()));
  static final TestedOperation<?> UPDATE_WEBHOOK_REGISTRATION =
      write(
          Operation.UPDATE_WEBHOOK_REGISTRATION,
          fixture -> fixture.registered().update(fixture.registration()));
  static final TestedOperation<?> CREATE_VALIDATION_EVENT =
      write(
          Operation.CREATE_VALIDATION_EVENT, fixture -> fixture.registered().sendValidationEvent());
  static final TestedOperation<?> GET_VALIDATION_EVENT =
      read(
          Operation.GET_VALIDATION_EVENT,
          fixture -> fixture.registered().validationEvent(fixture.validationEventId()));

  static final List<TestedOperation<?>> ALL =
      List.of(
          LIST,
          GET,
          ELIGIBILITY,
          CREATE,
          ACCEPT,
          UPDATE,
          WITHDRAW,
          LIST_WEBHOOK_EVENTS,
          GET_WEBHOOK_REGISTRATION,
          CREATE_WEBHOOK_REGISTRATION,
          UPDATE_WEBHOOK_REGISTRATION,
          CREATE_VALIDATION_EVENT,
          GET_VALIDATION_EVENT);

  private static <T> TestedOperation<T> read(
      Operation operation, Function<CallFixture, TransferCall<T>> factory) {
    return new TestedOperation<>(operation, false, factory, CallStyle::result);
  }

  private static <T> TestedOperation<T> write(
      Operation operation, Function<CallFixture, TransferCall<T>> factory) {
    return new TestedOperation<>(operation, true, factory, CallStyle::result);
  }

  /** Makes the call and waits for its result, or throws its failure. */
  @Nullable T perform(CallStyle style, CallFixture fixture) {
    return making.apply(style, factory.apply(fixture));
  }

  @Override
  public String toString() {
    return operation.name().toLowerCase(Locale.ROOT);
  }
}
