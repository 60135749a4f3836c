package io.github.partnertransfers.model;

import com.google.gson.JsonElement;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Adapters of strings, numbers, booleans, and instants in strings. {@code parse} returns null for a
 * number that is out of range.
 */
abstract class Scalar<T> extends ValueAdapter<T> {
  static final Scalar<String> STRING =
      new Scalar<String>(JsonToken.STRING) {
        @Override
        String parse(String text) {
          return text;
        }

        @Override
        @Nullable String read(ModelReader from) throws IOException {
          return from.string();
        }

        @Override
        public void write(JsonWriter out, String value) throws IOException {
          out.value(value);
        }
      };

  static final Scalar<Boolean> BOOLEAN =
      new Scalar<Boolean>(JsonToken.BOOLEAN) {
        @Override
        @Nullable Boolean parse(String text) {
          return "true".equalsIgnoreCase(text)
              ? Boolean.TRUE
              : "false".equalsIgnoreCase(text) ? Boolean.FALSE : null;
        }

        @Override
        @Nullable Boolean read(ModelReader from) throws IOException {
          return from.bool();
        }

        @Override
        public void write(JsonWriter out, Boolean value) throws IOException {
          out.value(value);
        }
      };

  static final Scalar<Integer> INTEGER =
      new Scalar<Integer>(JsonToken.NUMBER) {
        @Override
        @Nullable Integer parse(String text) {
          try {
            return Integer.valueOf(text);
          } catch (NumberFormatException e) {
            Long value = LONG.parse(text);
            return value == null || value != value.intValue() ? null : (Integer) value.intValue();
          }
        }

        @Override
        @Nullable Integer read(ModelReader from) throws IOException {
          return from.integer();
        }

        @Override
        public void write(JsonWriter out, Integer value) throws IOException {
          out.value(value);
        }
      };

  static final Scalar<Long> LONG =
      new Scalar<Long>(JsonToken.NUMBER) {
        @Override
        @Nullable Long parse(String text) {
          try {
            return Long.valueOf(text);
          } catch (NumberFormatException e) {
            return whole(DECIMAL.parse(text));
          }
        }

        private @Nullable Long whole(@Nullable BigDecimal value) {
          try {
            return value == null ? null : (Long) value.longValueExact();
          } catch (ArithmeticException e) {
            return null;
          }
        }

        @Override
        @Nullable Long read(ModelReader from) throws IOException {
          return from.number(this);
        }

        @Override
        public void write(JsonWriter out, Long value) throws IOException {
          out.value(value);
        }
      };

  static final Scalar<Float> FLOAT =
      new Scalar<Float>(JsonToken.NUMBER) {
        @Override
        @Nullable Float parse(String text) {
          Double value = DOUBLE.parse(text);
          return value == null || Float.isInfinite(value.floatValue()) ? null : Float.valueOf(text);
        }

        @Override
        @Nullable Float read(ModelReader from) throws IOException {
          return from.number(this);
        }

        @Override
        public void write(JsonWriter out, Float value) throws IOException {
          out.value(value);
        }
      };

  static final Scalar<Double> DOUBLE =
      new Scalar<Double>(JsonToken.NUMBER) {
        @Override
        @Nullable Double parse(String text) {
          if (!JsonNumbers.isNumber(text)) {
            return null;
          }
          Double value = Double.valueOf(text);
          return value.isInfinite() ? null : value;
        }

        @Override
        @Nullable Double read(ModelReader from) throws IOException {
          return from.number(this);
        }

        @Override
        public void write(JsonWriter out, Double value) throws IOException {
          out.value(value);
        }
      };

  static final Scalar<BigDecimal> DECIMAL =
      new Scalar<BigDecimal>(JsonToken.NUMBER) {
        /** Conversion of a longer number takes quadratic time. */
        private static final int MAX_DIGITS = 100;

        @Override
        @Nullable BigDecimal parse(String text) {
          try {
            BigDecimal value = text.length() > MAX_DIGITS ? null : new BigDecimal(text);
            return value == null || Math.abs(value.scale()) > MAX_DIGITS ? null : value;
          } catch (NumberFormatException e) {
            return null;
          }
        }

        @Override
        @Nullable BigDecimal read(ModelReader from) throws IOException {
          return from.decimal();
        }

        @Override
        public void write(JsonWriter out, BigDecimal value) throws IOException {
          ModelWriter.writeNumber(out, value);
        }
      };

  static final Scalar<Instant> INSTANT =
      new Scalar<Instant>(JsonToken.STRING) {
        @Override
        @Nullable Instant parse(String text) {
          return InstantFormat.parse(text);
        }

        @Override
        @Nullable Instant read(ModelReader from) throws IOException {
          return from.instant();
        }

        @Override
        public void write(JsonWriter out, Instant value) throws IOException {
          out.value(InstantFormat.format(value));
        }
      };

  private final JsonToken token;

  private Scalar(JsonToken token) {
    this.token = token;
  }

  /** Returns the value of a text, or null. */
  abstract @Nullable T parse(String text);

  @Override
  final boolean accepts(JsonToken next) {
    return next == token;
  }

  /** Coerces strings to numbers and booleans, and numbers to strings. */
  @Override
  final @Nullable T coerce(JsonElement element) {
    return element.isJsonPrimitive() ? parse(element.getAsString()) : null;
  }
}
