package io.github.partnertransfers.cli.login;

import com.microsoft.aad.msal4jextensions.persistence.CacheFileAccessor;
import com.microsoft.aad.msal4jextensions.persistence.ICacheAccessor;
import com.microsoft.aad.msal4jextensions.persistence.linux.KeyRingAccessor;
import com.microsoft.aad.msal4jextensions.persistence.mac.KeyChainAccessor;
import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.CliContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the sign-in in the system's key store: Keychain, DPAPI, or a key ring of the Secret Service
 * on Linux. Without one, and if PARTNER_CENTER_TOKEN_STORE is {@code file}, in a file that only the
 * user can read.
 */
public final class SignInStore {
  private static final String FILE = "sign-in.json";

  /** Of DPAPI; empty if the sign-in is in another key store, whose changes it marks. */
  private static final String ENCRYPTED_FILE = "sign-in.bin";

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

  /** Returns the store that has a sign-in, or null if there is none. Creates nothing. */
  public static @Nullable SignInStore existing(CliContext context) {
    Path directory = directory(context);
    return Files.exists(directory.resolve(FILE)) || Files.exists(directory.resolve(ENCRYPTED_FILE))
        ? of(context)
        : null;
  }

  /** Returns the store of this user, and creates it if necessary. */
  public static SignInStore of(CliContext context) {
    Path directory = directory(context);
    String choice = context.variable("PARTNER_CENTER_TOKEN_STORE");
    if (choice != null && !choice.equals("file") && !choice.equals("system")) {
      throw new BadInputException(
          "PARTNER_CENTER_TOKEN_STORE must be system or file, but is '" + choice + "'");
    }
    SignInStore store = "file".equals(choice) ? null : keyStore(directory);
    Path file = directory.resolve(FILE);
    return store == null
        ? new SignInStore(
            file.toString(),
            choice == null,
            new PrivateFile(file),
            directory.resolve(ENCRYPTED_FILE))
        : store;
  }

  private static String system() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
  }

  private static Path directory(CliContext context) {
    String home = System.getProperty("user.home", ".");
    String configured = context.variable("XDG_CONFIG_HOME");
    if (configured == null && system().startsWith("windows")) {
      configured = context.variable("APPDATA");
    }
    Path parent = configured == null ? Path.of(home, ".config") : Path.of(configured);
    return parent.resolve(SERVICE);
  }

  /** Returns the system's key store, or null if there is none. */
  private static @Nullable SignInStore keyStore(Path directory) {
    String system = system();
    Path path = directory.resolve(ENCRYPTED_FILE);
    String file = path.toString();
    try {
      if (system.startsWith("windows")) {
        return new SignInStore(
            "a file encrypted by Windows", false, new CacheFileAccessor(file), path);
      }
      new PrivateFile(path).createIfMissing(); // Its time of change is updated with the key store.
      if (system.startsWith("mac")) {
        return new SignInStore(
            "the keychain", false, new KeyChainAccessor(file, SERVICE, "sign-in"), path);
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
              "sign-in");
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
