package io.github.partnertransfers.cli.config;

import com.electronwill.nightconfig.core.CommentedConfig;
import com.electronwill.nightconfig.core.UnmodifiableConfig;
import com.electronwill.nightconfig.core.io.IndentStyle;
import com.electronwill.nightconfig.core.io.ParsingException;
import com.electronwill.nightconfig.core.io.ParsingMode;
import com.electronwill.nightconfig.toml.TomlFormat;
import com.electronwill.nightconfig.toml.TomlParser;
import com.electronwill.nightconfig.toml.TomlWriter;
import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.file.ConfigFolder;
import io.github.partnertransfers.cli.file.FileErrors;
import io.github.partnertransfers.cli.file.PrivateFile;
import io.github.partnertransfers.cli.output.Text;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The file with the user's profiles, as TOML. Comments are kept when it is changed. */
public final class ConfigFile {
  /** The profile that counts if no other is chosen, and the file has it. */
  static final String DEFAULT_PROFILE = "default";

  private static final String PROXY_ADVICE =
      "no password may be in it: use the variable HTTPS_PROXY";
  private static final String CHOICE = "profile";
  private static final String PROFILES = "profiles";

  private final Path path;
  private final CommentedConfig content;

  /** The comments after the last value, which the library drops. */
  private final String lastComments;

  private ConfigFile(Path path, CommentedConfig content, String lastComments) {
    this.path = path;
    this.content = content;
    this.lastComments = lastComments;
  }

  public static Path path(CliContext context) {
    return ConfigFolder.of(context).resolve("config.toml");
  }

  /**
   * Reads the file; a file that is missing has no profile.
   *
   * @throws BadInputException if it is not TOML, or has what no version of this program knows
   */
  public static ConfigFile read(CliContext context) {
    Path path = path(context);
    String text = text(path);
    CommentedConfig content = CommentedConfig.of(LinkedHashMap::new, TomlFormat.instance());
    if (!text.isBlank()) {
      try {
        new TomlParser().parse(new StringReader(text + "\n"), content, ParsingMode.REPLACE);
      } catch (ParsingException e) {
        throw new BadInputException(path + " is not TOML: " + Text.clean(e.getMessage()));
      }
    }
    ConfigFile file = new ConfigFile(path, content, lastComments(text));
    file.check();
    return file;
  }

  private static String text(Path path) {
    try {
      String text = Files.readString(path);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (NoSuchFileException e) {
      return "";
    } catch (CharacterCodingException e) {
      throw new BadInputException(path + " is not UTF-8");
    } catch (IOException e) {
      throw new BadInputException("cannot read " + path + ": " + FileErrors.reason(e));
    }
  }

  private static String lastComments(String text) {
    List<String> lines = text.lines().toList();
    int first = lines.size();
    while (first > 0
        && (lines.get(first - 1).isBlank() || lines.get(first - 1).strip().startsWith("#"))) {
      first--;
    }
    return first == 0 ? "" : String.join("\n", lines.subList(first, lines.size())).strip();
  }

  private void check() {
    for (UnmodifiableConfig.Entry entry : content.entrySet()) {
      boolean isKnown =
          entry.getKey().equals(CHOICE)
              ? entry.getRawValue() instanceof String
              : entry.getKey().equals(PROFILES)
                  && entry.getRawValue() instanceof UnmodifiableConfig;
      if (!isKnown) {
        throw bad(entry.getKey(), "there can be " + CHOICE + " = \"NAME\" and [profiles.NAME]");
      }
    }
    for (UnmodifiableConfig.Entry profile : profiles().entrySet()) {
      Profile.checkName(profile.getKey());
      if (!(profile.getRawValue() instanceof UnmodifiableConfig values)) {
        throw bad(PROFILES + "." + profile.getKey(), "a profile is a table");
      }
      for (UnmodifiableConfig.Entry entry : values.entrySet()) {
        checkValue(profile.getKey(), entry.getKey(), entry.getRawValue());
      }
    }
  }

  private void checkValue(String profile, String key, Object value) {
    String where = PROFILES + "." + profile + "." + key;
    if (isSecret(key)) {
      throw bad(where, secretAdvice());
    }
    if (SettingKey.of(key).isEmpty()) {
      throw bad(where, "there are " + SettingKey.keys());
    }
    if (!(value instanceof String text) || text.isBlank()) {
      throw bad(where, "its value must be a string in quotation marks");
    }
    if (hasPassword(key, text)) {
      throw bad(where, PROXY_ADVICE);
    }
  }

  private static boolean hasPassword(String key, String value) {
    return key.equals(SettingKey.PROXY.key()) && value.matches("[^/]*(//)?[^/]*:[^/]*@.*");
  }

  private static boolean isSecret(String key) {
    return Set.of(
            "client-secret",
            "client-certificate-password",
            "refresh-token",
            "access-token",
            "secret",
            "password")
        .contains(key);
  }

  private static String secretAdvice() {
    return "no secret may be in it: use a variable, or transfers login";
  }

  private BadInputException bad(String key, String rule) {
    return new BadInputException(path + ": " + Text.clean(key) + ": " + rule);
  }

  private UnmodifiableConfig profiles() {
    return content.getOrElse(PROFILES, () -> CommentedConfig.of(TomlFormat.instance()));
  }

  /** Returns the names of all profiles, in the order of the file. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    profiles().entrySet().forEach(profile -> names.add(profile.getKey()));
    return names;
  }

  /** Returns the name of the profile that counts if no other is chosen. */
  String choice() {
    return content.getOrElse(CHOICE, DEFAULT_PROFILE);
  }

  /** Returns a profile, or null if there is none of this name. */
  @Nullable Profile profile(String name) {
    if (!names().contains(name)) {
      return null;
    }
    Map<String, String> values = new LinkedHashMap<>();
    UnmodifiableConfig table = profiles().get(List.of(name));
    table.entrySet().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
    return new Profile(name, values);
  }

  /** Sets a value of a profile, which is created if necessary, and writes the file. */
  public void set(String profile, String key, String value) {
    Profile.checkName(profile);
    if (isSecret(key)) {
      throw new BadInputException(key + ": " + secretAdvice());
    }
    if (SettingKey.of(key).isEmpty()) {
      throw new BadInputException(
          "there is no setting '" + Text.clean(key) + "': there are " + SettingKey.keys());
    }
    if (hasPassword(key, value)) {
      throw new BadInputException(key + ": " + PROXY_ADVICE);
    }
    if (value.isBlank()) {
      throw new BadInputException(key + " needs a value; config unset removes it");
    }
    content.set(List.of(PROFILES, profile, key), value.strip());
    write();
  }

  /** Removes a value of a profile, or the whole profile with its last value. */
  public void unset(String profile, String key) {
    Profile found = profile(profile);
    if (found == null || !found.values().containsKey(key)) {
      throw new BadInputException(
          "profile " + Text.clean(profile) + " has no '" + Text.clean(key) + "'");
    }
    content.remove(
        found.values().size() == 1 ? List.of(PROFILES, profile) : List.of(PROFILES, profile, key));
    write();
  }

  /** Chooses the profile that counts from now on. */
  public void choose(String profile) {
    requireProfile(profile);
    content.set(CHOICE, profile);
    write();
  }

  Profile requireProfile(String name) {
    Profile profile = profile(name);
    if (profile == null) {
      throw new BadInputException(
          "there is no profile '"
              + Text.clean(name)
              + "' in "
              + path
              + (names().isEmpty() ? "" : ": there are " + String.join(", ", names())));
    }
    return profile;
  }

  private void write() {
    TomlWriter writer = new TomlWriter();
    writer.setIndent(IndentStyle.NONE);
    String text = writer.writeToString(content).strip() + "\n";
    if (!lastComments.isEmpty()) {
      text += "\n" + lastComments + "\n";
    }
    try {
      // A link stays one, as in a folder of settings that is shared between computers.
      Path target = Files.exists(path) ? path.toRealPath() : path;
      new PrivateFile(target).write(text.getBytes(StandardCharsets.UTF_8));
    } catch (UncheckedIOException e) {
      throw new BadInputException(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new BadInputException("cannot write " + path + ": " + FileErrors.reason(e));
    }
  }
}
