package io.github.partnertransfers.kafka.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.junit.jupiter.api.Test;

/**
 * The tables of the schema and of the settings say what the code says. {@code -Dtables.update=true}
 * rewrites them.
 */
class TablesTest {
  private static final Path README = Path.of("README.md");
  private static final Path GUIDE = Path.of("../../docs/guides/kafka-connect.md");

  @Test
  void readmeHasTheSchema() throws Exception {
    StringBuilder table = new StringBuilder("| Field | Type | |\n|---|---|---|\n");
    addFields(table, "", TransferSchema.CHANGE);
    check(README, "schema", table.toString());
  }

  private static void addFields(StringBuilder table, String prefix, Schema schema) {
    for (Field field : schema.fields()) {
      Schema type = field.schema();
      table.append(
          "| `%s%s` | %s | %s |\n".formatted(prefix, field.name(), name(type), type.doc()));
      if (type.type() == Schema.Type.ARRAY) {
        addFields(table, field.name() + "[].", type.valueSchema());
      }
    }
  }

  private static String name(Schema schema) {
    String name =
        schema.name() != null && schema.name().endsWith(".Timestamp")
            ? "timestamp"
            : schema.type().name().toLowerCase(Locale.ROOT);
    return schema.isOptional() ? name + ", optional" : name;
  }

  @Test
  void guideHasTheSettings() throws Exception {
    StringBuilder table = new StringBuilder("| Setting | Default | |\n|---|---|---|\n");
    for (ConfigDef.ConfigKey key : TransferSourceConfig.CONNECTOR.configKeys().values()) {
      table.append("| `%s` | %s | %s |\n".formatted(key.name, defaultOf(key), key.documentation));
    }
    check(GUIDE, "settings", table.toString());
  }

  private static String defaultOf(ConfigDef.ConfigKey key) {
    if (!key.hasDefault()) {
      return "required";
    }
    Object value = key.defaultValue;
    return value == null || value.toString().equals("[]") ? "" : "`" + value + "`";
  }

  private static void check(Path file, String name, String table) throws Exception {
    String text = Files.readString(file);
    String start = "<!-- " + name + " -->\n";
    int from = text.indexOf(start) + start.length();
    String updated =
        text.substring(0, from) + table + text.substring(text.indexOf("<!-- end -->", from));
    if (Boolean.getBoolean("tables.update")) {
      Files.writeString(file, updated);
    }
    assertThat(Files.readString(file)).as("run with -Dtables.update=true").isEqualTo(updated);
  }
}
