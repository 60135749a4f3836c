package io.github.partnertransfers.cli.config;

import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.CliContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collection;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import org.jspecify.annotations.Nullable;

/** How the program reaches the login and the API: proxies, and certificate authorities. */
public final class Network {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final ProxySettings proxies;
  private final @Nullable HandshakeCertificates certificates;

  private Network(ProxySettings proxies, @Nullable HandshakeCertificates certificates) {
    this.proxies = proxies;
    this.certificates = certificates;
  }

  static Network of(Settings settings, CliContext context) {
    Setting authorities = settings.get(SettingKey.CA_FILE);
    return new Network(
        ProxySettings.of(settings, context),
        authorities.value() == null ? null : trusting(authorities, authorities.value()));
  }

  private static HandshakeCertificates trusting(Setting setting, String file) {
    HandshakeCertificates.Builder trusted =
        new HandshakeCertificates.Builder().addPlatformTrustedCertificates();
    try (InputStream content = Files.newInputStream(Path.of(file))) {
      Collection<? extends Certificate> authorities =
          CertificateFactory.getInstance("X.509").generateCertificates(content);
      if (authorities.isEmpty()) {
        throw new BadInputException(setting.name() + ": " + file + " has no certificate");
      }
      authorities.forEach(each -> trusted.addTrustedCertificate((X509Certificate) each));
    } catch (IOException e) {
      throw new BadInputException(setting.name() + ": cannot read " + file);
    } catch (GeneralSecurityException e) {
      throw new BadInputException(setting.name() + ": " + file + " is not a PEM file");
    }
    return trusted.build();
  }

  /** Returns a builder of an HTTP client. */
  public OkHttpClient.Builder http() {
    OkHttpClient.Builder http =
        new OkHttpClient.Builder()
            .connectTimeout(CONNECT_TIMEOUT)
            .proxySelector(proxies)
            .proxyAuthenticator(proxies.authenticator());
    return certificates == null
        ? http
        : http.sslSocketFactory(certificates.sslSocketFactory(), certificates.trustManager());
  }

  /** Returns the proxy of a URL with the setting that names it, or null if there is none. */
  public @Nullable String proxy(String url) {
    return proxies.describe(url);
  }
}
