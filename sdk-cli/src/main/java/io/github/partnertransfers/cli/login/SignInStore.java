package io.github.partnertransfers.cli.login;

import com.microsoft.aad.msal4jextensions.persistence.CacheFileAccessor;
import com.microsoft.aad.msal4jextensions.persistence.ICacheAccessor;
import com.microsoft.aad.msal4jextensions.persistence.linux.KeyRingAccessor;
import com.microsoft.aad.msal4jextensions.persistence.mac.KeyChainAccessor;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.file.ConfigFolder;
import io.github.partnertransfers.cli.file.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the sign-in of each profile in the system's key store: Keychain, DPAPI, or a key ring of
 * the Secret Service on Linux. Without one, and if the settings say so, in a file that only the
 * user can read.
 */
public final class SignInStore {
  private static final String FILE = ".json";

  /** Of DPAPI; empty if the sign-in is in another key store, whose changes it marks. */
  private static final String ENCRYPTED_FILE = ".bin";

  private static final String SERVICE = "partner-transfers";

  private final String description;
  private final boolean isFallback;
  private final ICacheAccessor content;
  private final Path encryptedFile;

  private SignInStore(
      String description, boolean isFallback, ICacheAccessor content, Path encryptedFile) {
    this.description = description;
    this.isFallback = isFallback;
    this.content = content;
    this.encryptedFile = encryptedFile;
  }

  /**
   * Returns the store that has the sign-in of a profile, or null if there is none. Creates nothing.
   *
   * @param profile null if none is in effect
   */
  public static @Nullable SignInStore existing(
      CliContext context, @Nullable String profile, StoreChoice choice) {
    Path directory = ConfigFolder.of(context);
    String account = account(profile);
    return Files.exists(directory.resolve(account + FILE))
            || Files.exists(directory.resolve(account + ENCRYPTED_FILE))
        ? of(context, profile, choice)
        : null;
  }

  /** Returns the store of a profile, and creates it if necessary. */
  public static SignInStore of(CliContext context, @Nullable String profile, StoreChoice choice) {
    Path directory = ConfigFolder.of(context);
    String account = account(profile);
    Path encryptedFile = directory.resolve(account + ENCRYPTED_FILE);
    SignInStore store = choice == StoreChoice.FILE ? null : keyStore(encryptedFile, account);
    Path file = directory.resolve(account + FILE);
    return store == null
        ? new SignInStore(
            file.toString(), choice == StoreChoice.ANY, new PrivateFile(file), encryptedFile)
        : store;
  }

  private static String account(@Nullable String profile) {
    return profile == null ? "sign-in" : "sign-in-" + profile;
  }

  private static String system() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
  }

  /** Returns the system's key store, or null if there is none. */
  private static @Nullable SignInStore keyStore(Path path, String account) {
    String system = system();
    String file = path.toString();
    try {
      if (system.startsWith("windows")) {
        return new SignInStore(
            "a file encrypted by Windows", false, new CacheFileAccessor(file), path);
      }
      new PrivateFile(path).createIfMissing(); // Its time of change is updated with the key store.
      if (system.startsWith("mac")) {
        return new SignInStore(
            "the keychain", false, new KeyChainAccessor(file, SERVICE, account), path);
      }
      KeyRingAccessor keyRing =
          new KeyRingAccessor(
              file,
              null,
              "io.github.partnertransfers.SignIn",
              SERVICE,
              "service",
              SERVICE,
              "account",
              account);
      keyRing.verify();
      return new SignInStore("the key ring", false, keyRing, path);
    } catch (IOException | RuntimeException | LinkageError e) { // No library, or no service.
      return null;
    }
  }

  /** Returns where the sign-in is kept, for messages. */
  public String description() {
    return description;
  }

  /** Returns whether this is a plain file because the system has no key store. */
  public boolean isFallback() {
    return isFallback;
  }

  /** Returns the sign-in, or null if there is none. */
  public @Nullable SignIn load() {
    byte[] bytes = content.read();
    return bytes == null || bytes.length == 0
        ? null
        : SignIn.fromJson(new String(bytes, StandardCharsets.UTF_8));
  }

  void save(SignIn signIn) {
    content.write(signIn.toJson().getBytes(StandardCharsets.UTF_8));
  }

  public void delete() throws IOException {
    content.delete();
    Files.deleteIfExists(encryptedFile);
  }
}
