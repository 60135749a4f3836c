package io.github.partnertransfers.kafka.connect;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Tenant ids of customers: GUIDs, in lower case so that one customer has one id. */
final class CustomerIds {
  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private CustomerIds() {}

  static boolean isId(String text) {
    return GUID.matcher(text).matches();
  }

  /** Returns an id in lower case. */
  static String normalize(String id) {
    return id.toLowerCase(Locale.ROOT);
  }

  /** Returns the ids in lower case, sorted, without duplicates. */
  static Set<String> normalize(Collection<String> ids) {
    Set<String> all = new TreeSet<>();
    for (String id : ids) {
      all.add(normalize(id));
    }
    return all;
  }

  /** Checks a setting, for {@code ConfigDef}. */
  static void validate(String name, @Nullable Object value) {
    if (value instanceof List<?> ids) {
      for (Object id : ids) {
        if (!isId(id.toString())) {
          throw new ConfigException(name, id, "A customer's tenant id must be a GUID.");
        }
      }
    }
  }
}
