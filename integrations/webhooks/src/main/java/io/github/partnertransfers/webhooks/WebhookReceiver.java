package io.github.partnertransfers.webhooks;

import io.github.partnertransfers.rx.RxTransfers;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that a request comes from Partner Center, reads its event, and passes it on.
 *
 * <pre>{@code
 * WebhookReceiver receiver = WebhookReceiver.builder()
 *     .certificateHosts("certificates.example.com")
 *     .nudging(transfers)
 *     .build();
 * WebhookResult result = receiver.receive(request::getHeader, request.getInputStream());
 * response.setStatus(result.httpStatus());
 * }</pre>
 *
 * <p>The sender of a request chooses its body, its headers and the URL of the certificate.
 * Therefore: the certificate is downloaded from listed hosts only, its chain must end at a trusted
 * root, its issuer must be of Microsoft, and the signature must be that of the body, byte by byte.
 * Any other request is refused with a reason; odd input never causes an exception.
 *
 * <p>The signature covers the body and no header. So whoever records a request can send it again,
 * until the time in its body is older than the {@linkplain Builder#replayWindow replay window}.
 * Partner Center repeats a delivery, too. The receiver accepts a repeated event: what an event
 * causes must be harmless when it is repeated, as the poll of {@link Builder#nudging} is.
 *
 * <p>Thread-safe and immutable, apart from a cache of certificates. Create one and share it.
 */
public final class WebhookReceiver {
  private final AllowedHosts certificateHosts;
  private final Set<SignatureAlgorithm> algorithms;
  private final Duration replayWindow;
  private final int maxBodyBytes;
  private final InstantSource clock;
  private final CertificateCache certificates;
  private final List<Consumer<? super WebhookEvent>> acceptedListeners;
  private final List<Consumer<? super WebhookResult.Refused>> refusedListeners;

  private WebhookReceiver(Builder builder) {
    certificateHosts = new AllowedHosts(builder.certificateHosts, false);
    algorithms = EnumSet.copyOf(builder.algorithms);
    replayWindow = builder.replayWindow;
    maxBodyBytes = builder.maxBodyBytes;
    clock = builder.clock;
    acceptedListeners = List.copyOf(builder.acceptedListeners);
    refusedListeners = List.copyOf(builder.refusedListeners);
    OkHttpClient client = builder.httpClient != null ? builder.httpClient : new OkHttpClient();
    Collection<X509Certificate> roots =
        builder.trustedRoots != null ? builder.trustedRoots : CertificateVerifier.rootsOfJvm();
    certificates =
        new CertificateCache(
            new CertificateVerifier(
                roots,
                builder.issuerOrganization,
                new AllowedHosts(builder.issuerHosts, true),
                builder.isRevocationChecked,
                new Downloads(client)),
            clock);
  }

  /** Returns a builder with the defaults; it needs {@link Builder#certificateHosts}. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the number of bytes that a body may have. */
  public int maxBodyBytes() {
    return maxBodyBytes;
  }

  /**
   * Verifies a request, reads its event, and passes it to the listeners. Reads the body up to the
   * limit and does not close it. Blocks while a certificate is downloaded, once an hour.
   *
   * @param headers returns the value of a header, or null. The receiver asks with the documented
   *     name, then in lower case: a method such as {@code HttpServletRequest.getHeader} and a map
   *     with names in lower case both do
   * @param body the body as received: raw bytes, not decoded and encoded again
   * @throws IOException if the body cannot be read
   * @throws RuntimeException what a listener throws; answer with status 500, so that Partner Center
   *     delivers the event again
   */
  public WebhookResult receive(
      Function<? super String, ? extends @Nullable String> headers, InputStream body)
      throws IOException {
    return receive(headers, body.readNBytes(maxBodyBytes + 1));
  }

  /** Does the same with a body that was read, which may be larger than the limit. */
  public WebhookResult receive(
      Function<? super String, ? extends @Nullable String> headers, byte[] body) {
    WebhookEvent event;
    try {
      event = verify(headers, body);
    } catch (RefusedException e) {
      WebhookResult.Refused refused = e.toResult();
      refusedListeners.forEach(listener -> listener.accept(refused));
      return refused;
    }
    acceptedListeners.forEach(listener -> listener.accept(event));
    return new WebhookResult.Accepted(event);
  }

  private WebhookEvent verify(
      Function<? super String, ? extends @Nullable String> headers, byte[] body)
      throws RefusedException {
    if (body.length > maxBodyBytes) {
      throw new RefusedException(
          RefusalReason.BODY_TOO_LARGE, "the body has more than " + maxBodyBytes + " bytes");
    }
    String encoding = SignedRequest.header(headers, "Content-Encoding");
    if (encoding != null && !encoding.isBlank() && !encoding.trim().equalsIgnoreCase("identity")) {
      throw new RefusedException(
          RefusalReason.COMPRESSED_BODY, "the Content-Encoding is " + LogText.quote(encoding));
    }
    SignedRequest request = SignedRequest.of(headers, algorithms, certificateHosts);
    request.verify(body, certificates.get(request.certificateUrl()).getPublicKey());
    // Nothing of the body is read before its signature is verified.
    WebhookEvent event = EventReader.read(body);
    checkAge(event.changedAt());
    return event;
  }

  private void checkAge(Instant changedAt) throws RefusedException {
    Duration age = Duration.between(changedAt, clock.instant());
    if (age.compareTo(replayWindow) > 0 || age.compareTo(Builder.CLOCK_SKEW.negated()) < 0) {
      throw new RefusedException(
          RefusalReason.OUTSIDE_REPLAY_WINDOW,
          "the event is of " + changedAt + ", and the replay window is " + replayWindow);
    }
  }

  /** Builds a receiver. Not thread-safe. */
  public static final class Builder {
    static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
    private static final Duration DEFAULT_REPLAY_WINDOW = Duration.ofDays(1);
    private static final int DEFAULT_MAX_BODY_BYTES = 100_000;
    private static final int LARGEST_MAX_BODY_BYTES = 10_000_000;

    private List<String> certificateHosts = List.of();
    private List<String> issuerHosts = List.of();
    private @Nullable Collection<X509Certificate> trustedRoots;
    private String issuerOrganization = "Microsoft Corporation";
    private boolean isRevocationChecked;
    private Set<SignatureAlgorithm> algorithms = EnumSet.of(SignatureAlgorithm.RSA_SHA256);
    private Duration replayWindow = DEFAULT_REPLAY_WINDOW;
    private int maxBodyBytes = DEFAULT_MAX_BODY_BYTES;
    private InstantSource clock = InstantSource.system();
    private @Nullable OkHttpClient httpClient;
    private final List<Consumer<? super WebhookEvent>> acceptedListeners = new ArrayList<>();
    private final List<Consumer<? super WebhookResult.Refused>> refusedListeners =
        new ArrayList<>();

    private Builder() {}

    /**
     * Sets the hosts that {@code X-MS-Certificate-Url} may name, which Microsoft does not document:
     * take the one that your first events name (a refusal's message shows it) if it is Microsoft's.
     * Exact names, without wildcards, as others can own a name in the same domain. https only,
     * except for a loopback host. An entry without a port allows the default port.
     *
     * @throws IllegalArgumentException if one is not the name of a host with or without a port
     */
    public Builder certificateHosts(String... hosts) {
      certificateHosts = checked(hosts);
      return this;
    }

    /**
     * Sets the hosts from which missing certificates of issuers and revocation lists may be
     * downloaded, by http or https. Both name their signer, so plain http is safe. The default is
     * none: then the file of the certificate must contain all issuers but the root.
     *
     * @throws IllegalArgumentException as from {@link #certificateHosts}
     */
    public Builder issuerHosts(String... hosts) {
      issuerHosts = checked(hosts);
      return this;
    }

    /**
     * Sets the trusted roots. The default is those of the JVM.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Builder trustedRoots(Collection<X509Certificate> roots) {
      if (roots.isEmpty()) {
        throw new IllegalArgumentException("trustedRoots must have one at least");
      }
      trustedRoots = List.copyOf(roots);
      return this;
    }

    /**
     * Sets the organization ({@code O}) of the certificate's issuer. The default is {@code
     * Microsoft Corporation}. This is checked in addition to the chain.
     */
    public Builder issuerOrganization(String organization) {
      issuerOrganization = Objects.requireNonNull(organization, "organization");
      return this;
    }

    /**
     * Sets whether the certificate and its issuers must be in no revocation list. The lists are
     * downloaded with the certificate, from {@link #issuerHosts} only; a list that is missing
     * refuses the request. The default is no.
     */
    public Builder checkRevocation(boolean isChecked) {
      isRevocationChecked = isChecked;
      return this;
    }

    /**
     * Sets the allowed algorithms. The default is {@link SignatureAlgorithm#RSA_SHA256}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Builder algorithms(SignatureAlgorithm... allowed) {
      if (allowed.length == 0) {
        throw new IllegalArgumentException("algorithms must have one at least");
      }
      algorithms = EnumSet.copyOf(List.of(allowed));
      return this;
    }

    /**
     * Sets how old an event may be, by the time in its body. The default is a day: Partner Center
     * makes ten attempts, at times that it does not document. An event may also be five minutes in
     * the future, as clocks differ.
     *
     * @throws IllegalArgumentException if the window is not positive
     */
    public Builder replayWindow(Duration window) {
      if (window.isZero() || window.isNegative()) {
        throw new IllegalArgumentException("replayWindow must be positive, but is " + window);
      }
      replayWindow = window;
      return this;
    }

    /**
     * Sets the limit of a body. The default is 100,000 bytes; events seen have 500.
     *
     * @throws IllegalArgumentException if it is not between 1 and 10,000,000
     */
    public Builder maxBodyBytes(int bytes) {
      if (bytes < 1 || bytes > LARGEST_MAX_BODY_BYTES) {
        throw new IllegalArgumentException(
            "maxBodyBytes must be between 1 and " + LARGEST_MAX_BODY_BYTES + ", but is " + bytes);
      }
      maxBodyBytes = bytes;
      return this;
    }

    /** Sets the clock for the replay window and for certificates. The default is the system's. */
    public Builder clock(InstantSource source) {
      clock = Objects.requireNonNull(source, "source");
      return this;
    }

    /**
     * Sets the client whose connections, proxies, DNS and TLS the downloads use. They do not use
     * its interceptors, cookies, authenticator and cache, follow no redirect, and end after five
     * seconds each, or after the client's call timeout if that is shorter. The default is a new
     * client.
     */
    public Builder httpClient(OkHttpClient client) {
      httpClient = Objects.requireNonNull(client, "client");
      return this;
    }

    /**
     * Polls the customer of an event about a transfer at once, whatever the poll interval. Give the
     * object whose streams watch the customer: another does nothing.
     */
    public Builder nudging(RxTransfers transfers) {
      Objects.requireNonNull(transfers, "transfers");
      return onAccepted(
          event -> {
            String customerId = event.customerId();
            if (event.isAboutTransfer() && customerId != null) {
              transfers.customer(customerId).nudge();
            }
          });
    }

    /**
     * Adds a listener of events. Listeners run in the order in which they were added, on the thread
     * of the request, before it is answered: they should be fast. An exception of a listener skips
     * those after it and reaches the caller of {@code receive}.
     */
    public Builder onAccepted(Consumer<? super WebhookEvent> listener) {
      acceptedListeners.add(Objects.requireNonNull(listener, "listener"));
      return this;
    }

    /** Adds a listener of refused requests, such as a log. It runs like that of events. */
    public Builder onRefused(Consumer<? super WebhookResult.Refused> listener) {
      refusedListeners.add(Objects.requireNonNull(listener, "listener"));
      return this;
    }

    /**
     * Builds the receiver. Sends nothing.
     *
     * @throws IllegalStateException if there are no certificate hosts, or no issuer hosts although
     *     revocation is checked
     */
    public WebhookReceiver build() {
      if (certificateHosts.isEmpty()) {
        throw new IllegalStateException(
            "certificateHosts must list the hosts from which certificates may be downloaded");
      }
      if (isRevocationChecked && issuerHosts.isEmpty()) {
        throw new IllegalStateException(
            "issuerHosts must list the hosts of the revocation lists that checkRevocation needs");
      }
      return new WebhookReceiver(this);
    }

    private static List<String> checked(String... hosts) {
      List<String> list = List.of(hosts);
      new AllowedHosts(list, true);
      return list;
    }
  }
}
