package io.github.partnertransfers;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.concurrent.Callable;
import okhttp3.FormBody;
import okhttp3.HttpUrl;

/**
 * What an application proves its identity with when it logs in: a secret, a certificate, or an
 * assertion that another identity provider issued. Microsoft recommends a certificate over a
 * secret. The secret, the key and the assertions appear in no message.
 */
public abstract class ClientCredential {
  ClientCredential() {}

  /**
   * Returns the credential with a secret of the application, which is sent to the login host only.
   *
   * @throws IllegalArgumentException if the secret is empty
   */
  public static ClientCredential secret(String clientSecret) {
    EntraLogin.required("clientSecret", clientSecret);
    return new ClientCredential() {
      @Override
      void addTo(FormBody.Builder form, String clientId, HttpUrl tokenUrl) {
        form.add("client_secret", clientSecret);
      }
    };
  }

  /**
   * Returns the credential with a certificate that is registered for the application. Each login
   * signs an assertion that is valid for ten minutes (RFC 7523) with PS256, or with RS256 if the
   * key's provider has no RSASSA-PSS. The key may be in a key store that doesn't export it.
   *
   * @throws IllegalArgumentException if the key is not an RSA key, or is another certificate's
   */
  public static ClientCredential certificate(PrivateKey key, X509Certificate certificate) {
    CertificateAssertion.check(key, certificate);
    return new CertificateAssertion(() -> new CertificateAndKey(certificate, key));
  }

  /**
   * Returns the credential with a certificate and its RSA key from PEM files. Each login reads them
   * again, so that a renewed certificate needs no new client.
   *
   * @param files one file, or several, that together contain a {@code CERTIFICATE} and an
   *     unencrypted {@code PRIVATE KEY} (PKCS#8) or {@code RSA PRIVATE KEY} (PKCS#1)
   * @throws IllegalArgumentException if the files can't be read or lack one of the two
   */
  public static ClientCredential pemFiles(Path... files) {
    return CertificateAssertion.ofFiles(() -> CertificateFiles.pem(files));
  }

  /**
   * Returns the credential with the certificate and the RSA key of a PKCS#12 file ({@code .p12},
   * {@code .pfx}). Each login reads it again, so that a renewed certificate needs no new client.
   *
   * @param password the password of the file; empty if it has none
   * @throws IllegalArgumentException if the file can't be read, the password is wrong, or the file
   *     doesn't have exactly one key with its certificate
   */
  public static ClientCredential pkcs12File(Path file, char[] password) {
    char[] copy = password.clone();
    return CertificateAssertion.ofFiles(() -> CertificateFiles.pkcs12(file, copy));
  }

  /**
   * Returns the credential with an assertion that another identity provider issues (workload
   * identity federation), such as a token of a managed identity.
   *
   * @param supplier returns the assertion, a JWT. Called on a background thread for each login; may
   *     block. An {@link java.io.IOException} counts as transient, as with {@link TokenProvider}
   */
  public static ClientCredential assertion(Callable<String> supplier) {
    Objects.requireNonNull(supplier, "supplier");
    return new ClientAssertion() {
      @Override
      String create(String clientId, HttpUrl tokenUrl) throws Exception {
        return supplier.call();
      }
    };
  }

  /**
   * Returns the credential with an assertion from a file that its issuer renews, such as {@code
   * AZURE_FEDERATED_TOKEN_FILE} of workload identity on Kubernetes. Each login reads it again.
   */
  public static ClientCredential assertionFile(Path file) {
    Objects.requireNonNull(file, "file");
    return assertion(() -> CertificateFiles.text(file).trim());
  }

  /** Adds what proves the application's identity to a token request. */
  abstract void addTo(FormBody.Builder form, String clientId, HttpUrl tokenUrl) throws Exception;

  /** Returns a text without the credential. */
  @Override
  public String toString() {
    return "ClientCredential";
  }
}
