package io.github.partnertransfers.webhooks;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import okhttp3.HttpUrl;

/**
 * The http and https URLs in two extensions of a certificate (RFC 5280): of its issuer's
 * certificate, and of its revocation lists. The JDK follows them by itself or not at all, and to
 * any host.
 */
final class CertificateLinks {
  private static final String AUTHORITY_INFORMATION_ACCESS = "1.3.6.1.5.5.7.1.1";
  private static final String CRL_DISTRIBUTION_POINTS = "2.5.29.31";

  /** 1.3.6.1.5.5.7.48.2, caIssuers. */
  private static final byte[] CA_ISSUERS = {0x2B, 6, 1, 5, 5, 7, 0x30, 2};

  private static final int OBJECT_IDENTIFIER = 0x06;

  /** A uniformResourceIdentifier of GeneralName. */
  private static final int URI = 0x86;

  private static final int CONSTRUCTED = 0x20;
  private static final int MAX_DEPTH = 8;

  private final byte[] wanted;
  private final List<HttpUrl> urls = new ArrayList<>();
  private byte[] lastIdentifier = {};

  private CertificateLinks(byte[] wanted) {
    this.wanted = wanted;
  }

  static List<HttpUrl> ofIssuer(X509Certificate certificate) {
    return new CertificateLinks(CA_ISSUERS).read(certificate, AUTHORITY_INFORMATION_ACCESS);
  }

  static List<HttpUrl> ofRevocationLists(X509Certificate certificate) {
    return new CertificateLinks(new byte[0]).read(certificate, CRL_DISTRIBUTION_POINTS);
  }

  private List<HttpUrl> read(X509Certificate certificate, String extension) {
    byte[] value = certificate.getExtensionValue(extension);
    if (value != null) {
      try {
        // The value is an octet string, which contains the extension.
        ByteBuffer octets = ByteBuffer.wrap(value);
        octets.get();
        walk(content(octets), 0);
      } catch (BufferUnderflowException | IllegalArgumentException e) {
        // Damaged: what was read before counts.
      }
    }
    return urls;
  }

  /** Visits all elements, and collects the URLs that follow the wanted identifier. */
  private void walk(ByteBuffer elements, int depth) {
    while (elements.hasRemaining()) {
      int tag = elements.get() & 0xFF;
      ByteBuffer content = content(elements);
      if ((tag & CONSTRUCTED) != 0 && depth < MAX_DEPTH) {
        walk(content, depth + 1);
      } else if (tag == OBJECT_IDENTIFIER) {
        lastIdentifier = bytes(content);
      } else if (tag == URI && Arrays.equals(lastIdentifier, wanted)) {
        HttpUrl url = HttpUrl.parse(new String(bytes(content), StandardCharsets.US_ASCII));
        if (url != null) {
          urls.add(url);
        }
      }
    }
  }

  /** Reads a length and returns as many bytes. */
  private static ByteBuffer content(ByteBuffer elements) {
    int length = elements.get() & 0xFF;
    if (length > 0x7F) {
      int digits = length & 0x7F;
      length = 0;
      for (int i = 0; i < digits; i++) {
        length = (length << 8) | (elements.get() & 0xFF);
      }
    }
    if (length < 0 || length > elements.remaining()) {
      throw new BufferUnderflowException();
    }
    ByteBuffer content = elements.slice(elements.position(), length);
    elements.position(elements.position() + length);
    return content;
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
