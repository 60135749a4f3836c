package io.github.partnertransfers.cli.config;

import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.login.SignInStore;
import io.github.partnertransfers.cli.login.StoreChoice;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a command. A flag counts before a profile that {@code --profile} names, that
 * before environment variables, and those before the profile that is chosen without a flag. With
 * {@code --profile}, no variable changes who calls which cloud.
 */
public final class Settings {
  static final String PROFILE_VARIABLE = "PARTNER_CENTER_PROFILE";
  private static final List<String> SECRETS =
      List.of(
          "PARTNER_CENTER_CLIENT_SECRET",
          "PARTNER_CENTER_CLIENT_CERTIFICATE_PASSWORD",
          "PARTNER_CENTER_REFRESH_TOKEN",
          "PARTNER_CENTER_ACCESS_TOKEN");

  private final CliContext context;
  private final Map<SettingKey, String> flags;
  private final @Nullable Profile profile;
  private final boolean isProfileNamed;

  private Settings(
      CliContext context,
      Map<SettingKey, String> flags,
      @Nullable Profile profile,
      boolean isProfileNamed) {
    this.context = context;
    this.flags = flags;
    this.profile = profile;
    this.isProfileNamed = isProfileNamed;
  }

  /** Returns the settings of a command that has no flags but {@code --profile}. */
  public static Settings of(CliContext context, @Nullable String named) {
    return of(context, named, Map.of());
  }

  /**
   * Returns the settings of a command.
   *
   * @param named the value of {@code --profile}, or null
   * @throws BadInputException if there is no such profile, or the file cannot be read
   */
  static Settings of(CliContext context, @Nullable String named, Map<SettingKey, String> flags) {
    return new Settings(context, flags, find(context, named), named != null);
  }

  /** Returns the name of the profile in effect without a flag, which need not exist. */
  public static String profileName(CliContext context, ConfigFile file) {
    String name = context.variable(PROFILE_VARIABLE);
    return name == null ? file.choice() : name;
  }

  private static @Nullable Profile find(CliContext context, @Nullable String named) {
    String name = named == null ? context.variable(PROFILE_VARIABLE) : named;
    if (name != null) {
      return ConfigFile.read(context).requireProfile(name);
    }
    // The library that reads it is loaded only if there is one.
    if (!Files.exists(ConfigFile.path(context))) {
      return null;
    }
    ConfigFile file = ConfigFile.read(context);
    return file.choice().equals(ConfigFile.DEFAULT_PROFILE)
        ? file.profile(ConfigFile.DEFAULT_PROFILE)
        : file.requireProfile(file.choice());
  }

  /** Returns the store of sign-ins that the settings choose, and creates it if necessary. */
  public SignInStore signInStore() {
    return SignInStore.of(context, profile(), storeChoice());
  }

  /** Returns the store that has the sign-in of the profile in effect, or null if there is none. */
  public @Nullable SignInStore existingSignInStore() {
    return SignInStore.existing(context, profile(), storeChoice());
  }

  private StoreChoice storeChoice() {
    Setting choice = get(SettingKey.TOKEN_STORE);
    if (choice.value() == null) {
      return StoreChoice.ANY;
    }
    return switch (choice.value()) {
      case "file" -> StoreChoice.FILE;
      case "system" -> StoreChoice.SYSTEM;
      default ->
          throw new BadInputException(
              choice.name() + " must be system or file, but is '" + choice.value() + "'");
    };
  }

  /** Returns the name of the profile in effect, or null. */
  public @Nullable String profile() {
    return profile == null ? null : profile.name();
  }

  /**
   * A setting in effect.
   *
   * @param by what set it
   */
  public record Shown(String key, String value, String by) {}

  /** Returns what is set, with "(secret)" for the value of a secret. */
  public List<Shown> show() {
    List<Shown> shown = new ArrayList<>();
    for (SettingKey key : SettingKey.values()) {
      Setting setting = get(key);
      if (setting.value() != null) {
        shown.add(
            new Shown(
                key.key(),
                key == SettingKey.PROXY
                    ? ProxySettings.withoutPassword(setting.value())
                    : setting.value(),
                setting.origin() == Setting.Origin.PROFILE
                    ? "profile " + profile()
                    : setting.name()));
      }
    }
    for (String secret : SECRETS) {
      if (context.variable(secret) != null) {
        shown.add(
            new Shown(
                secret
                    .substring("PARTNER_CENTER_".length())
                    .toLowerCase(Locale.ROOT)
                    .replace('_', '-'),
                "(secret)",
                secret));
      }
    }
    return shown;
  }

  /** Returns whether {@code --profile} named the profile. */
  boolean isProfileNamed() {
    return isProfileNamed;
  }

  Setting get(SettingKey key) {
    String flag = flags.get(key);
    if (flag != null) {
      if (flag.isBlank()) {
        throw new BadInputException(key.flag() + " must not be empty");
      }
      return new Setting(key.flag(), Setting.Origin.FLAG, flag);
    }
    Setting ofProfile = ofProfile(key);
    if (isProfileNamed && (ofProfile != null || key.isIdentity())) {
      return ofProfile == null ? nowhere(key) : ofProfile;
    }
    String variable = key.variable() == null ? null : context.variable(key.variable());
    if (variable != null) {
      return new Setting(String.valueOf(key.variable()), Setting.Origin.VARIABLE, variable);
    }
    return ofProfile == null ? nowhere(key) : ofProfile;
  }

  private Setting nowhere(SettingKey key) {
    String names =
        isProfileNamed && key.isIdentity() ? key.key() + " (or " + key.flag() + ")" : key.names();
    return new Setting(names, Setting.Origin.NOWHERE, null);
  }

  private @Nullable Setting ofProfile(SettingKey key) {
    String value = profile == null ? null : profile.values().get(key.key());
    return profile == null || value == null
        ? null
        : new Setting(key.key() + " of profile " + profile.name(), Setting.Origin.PROFILE, value);
  }

  /**
   * Checks that settings are set.
   *
   * @param credential what else is missing, or null
   * @throws BadInputException that names all that are not
   */
  void require(@Nullable String credential, SettingKey... keys) {
    List<String> missing = new ArrayList<>();
    for (SettingKey key : keys) {
      Setting setting = get(key);
      if (setting.value() == null) {
        missing.add(setting.name());
      }
    }
    if (credential != null) {
      missing.add(credential);
    }
    if (!missing.isEmpty()) {
      int last = missing.size() - 1;
      String names =
          last == 0
              ? missing.get(0)
              : String.join(", ", missing.subList(0, last)) + " and " + missing.get(last);
      throw new BadInputException(
          names
              + (last == 0 ? " is not set" : " are not set")
              + (isProfileNamed ? " in profile " + profile() : ""));
    }
  }

  /** Returns a setting that must be set. */
  String required(SettingKey key) {
    require(null, key);
    return String.valueOf(get(key).value());
  }
}
