package io.github.partnertransfers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Reads certificates with their keys. The messages name the file and the rule, and no content. */
final class CertificateFiles {
  private static final Pattern PEM_BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

  private static final String ENCRYPTED =
      "it is encrypted; use a PKCS#12 file, or decrypt it with openssl pkcs8";

  /** The head of a PKCS#8 key: version 0 and the algorithm rsaEncryption. */
  private static final byte[] RSA_HEAD = {
    2, 1, 0, 0x30, 13, 6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 13, 1, 1, 1, 5, 0
  };

  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 4;

  private CertificateFiles() {}

  /** Reads a text file. */
  static String text(Path file) throws IOException {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw invalid("there is no file " + file, null);
    } catch (IOException e) {
      throw invalid("can't read " + file, e);
    }
  }

  /** Reads the private key and its certificate from PEM files. */
  static CertificateAndKey pem(Path... files) throws IOException {
    List<X509Certificate> certificates = new ArrayList<>();
    List<PrivateKey> keys = new ArrayList<>();
    for (Path file : files) {
      Matcher block = PEM_BLOCK.matcher(text(file));
      while (block.find()) {
        try {
          read(block.group(1), decode(block.group(2)), certificates, keys);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
          throw invalid(file + ": its " + block.group(1) + " can't be read", e);
        }
      }
    }
    String names = Arrays.toString(files);
    if (keys.size() != 1) {
      throw invalid(names + " must have one private key, but has " + keys.size(), null);
    }
    for (X509Certificate certificate : certificates) {
      if (isPair(keys.get(0), certificate)) {
        return new CertificateAndKey(certificate, keys.get(0));
      }
    }
    throw invalid(
        names
            + " must have the certificate of the private key, but has "
            + (certificates.isEmpty() ? "no certificate" : "only others"),
        null);
  }

  private static byte[] decode(String base64) {
    if (base64.contains("ENCRYPTED")) { // In the header DEK-Info or Proc-Type of PKCS#1.
      throw new IllegalArgumentException(ENCRYPTED);
    }
    ByteString bytes = ByteString.decodeBase64(base64);
    if (bytes == null) {
      throw new IllegalArgumentException("it is not Base64");
    }
    return bytes.toByteArray();
  }

  private static boolean isPair(PrivateKey key, X509Certificate certificate) {
    return key instanceof RSAKey
        && certificate.getPublicKey() instanceof RSAKey
        && CertificateAssertion.isSameModulus((RSAKey) key, (RSAKey) certificate.getPublicKey());
  }

  private static void read(
      String type, byte[] content, List<X509Certificate> certificates, List<PrivateKey> keys)
      throws GeneralSecurityException {
    switch (type) {
      case "CERTIFICATE":
        InputStream bytes = new ByteArrayInputStream(content);
        certificates.add(
            (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(bytes));
        break;
      case "PRIVATE KEY":
        keys.add(rsaKey(content));
        break;
      case "RSA PRIVATE KEY":
        keys.add(rsaKey(pkcs8(content)));
        break;
      case "ENCRYPTED PRIVATE KEY":
        throw new IllegalArgumentException(ENCRYPTED);
      case "EC PRIVATE KEY":
        throw new IllegalArgumentException("it must be an RSA key");
      default: // Such as the parameters of a key.
    }
  }

  private static PrivateKey rsaKey(byte[] pkcs8) throws NoSuchAlgorithmException {
    try {
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (InvalidKeySpecException e) {
      throw new IllegalArgumentException("it must be an RSA key", e);
    }
  }

  /** Wraps a PKCS#1 key into PKCS#8, which Java reads. */
  private static byte[] pkcs8(byte[] pkcs1) {
    byte[] key = der(OCTET_STRING, pkcs1);
    return der(
        SEQUENCE, ByteBuffer.allocate(RSA_HEAD.length + key.length).put(RSA_HEAD).put(key).array());
  }

  /** Encodes a value in DER with a length of two bytes, as every RSA key of today needs. */
  private static byte[] der(int tag, byte[] content) {
    if (content.length < 256 || content.length > 65_535) {
      throw new IllegalArgumentException("its length is " + content.length + " bytes");
    }
    return ByteBuffer.allocate(4 + content.length)
        .put((byte) tag)
        .put((byte) 0x82)
        .putShort((short) content.length)
        .put(content)
        .array();
  }

  /** Reads the only private key and its certificate from a PKCS#12 file. */
  static CertificateAndKey pkcs12(Path file, char[] password) throws IOException {
    byte[] content = bytes(file);
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(content), password);
      List<CertificateAndKey> found = new ArrayList<>();
      for (String alias : Collections.list(store.aliases())) {
        Key key = store.getKey(alias, password);
        Certificate certificate = store.getCertificate(alias);
        if (key instanceof PrivateKey && certificate instanceof X509Certificate) {
          found.add(new CertificateAndKey((X509Certificate) certificate, (PrivateKey) key));
        }
      }
      if (found.size() != 1) {
        throw invalid(
            file + " must have one private key with its certificate, but has " + found.size(),
            null);
      }
      CertificateAssertion.check(found.get(0).key, found.get(0).certificate);
      return found.get(0);
    } catch (LoginFailedException e) {
      throw e;
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw invalid(file + " can't be opened with this password", e);
    }
  }

  private static IOException invalid(String message, @Nullable Throwable e) {
    return LoginFailedException.providerFailed(message, e);
  }
}
