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
record Act<T>(
    Operation operation,
    boolean isWrite,
    Function<CallFixture, TransferCall<T>> factory,
    BiFunction<CallStyle, TransferCall<T>, T> making) {

  static final Act<?> LIST = read(Operation.LIST, stage -> stage.source().list());
  static final Act<?> GET = read(Operation.GET, stage -> stage.source().get(stage.transferId()));
  static final Act<?> ELIGIBILITY =
      read(
          Operation.ELIGIBILITY,
          stage -> stage.source().eligibility(EligibilityTransferType.DIRECT_TO_INDIRECT));
  static final Act<?> CREATE =
      write(Operation.CREATE, stage -> stage.source().create(stage.request()));
  static final Act<?> ACCEPT =
      write(Operation.ACCEPT, stage -> stage.target().accept(stage.transferId()));
  static final Act<?> UPDATE =
      write(Operation.UPDATE, stage -> stage.target().reject(stage.transferId()));
  static final Act<?> WITHDRAW =
      new Act<Void>(
          Operation.WITHDRAW,
          true,
          stage -> stage.source().withdraw(stage.transferId()),
          CallStyle::completion);

  static final Act<?> LIST_WEBHOOK_EVENTS =
      read(Operation.LIST_WEBHOOK_EVENTS, stage -> stage.unregistered().events());
  static final Act<?> GET_WEBHOOK_REGISTRATION =
      read(Operation.GET_WEBHOOK_REGISTRATION, stage -> stage.registered().registration());
  static final Act<?> CREATE_WEBHOOK_REGISTRATION =
      write(
          Operation.CREATE_WEBHOOK_REGISTRATION,
          stage -> stage.unregistered().register(stage.registration()));
  static final Act<?> UPDATE_WEBHOOK_REGISTRATION =
      write(
          Operation.UPDATE_WEBHOOK_REGISTRATION,
          stage -> stage.registered().update(stage.registration()));
  static final Act<?> CREATE_VALIDATION_EVENT =
      write(Operation.CREATE_VALIDATION_EVENT, stage -> stage.registered().sendValidationEvent());
  static final Act<?> GET_VALIDATION_EVENT =
      read(
          Operation.GET_VALIDATION_EVENT,
          stage -> stage.registered().validationEvent(stage.validationEventId()));

  static final List<Act<?>> ALL =
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

  private static <T> Act<T> read(
      Operation operation, Function<CallFixture, TransferCall<T>> factory) {
    return new Act<>(operation, false, factory, CallStyle::result);
  }

  private static <T> Act<T> write(
      Operation operation, Function<CallFixture, TransferCall<T>> factory) {
    return new Act<>(operation, true, factory, CallStyle::result);
  }

  /** Makes the call and waits for its result, or throws its failure. */
  @Nullable T perform(CallStyle style, CallFixture stage) {
    return making.apply(style, factory.apply(stage));
  }

  @Override
  public String toString() {
    return operation.name().toLowerCase(Locale.ROOT);
  }
}
