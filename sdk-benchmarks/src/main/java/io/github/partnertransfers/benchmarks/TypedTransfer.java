package io.github.partnertransfers.benchmarks;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.TypeAdapter;
import com.google.gson.annotations.SerializedName;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transfer for reflective Gson with the types that ours has: times are instants, and enumerations
 * that travel as texts are Java's.
 */
final class TypedTransfer extends TransferFields {
  static final Gson GSON =
      new GsonBuilder()
          .registerTypeAdapter(Instant.class, new InstantAdapter().nullSafe())
          .create();

  public @Nullable Status status;
  public @Nullable Instant createdTime;
  public @Nullable Instant lastModifiedTime;
  public @Nullable Instant completedTime;
  public @Nullable Instant expirationTime;
  public @Nullable List<LineItem> lineItems;

  static final class LineItem extends LineItemFields {
    public @Nullable BillingCycle billingCycle;
    public @Nullable Status status;
    public @Nullable List<LineItem> addonItems;
  }

  enum Status {
    @SerializedName("Active")
    ACTIVE,
    @SerializedName("Pending")
    PENDING,
    @SerializedName("InProgress")
    IN_PROGRESS,
    @SerializedName("Complete")
    COMPLETE,
    @SerializedName("PartiallyComplete")
    PARTIALLY_COMPLETE,
    @SerializedName("Reject")
    REJECT,
    @SerializedName("Cancel")
    CANCEL,
    @SerializedName("Expired")
    EXPIRED,
    @SerializedName("Failed")
    FAILED
  }

  enum BillingCycle {
    @SerializedName("monthly")
    MONTHLY,
    @SerializedName("annual")
    ANNUAL
  }

  private static final class InstantAdapter extends TypeAdapter<Instant> {
    @Override
    public Instant read(JsonReader in) throws IOException {
      return Instant.parse(in.nextString());
    }

    @Override
    public void write(JsonWriter out, Instant value) throws IOException {
      out.value(value.toString());
    }
  }
}
