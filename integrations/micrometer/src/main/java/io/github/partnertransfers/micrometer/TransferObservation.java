package io.github.partnertransfers.micrometer;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/** The names of the observations and of their key values. */
public enum TransferObservation implements ObservationDocumentation {
  /** One execution of a call, with its login, attempts and delays. */
  CALL("partner.center.transfers.call", CallConvention.class) {
    @Override
    public KeyName[] getLowCardinalityKeyNames() {
      return new KeyName[] {Tag.OPERATION, Tag.OUTCOME, Tag.STATUS, Tag.CODE};
    }

    @Override
    public KeyName[] getHighCardinalityKeyNames() {
      return new KeyName[] {
        SpanTag.CUSTOMER, SpanTag.TRANSFER, SpanTag.REQUEST_ID, SpanTag.CORRELATION_ID
      };
    }
  },

  /** One attempt of a call. An attempt that ended before its request existed takes no time. */
  ATTEMPT("partner.center.transfers.attempt", AttemptConvention.class) {
    @Override
    public KeyName[] getLowCardinalityKeyNames() {
      return CALL.getLowCardinalityKeyNames();
    }

    @Override
    public KeyName[] getHighCardinalityKeyNames() {
      return new KeyName[] {
        SpanTag.CUSTOMER,
        SpanTag.TRANSFER,
        SpanTag.REQUEST_ID,
        SpanTag.CORRELATION_ID,
        SpanTag.ATTEMPT
      };
    }
  },

  /** One login: a call of the token provider, or of {@code signIn}. */
  LOGIN("partner.center.transfers.login", LoginConvention.class) {
    @Override
    public KeyName[] getLowCardinalityKeyNames() {
      return new KeyName[] {Tag.OUTCOME};
    }
  };

  private final String name;
  private final Class<? extends ObservationConvention<? extends Observation.Context>> convention;

  TransferObservation(
      String name,
      Class<? extends ObservationConvention<? extends Observation.Context>> convention) {
    this.name = name;
    this.convention = convention;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public Class<? extends ObservationConvention<? extends Observation.Context>>
      getDefaultConvention() {
    return convention;
  }

  /** The tags of meters and spans, of low cardinality. */
  public enum Tag implements KeyName {
    /** The operationId in the OpenAPI document, such as {@code createTransfer}. */
    OPERATION("operation"),
    /** The outcome; {@code none} in the meters of observations in flight. */
    OUTCOME("outcome"),
    /** The HTTP status of the last response, or {@code none}. */
    STATUS("status"),
    /** The error code of the last response, or {@code none}. */
    CODE("code");

    private final String key;

    Tag(String key) {
      this.key = key;
    }

    @Override
    public String asString() {
      return key;
    }
  }

  /** The additional tags of spans, of high cardinality. */
  public enum SpanTag implements KeyName {
    /** The customer's tenant id; absent for an operation on webhooks. */
    CUSTOMER("customer"),
    /** The id of the transfer; absent for an operation that isn't on a single transfer. */
    TRANSFER("transfer"),
    /** The MS-RequestId. */
    REQUEST_ID("request.id"),
    /** The MS-CorrelationId. */
    CORRELATION_ID("correlation.id"),
    /** The number of the attempt, 1 for the first. */
    ATTEMPT("attempt");

    private final String key;

    SpanTag(String key) {
      this.key = key;
    }

    @Override
    public String asString() {
      return key;
    }
  }
}
