package io.github.partnertransfers.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network that inspects TLS with a certificate authority of its own. */
class CertificateAuthorityTest {
  @TempDir private Path directory;

  private final HeldCertificate authority =
      new HeldCertificate.Builder().certificateAuthority(0).build();
  private HttpsServer server;
  private CliRunner cli;

  @BeforeEach
  void start() throws IOException {
    HeldCertificate host =
        new HeldCertificate.Builder()
            .signedBy(authority)
            .addSubjectAlternativeName("localhost")
            .build();
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(
            new HandshakeCertificates.Builder().heldCertificate(host).build().sslContext()));
    server.createContext(
        "/",
        exchange -> {
          byte[] events = "[\"test-created\"]".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, events.length);
          exchange.getResponseBody().write(events);
          exchange.close();
        });
    server.start();
    String url = "https://localhost:" + server.getAddress().getPort();
    cli =
        new CliRunner()
            .with("PARTNER_CENTER_BASE_URL", url)
            .with("PARTNER_CENTER_LOGIN_URL", url)
            .with("PARTNER_CENTER_ACCESS_TOKEN", "some-token");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String file(String content) throws IOException {
    return Files.writeString(directory.resolve("ca.pem"), content).toString();
  }

  @Test
  void authorityOfTheFileIsTrusted() throws IOException {
    String file = file(authority.certificatePem());

    CliRunner.Result flag = cli.run("webhooks", "events", "--ca-file", file);
    CliRunner.Result variable = cli.with("PARTNER_CENTER_CA_FILE", file).run("webhooks", "events");

    assertThat(flag.out()).as(flag.err()).isEqualToIgnoringNewLines("test-created");
    assertThat(variable.out()).isEqualTo(flag.out());
  }

  @Test
  void withoutItTheDoctorSaysWhatToDo() {
    assertThat(cli.run("webhooks", "events").exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
    CliRunner.Result doctor = cli.run("doctor");

    assertThat(doctor.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(doctor.out().replaceAll("\\s+", " "))
        .contains(
            "the certificate is not trusted", "give its certificate authority with --ca-file");
  }

  @Test
  void unusableFileIsNamed() throws IOException {
    assertThat(cli.run("whoami", "--ca-file", file("no PEM")).err())
        .contains("whoami: --ca-file: ", "ca.pem");
    assertThat(cli.run("whoami", "--ca-file", file("")).err())
        .contains("ca.pem has no certificate");
    CliRunner.Result missing = cli.run("whoami", "--ca-file", "/missing.pem");
    assertThat(missing.err()).contains("--ca-file: cannot read /missing.pem");
    assertThat(missing.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
  }
}
