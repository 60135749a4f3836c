package io.github.partnertransfers.webhooks;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ids in the two URIs of an event. What is not a GUID is not an id. */
record EventUris(@Nullable String customerId, @Nullable String transferId) {
  private static final String GUID = "\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}";

  /** Documented with a transfer, and delivered without. */
  private static final Pattern RESOURCE =
      Pattern.compile("/customers/(" + GUID + ")(?:/transfers/(" + GUID + "))?(?![^/?#])");

  /** Partner, customer, transfer, kind and time. */
  private static final Pattern RECORD =
      Pattern.compile("/auditrecords/[^/_?#]*_(" + GUID + ")_(" + GUID + ")_");

  static EventUris parse(@Nullable String resourceUri, @Nullable String auditUri) {
    List<@Nullable String> resource = ids(RESOURCE, resourceUri);
    List<@Nullable String> audit = ids(RECORD, auditUri);
    return new EventUris(
        first(resource.get(0), audit.get(0)), first(audit.get(1), resource.get(1)));
  }

  private static List<@Nullable String> ids(Pattern pattern, @Nullable String uri) {
    Matcher matcher = pattern.matcher(uri == null ? "" : uri);
    return matcher.find()
        ? Arrays.asList(matcher.group(1), matcher.group(2))
        : Arrays.asList(null, null);
  }

  private static @Nullable String first(@Nullable String preferred, @Nullable String otherwise) {
    return preferred != null ? preferred : otherwise;
  }
}
