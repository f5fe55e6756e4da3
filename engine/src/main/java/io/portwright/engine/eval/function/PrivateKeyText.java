package io.portwright.engine.eval.function;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPrivateKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * RSA keys as text: PEM of PKCS #1 or PKCS #8, and OpenSSH's own form. Messages never hold anything
 * of the key, not even of one of the wrong kind.
 */
final class PrivateKeyText {
  private static final Pattern PEM =
      Pattern.compile(
          "(?:\\A|\n)-----BEGIN ([^\n]*?)-----[ \t\r]*\n(.*?)-----END \\1-----", Pattern.DOTALL);

  private static final String OPENSSH = "OPENSSH PRIVATE KEY";
  private static final byte[] OPENSSH_START =
      "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);

  /** Version 0 and the name of RSA, as PKCS #8 puts them in front of a key of PKCS #1. */
  private static final byte[] PKCS8_START =
      HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

  private final int argument;

  private PrivateKeyText(int argument) {
    this.argument = argument;
  }

  /**
   * @param argument position of the text among the arguments of the call
   */
  static PrivateKey rsa(String text, int argument) throws FunctionFailure {
    return new PrivateKeyText(argument).rsa(text);
  }

  private FunctionFailure invalid(String why) {
    return FunctionFailure.argument(argument, "invalid private key: ssh: " + why);
  }

  private FunctionFailure wrongKind() {
    return FunctionFailure.argument(argument, "invalid private key type");
  }

  private PrivateKey rsa(String text) throws FunctionFailure {
    Matcher pem = PEM.matcher(text);
    if (!pem.find()) {
      throw invalid("no key found");
    }
    String body = pem.group(2);
    if (body.contains("Proc-Type: 4,ENCRYPTED")) {
      throw invalid("this private key is passphrase protected");
    }
    Optional<byte[]> bytes = EncodingFunctions.fromBase64(body);
    if (bytes.isEmpty()) {
      throw invalid("no key found");
    }
    return switch (pem.group(1)) {
      case "RSA PRIVATE KEY" -> read(new PKCS8EncodedKeySpec(pkcs8(bytes.get())));
      case "PRIVATE KEY" -> read(new PKCS8EncodedKeySpec(bytes.get()));
      case OPENSSH -> openSsh(bytes.get());
      case "EC PRIVATE KEY", "DSA PRIVATE KEY" -> throw wrongKind();
      default -> throw invalid("unsupported key type " + GoText.quoted(pem.group(1)));
    };
  }

  private PrivateKey read(KeySpec spec) throws FunctionFailure {
    try {
      PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(spec);
      if (key instanceof RSAPrivateKey) {
        return key;
      }
      throw wrongKind();
    } catch (GeneralSecurityException _) {
      throw wrongKind();
    }
  }

  private static byte[] pkcs8(byte[] pkcs1) {
    byte[] key = der((byte) 0x04, pkcs1);
    byte[] parts = new byte[PKCS8_START.length + key.length];
    System.arraycopy(PKCS8_START, 0, parts, 0, PKCS8_START.length);
    System.arraycopy(key, 0, parts, PKCS8_START.length, key.length);
    return der((byte) 0x30, parts);
  }

  /** Tag, length in four bytes, content. */
  private static byte[] der(byte tag, byte[] content) {
    return ByteBuffer.allocate(content.length + 6)
        .put(tag)
        .put((byte) 0x84)
        .putInt(content.length)
        .put(content)
        .array();
  }

  private PrivateKey openSsh(byte[] bytes) throws FunctionFailure {
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      byte[] start = new byte[OPENSSH_START.length];
      in.get(start);
      if (!Arrays.equals(start, OPENSSH_START)) {
        throw invalid("invalid openssh private key format");
      }
      String cipher = string(in);
      string(in);
      string(in);
      if (!cipher.equals("none")) {
        throw invalid("this private key is passphrase protected");
      }
      in.getInt();
      field(in);
      ByteBuffer secret = ByteBuffer.wrap(field(in));
      secret.getLong();
      if (!string(secret).equals("ssh-rsa")) {
        throw wrongKind();
      }
      BigInteger modulus = new BigInteger(field(secret));
      field(secret);
      return read(new RSAPrivateKeySpec(modulus, new BigInteger(field(secret))));
    } catch (BufferUnderflowException | NumberFormatException _) {
      throw invalid("invalid openssh private key format");
    }
  }

  private static String string(ByteBuffer in) {
    return new String(field(in), StandardCharsets.ISO_8859_1);
  }

  private static byte[] field(ByteBuffer in) {
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] field = new byte[length];
    in.get(field);
    return field;
  }
}
