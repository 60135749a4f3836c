package io.github.partnertransfers.cli.config;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can be set: by a flag, in a profile, or by an environment variable. */
enum SettingKey {
  TENANT_ID("tenant-id", true, "PARTNER_CENTER_TENANT_ID", Scope.IDENTITY),
  CLIENT_ID("client-id", true, "PARTNER_CENTER_CLIENT_ID", Scope.IDENTITY),
  BASE_URL("base-url", true, "PARTNER_CENTER_BASE_URL", Scope.IDENTITY),
  LOGIN_URL("login-url", true, "PARTNER_CENTER_LOGIN_URL", Scope.IDENTITY),
  CLIENT_CERTIFICATE(
      "client-certificate", false, "PARTNER_CENTER_CLIENT_CERTIFICATE", Scope.GENERAL),
  CLIENT_ASSERTION_FILE(
      "client-assertion-file", false, "PARTNER_CENTER_CLIENT_ASSERTION_FILE", Scope.GENERAL),
  PROXY("proxy", true, null, Scope.GENERAL),
  CA_FILE("ca-file", true, "PARTNER_CENTER_CA_FILE", Scope.GENERAL),
  TOKEN_STORE("token-store", false, "PARTNER_CENTER_TOKEN_STORE", Scope.GENERAL);

  private enum Scope {
    /** Who calls which cloud. With a profile that a flag names, no variable changes that. */
    IDENTITY,
    GENERAL
  }

  private final String key;
  private final boolean hasFlag;
  private final @Nullable String variable;
  private final Scope scope;

  SettingKey(String key, boolean hasFlag, @Nullable String variable, Scope scope) {
    this.key = key;
    this.hasFlag = hasFlag;
    this.variable = variable;
    this.scope = scope;
  }

  /** Returns the key in a profile. */
  String key() {
    return key;
  }

  /** Returns the flag with two dashes. */
  String flag() {
    return "--" + key;
  }

  @Nullable String variable() {
    return variable;
  }

  boolean isIdentity() {
    return scope == Scope.IDENTITY;
  }

  /** Returns how a user can set it, for messages. */
  String names() {
    if (variable == null) {
      return flag();
    }
    return hasFlag ? variable + " (or " + flag() + ")" : variable;
  }

  static Optional<SettingKey> of(String key) {
    return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
  }

  /** Returns all keys, for messages. */
  static String keys() {
    return Arrays.stream(values()).map(SettingKey::key).collect(Collectors.joining(", "));
  }
}
