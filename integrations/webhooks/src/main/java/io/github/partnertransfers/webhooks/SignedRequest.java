package io.github.partnertransfers.webhooks;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The signature of a request, as its headers describe it. */
final class SignedRequest {
  static final String AUTHORIZATION = "Authorization";
  static final String MS_SIGNATURE = "x-ms-signature";
  static final String ALGORITHM = "X-MS-Signature-Algorithm";
  static final String CERTIFICATE_URL = "X-MS-Certificate-Url";

  private static final String SCHEME = "Signature ";
  private static final int MAX_URL_LENGTH = 2_048;

  private final byte[] signature;
  private final SignatureAlgorithm algorithm;
  private final HttpUrl certificateUrl;

  private SignedRequest(byte[] signature, SignatureAlgorithm algorithm, HttpUrl certificateUrl) {
    this.signature = signature;
    this.algorithm = algorithm;
    this.certificateUrl = certificateUrl;
  }

  static SignedRequest of(
      Function<? super String, ? extends @Nullable String> headers,
      Set<SignatureAlgorithm> algorithms,
      AllowedHosts hosts)
      throws RefusedException {
    return new SignedRequest(
        signature(headers), algorithm(headers, algorithms), url(headers, hosts));
  }

  /** Returns a header. A lookup that respects the case may know it in lower case. */
  static @Nullable String header(
      Function<? super String, ? extends @Nullable String> headers, String name) {
    String value = headers.apply(name);
    return value != null ? value : headers.apply(name.toLowerCase(Locale.ROOT));
  }

  private static byte[] signature(Function<? super String, ? extends @Nullable String> headers)
      throws RefusedException {
    // A gateway may use Authorization itself.
    String authorization = header(headers, AUTHORIZATION);
    String value = hasScheme(authorization) ? authorization : header(headers, MS_SIGNATURE);
    if (value == null) {
      throw new RefusedException(
          RefusalReason.NO_SIGNATURE, "neither Authorization nor x-ms-signature has a signature");
    }
    String encoded = hasScheme(value) ? value.substring(SCHEME.length()) : value;
    try {
      return Base64.getDecoder().decode(encoded.trim());
    } catch (IllegalArgumentException e) {
      throw new RefusedException(RefusalReason.NO_SIGNATURE, "the signature is not Base64");
    }
  }

  private static boolean hasScheme(@Nullable String value) {
    return value != null && value.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  private static SignatureAlgorithm algorithm(
      Function<? super String, ? extends @Nullable String> headers,
      Set<SignatureAlgorithm> algorithms)
      throws RefusedException {
    String value = header(headers, ALGORITHM);
    return SignatureAlgorithm.of(value == null ? "" : value)
        .filter(algorithms::contains)
        .orElseThrow(
            () ->
                new RefusedException(
                    RefusalReason.ALGORITHM_NOT_ALLOWED,
                    ALGORITHM + (value == null ? " is missing" : " is " + LogText.quote(value))));
  }

  private static HttpUrl url(
      Function<? super String, ? extends @Nullable String> headers, AllowedHosts hosts)
      throws RefusedException {
    String value = header(headers, CERTIFICATE_URL);
    HttpUrl url = value == null || value.length() > MAX_URL_LENGTH ? null : HttpUrl.parse(value);
    if (url == null) {
      throw new RefusedException(
          RefusalReason.CERTIFICATE_URL_NOT_ALLOWED,
          CERTIFICATE_URL + (value == null ? " is missing" : " is not a URL"));
    }
    if (!hosts.permits(url)) {
      throw new RefusedException(
          RefusalReason.CERTIFICATE_URL_NOT_ALLOWED,
          CERTIFICATE_URL
              + " names "
              + LogText.quote(url.scheme() + "://" + url.host() + ":" + url.port())
              + ", which certificateHosts does not list");
    }
    return url;
  }

  HttpUrl certificateUrl() {
    return certificateUrl;
  }

  void verify(byte[] body, PublicKey key) throws RefusedException {
    boolean isValid = false;
    try {
      Signature verification = Signature.getInstance(algorithm.jcaName());
      verification.initVerify(key);
      verification.update(body);
      isValid = verification.verify(signature);
    } catch (GeneralSecurityException e) {
      // Such as a signature of another length.
    }
    if (!isValid) {
      throw new RefusedException(
          RefusalReason.WRONG_SIGNATURE, "the signature is not that of the body");
    }
  }
}
