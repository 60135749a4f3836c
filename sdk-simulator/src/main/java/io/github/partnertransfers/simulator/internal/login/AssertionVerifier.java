package io.github.partnertransfers.simulator.internal.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies client assertions (RFC 7523): those that the client signs with a registered certificate,
 * and tokens of a registered federated identity.
 */
final class AssertionVerifier {

  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
  private static final String FEDERATED_AUDIENCE = "api://AzureADTokenExchange";
  private static final String PUBLIC_LOGIN = "https://login.microsoftonline.com";
  private static final Set<JWSAlgorithm> CERTIFICATE_ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256);

  private final CredentialStore credentials;

  AssertionVerifier(CredentialStore credentials) {
    this.credentials = credentials;
  }

  /** Returns if Entra would accept the assertion, and throws its error otherwise. */
  void verify(LoginRequest request, String assertion, Instant now) {
    try {
      SignedJWT jwt = SignedJWT.parse(assertion);
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      if (isSignedByCertificate(jwt, claims, request)) {
        verifyCertificateAssertion(request, jwt, claims, now);
      } else {
        verifyFederatedToken(request, jwt, claims, now);
      }
    } catch (ParseException e) {
      throw AssertionErrors.malformed();
    }
  }

  private static boolean isSignedByCertificate(
      SignedJWT jwt, JWTClaimsSet claims, LoginRequest request) {
    return isClient(claims.getIssuer(), request)
        || CertificateThumbprint.of(jwt.getHeader()).isPresent();
  }

  private void verifyCertificateAssertion(
      LoginRequest request, SignedJWT jwt, JWTClaimsSet claims, Instant now) {
    if (!isClient(claims.getIssuer(), request) || !isClient(claims.getSubject(), request)) {
      throw AssertionErrors.wrongClient();
    }
    requireAlgorithm(jwt, CERTIFICATE_ALGORITHMS);
    RSAPublicKey key =
        CertificateThumbprint.requireKey(
            jwt.getHeader(), credentials.certificates(request.partner()), request, now);
    if (!isSignedWith(jwt, key)) {
      throw AssertionErrors.invalidSignature(
          "The provided signature value did not match the expected signature value.");
    }
    Instant expiry = requireCurrent(claims, now);
    if (claims.getAudience().stream().noneMatch(audience -> isLogin(audience, request))) {
      throw AssertionErrors.wrongAudience();
    }
    String id = claims.getJWTID();
    if (id != null && !credentials.use(request.partner(), id, expiry.plus(CLOCK_SKEW), now)) {
      throw AssertionErrors.repeated();
    }
  }

  /** Does not check for repetition: a workload sends the same token for as long as it is valid. */
  private void verifyFederatedToken(
      LoginRequest request, SignedJWT jwt, JWTClaimsSet claims, Instant now) {
    String issuer = claims.getIssuer();
    String subject = claims.getSubject();
    if (issuer == null || subject == null) {
      throw AssertionErrors.malformed();
    }
    requireAlgorithm(jwt, Set.of(JWSAlgorithm.RS256));
    List<CredentialStore.FederatedIdentity> ofSubject =
        requireSubject(subject, requireIssuer(issuer, request));
    if (!claims.getAudience().contains(FEDERATED_AUDIENCE)) {
      throw AssertionErrors.wrongFederatedAudience(String.join(", ", claims.getAudience()));
    }
    if (ofSubject.stream().noneMatch(identity -> isSignedWith(jwt, identity.key()))) {
      throw AssertionErrors.unknownFederatedKey(
          Objects.requireNonNullElse(jwt.getHeader().getKeyID(), ""), issuer);
    }
    requireCurrent(claims, now);
  }

  private List<CredentialStore.FederatedIdentity> requireIssuer(
      String issuer, LoginRequest request) {
    List<CredentialStore.FederatedIdentity> found =
        credentials.federatedIdentities(request.partner()).stream()
            .filter(identity -> identity.issuer().equals(issuer))
            .toList();
    if (found.isEmpty()) {
      throw AssertionErrors.unknownIssuer(issuer);
    }
    return found;
  }

  private static List<CredentialStore.FederatedIdentity> requireSubject(
      String subject, List<CredentialStore.FederatedIdentity> identities) {
    List<CredentialStore.FederatedIdentity> found =
        identities.stream().filter(identity -> identity.subject().equals(subject)).toList();
    if (found.isEmpty()) {
      throw identities.stream().anyMatch(identity -> identity.subject().equalsIgnoreCase(subject))
          ? AssertionErrors.subjectInAnotherCase(subject)
          : AssertionErrors.unknownSubject(subject);
    }
    return found;
  }

  private static boolean isClient(@Nullable String id, LoginRequest request) {
    return request.partner().clientId().equalsIgnoreCase(id);
  }

  private static void requireAlgorithm(SignedJWT jwt, Set<JWSAlgorithm> algorithms) {
    if (!algorithms.contains(jwt.getHeader().getAlgorithm())) {
      throw AssertionErrors.unsupportedAlgorithm();
    }
  }

  private static boolean isSignedWith(SignedJWT jwt, RSAPublicKey key) {
    try {
      return jwt.verify(new RSASSAVerifier(key));
    } catch (JOSEException e) {
      return false;
    }
  }

  /** Returns the expiry. */
  private static Instant requireCurrent(JWTClaimsSet claims, Instant now) {
    Date expirationTime = claims.getExpirationTime();
    if (expirationTime == null) {
      throw AssertionErrors.malformed();
    }
    Instant expiry = expirationTime.toInstant();
    Date notBeforeTime = claims.getNotBeforeTime();
    Instant notBefore = notBeforeTime == null ? Instant.EPOCH : notBeforeTime.toInstant();
    if (now.isAfter(expiry.plus(CLOCK_SKEW)) || now.isBefore(notBefore.minus(CLOCK_SKEW))) {
      throw AssertionErrors.invalidTime(now, notBefore, expiry);
    }
    return expiry;
  }

  /** Returns whether the audience is a token endpoint of the tenant, or its issuer. */
  private static boolean isLogin(String audience, LoginRequest request) {
    String tenant = "/" + request.partner().tenantId();
    String lowerCase = audience.toLowerCase(Locale.ROOT);
    for (String base : List.of(request.origin() + "/login", PUBLIC_LOGIN)) {
      for (String path : List.of("/oauth2/token", "/oauth2/v2.0/token", "/v2.0")) {
        if (lowerCase.equals((base + tenant + path).toLowerCase(Locale.ROOT))) {
          return true;
        }
      }
    }
    return false;
  }
}
