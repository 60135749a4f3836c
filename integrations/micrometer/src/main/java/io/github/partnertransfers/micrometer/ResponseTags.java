package io.github.partnertransfers.micrometer;

import io.github.partnertransfers.model.TransferErrorCode;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tags {@code status} and {@code code}. A server chooses both, so only the first pairs become
 * tags as they are: a broken server must not create meters without limit.
 */
final class ResponseTags {
  private static final int MAX_PAIRS = 100;
  private static final Pattern CODE = Pattern.compile("\\w{1,40}");
  private static final String OTHER = "other";

  private static final KeyValues NONE = tags(KeyValue.NONE_VALUE, KeyValue.NONE_VALUE);

  private final Map<String, KeyValues> pairs = new ConcurrentHashMap<>();

  KeyValues of(@Nullable Integer status, @Nullable TransferErrorCode code) {
    if (status == null && code == null) {
      return NONE;
    }
    String statusText = status == null ? KeyValue.NONE_VALUE : status.toString();
    String codeText = code == null ? KeyValue.NONE_VALUE : code.value();
    if (!CODE.matcher(codeText).matches()) {
      codeText = OTHER;
    }
    String pair = statusText + ' ' + codeText;
    KeyValues known = pairs.get(pair);
    return known == null ? add(pair, tags(statusText, codeText), status) : known;
  }

  private synchronized KeyValues add(String pair, KeyValues tags, @Nullable Integer status) {
    if (pairs.size() < MAX_PAIRS) {
      pairs.put(pair, tags);
      return tags;
    }
    String statusClass =
        status == null || status < 100 || status >= 600 ? OTHER : status / 100 + "xx";
    return tags(statusClass, OTHER);
  }

  private static KeyValues tags(String status, String code) {
    return KeyValues.of(
        KeyValue.of(TransferObservation.Tag.STATUS, status),
        KeyValue.of(TransferObservation.Tag.CODE, code));
  }
}
