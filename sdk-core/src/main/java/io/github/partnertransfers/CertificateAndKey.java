package io.github.partnertransfers;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A certificate and its private key. */
final class CertificateAndKey {
  final X509Certificate certificate;
  final PrivateKey key;

  CertificateAndKey(X509Certificate certificate, PrivateKey key) {
    this.certificate = certificate;
    this.key = key;
  }
}
