package io.portwright.engine.eval.function;

import static io.portwright.provider.value.Type.STRING;

import io.portwright.provider.value.Value;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Fingerprints of text and files, and identifiers. */
final class HashFunctions {

  private static final Map<String, String> NAMESPACES =
      Map.of(
          "dns", "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
          "url", "6ba7b811-9dad-11d1-80b4-00c04fd430c8",
          "oid", "6ba7b812-9dad-11d1-80b4-00c04fd430c8",
          "x500", "6ba7b814-9dad-11d1-80b4-00c04fd430c8");

  private HashFunctions() {}

  /** How a fingerprint is written. */
  private enum Form {
    HEX,
    BASE64
  }

  static List<Function> all() {
    List<Function> all = new ArrayList<>(List.of(uuid(), uuidv5()));
    add(all, "md5", "MD5", Form.HEX);
    add(all, "sha1", "SHA-1", Form.HEX);
    add(all, "sha256", "SHA-256", Form.HEX);
    add(all, "sha512", "SHA-512", Form.HEX);
    add(all, "base64sha256", "SHA-256", Form.BASE64);
    add(all, "base64sha512", "SHA-512", Form.BASE64);
    return List.copyOf(all);
  }

  private static void add(List<Function> all, String name, String algorithm, Form form) {
    all.add(
        Definition.named(name)
            .takes("str", STRING)
            .returns(STRING)
            .does(
                call -> Value.string(hash(algorithm, form, EncodingFunctions.utf8(call.text(0))))));
    all.add(
        Definition.named("file" + name)
            .takes("path", STRING)
            .returns(STRING)
            .does(call -> Value.string(hash(algorithm, form, FileContent.bytesToHash(call, 0)))));
  }

  private static String hash(String algorithm, Form form, byte[] bytes) {
    byte[] digest = digest(algorithm, bytes);
    return switch (form) {
      case HEX -> HexFormat.of().formatHex(digest);
      case BASE64 -> EncodingFunctions.base64(digest);
    };
  }

  private static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  private static Function uuid() {
    return Definition.named("uuid")
        .returns(STRING)
        .does(call ->
            call.context()
                .newId()
                .map(id -> Value.string(id.toString()))
                .orElse(Value.unknown(STRING)));
  }

  private static Function uuidv5() {
    return Definition.named("uuidv5")
        .takes("namespace", STRING)
        .takes("name", STRING)
        .returns(STRING)
        .does(call -> {
          UUID namespace = namespace(call.text(0));
          byte[] name = EncodingFunctions.utf8(call.text(1));
          byte[] all =
              ByteBuffer.allocate(16 + name.length)
                  .putLong(namespace.getMostSignificantBits())
                  .putLong(namespace.getLeastSignificantBits())
                  .put(name)
                  .array();
          byte[] digest = Arrays.copyOf(digest("SHA-1", all), 16);
          digest[6] = (byte) (digest[6] & 0x0F | 0x50);
          digest[8] = (byte) (digest[8] & 0x3F | 0x80);
          ByteBuffer halves = ByteBuffer.wrap(digest);
          return Value.string(new UUID(halves.getLong(), halves.getLong()).toString());
        });
  }

  private static UUID namespace(String text) throws FunctionFailure {
    String id = Optional.ofNullable(NAMESPACES.get(text)).orElse(text);
    boolean wellFormed =
        id.length() == 36
            && id.toLowerCase(Locale.ROOT).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    if (!wellFormed) {
      String why =
          id.length() == 36 ? "invalid UUID format" : "invalid UUID length: " + id.length();
      throw FunctionFailure.call("uuidv5() doesn't support namespace " + text + " (" + why + ")");
    }
    return UUID.fromString(id);
  }
}
