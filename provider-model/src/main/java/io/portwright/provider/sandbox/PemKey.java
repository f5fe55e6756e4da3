package io.portwright.provider.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.Serial;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A private key in PEM text. The JDK reads PKCS #8 only: the older forms of RSA (PKCS #1) and EC
 * keys (RFC 5915) are wrapped in it, with the algorithm of the public key that they belong to.
 */
final class PemKey {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z ]*PRIVATE KEY)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

  /** SEQUENCE, the tag of DER that all its structures here begin with. */
  private static final int SEQUENCE = 0x30;

  private static final int OCTET_STRING = 0x04;
  private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};

  /** Why a text has no key that can be used; the message continues a sentence. */
  static final class Unreadable extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  private PemKey() {}

  /**
   * @param publicKey of the certificate; names the algorithm
   */
  static PrivateKey read(String pem, PublicKey publicKey) throws Unreadable {
    if (pem.contains("ENCRYPTED")) {
      throw new Unreadable("it is encrypted; remove the passphrase with openssl pkey");
    }
    Matcher block = BLOCK.matcher(pem);
    if (!block.find()) {
      throw new Unreadable("it must have a block that starts with -----BEGIN PRIVATE KEY-----");
    }
    byte[] body = decoded(block.group(2));
    byte[] pkcs8 =
        switch (block.group(1)) {
          case "PRIVATE KEY" -> body;
          case "RSA PRIVATE KEY", "EC PRIVATE KEY" -> wrapped(body, publicKey);
          default -> throw new Unreadable("keys of kind " + block.group(1) + " are not supported");
        };
    try {
      String algorithm = publicKey.getAlgorithm();
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException _) {
      throw new Unreadable(
          "it is not a key of kind "
              + publicKey.getAlgorithm()
              + ", which its certificate wants, or it is damaged");
    }
  }

  private static byte[] decoded(String base64) throws Unreadable {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException _) {
      throw new Unreadable("its block is not Base64");
    }
  }

  /** Name of a signature that keys of an algorithm make. */
  static String signature(PublicKey publicKey) {
    return switch (publicKey.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> publicKey.getAlgorithm();
    };
  }

  /** PKCS #8: version, algorithm (as the public key names it), the key as octets. */
  private static byte[] wrapped(byte[] key, PublicKey publicKey) {
    ByteArrayOutputStream inside = new ByteArrayOutputStream();
    inside.writeBytes(VERSION_0);
    inside.writeBytes(algorithm(publicKey.getEncoded()));
    inside.writeBytes(der(OCTET_STRING, key));
    return der(SEQUENCE, inside.toByteArray());
  }

  /** The first element of a SubjectPublicKeyInfo: the algorithm with its parameters. */
  private static byte[] algorithm(byte[] publicKeyInfo) {
    int start = header(publicKeyInfo, 0);
    int body = header(publicKeyInfo, start);
    int length = length(publicKeyInfo, start);
    byte[] found = new byte[body - start + length];
    System.arraycopy(publicKeyInfo, start, found, 0, found.length);
    return found;
  }

  /** Where the content of an element starts. */
  private static int header(byte[] der, int at) {
    int first = der[at + 1] & 0xff;
    return at + 2 + (first < 0x80 ? 0 : first - 0x80);
  }

  private static int length(byte[] der, int at) {
    int first = der[at + 1] & 0xff;
    if (first < 0x80) {
      return first;
    }
    int length = 0;
    for (int digit = 0; digit < first - 0x80; digit++) {
      length = length << 8 | der[at + 2 + digit] & 0xff;
    }
    return length;
  }

  private static byte[] der(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else {
      int digits = (32 - Integer.numberOfLeadingZeros(content.length) + 7) / 8;
      out.write(0x80 + digits);
      for (int digit = digits - 1; digit >= 0; digit--) {
        out.write(content.length >>> 8 * digit);
      }
    }
    out.writeBytes(content);
    return out.toByteArray();
  }
}
