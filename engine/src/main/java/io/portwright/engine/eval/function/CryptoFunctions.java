package io.portwright.engine.eval.function;

import static io.portwright.provider.value.Type.NUMBER;
import static io.portwright.provider.value.Type.STRING;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.portwright.provider.value.Value;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;

/** Password hashes and decryption. */
final class CryptoFunctions {
  private static final int LOWEST_COST = 4;
  private static final int HIGHEST_COST = 31;
  private static final int DEFAULT_COST = 10;
  private static final int LONGEST_PASSWORD = 72;

  /** How long one round takes, compared with a step of the evaluator. */
  private static final long STEPS_OF_A_ROUND = 512;

  private CryptoFunctions() {}

  static List<Function> all() {
    return List.of(bcrypt(), rsadecrypt());
  }

  /** Random like an id, so unknown while planning, whatever the arguments are. */
  private static Function bcrypt() {
    return Definition.named("bcrypt")
        .takes("str", STRING)
        .takesMany(Parameter.of("cost", NUMBER))
        .returns(STRING)
        .does(call -> {
          if (call.context().newId().isEmpty()) {
            return Value.unknown(STRING);
          }
          if (call.count() > 2) {
            throw FunctionFailure.call("bcrypt() takes no more than two arguments");
          }
          byte[] password = EncodingFunctions.utf8(call.text(0));
          int cost = cost(call);
          if (password.length > LONGEST_PASSWORD) {
            throw generating("bcrypt: password length exceeds " + LONGEST_PASSWORD + " bytes");
          }
          call.meter().steps(STEPS_OF_A_ROUND << cost);
          return Value.string(
              new String(BCrypt.withDefaults().hash(cost, password), StandardCharsets.ISO_8859_1));
        });
  }

  /** Each step of the cost doubles the work; a cost that is too small counts as not given. */
  private static int cost(Call call) throws FunctionFailure {
    long cost = call.count() > 1 ? call.whole(1) : DEFAULT_COST;
    if (cost > HIGHEST_COST) {
      throw generating(
          "crypto/bcrypt: cost "
              + cost
              + " is outside allowed range ("
              + LOWEST_COST
              + ","
              + HIGHEST_COST
              + ")");
    }
    return cost < LOWEST_COST ? DEFAULT_COST : (int) cost;
  }

  private static FunctionFailure generating(String why) {
    return FunctionFailure.call("error occured generating password " + why);
  }

  private static Function rsadecrypt() {
    return Definition.named("rsadecrypt")
        .takes("ciphertext", STRING)
        .takes("privatekey", STRING)
        .returns(STRING)
        .does(call -> {
          Optional<byte[]> cipherText = EncodingFunctions.fromBase64(call.text(0));
          if (cipherText.isEmpty()) {
            throw FunctionFailure.argument(
                0,
                "failed to decode input "
                    + GoText.quoted(call.text(0))
                    + ": cipher text must be base64-encoded");
          }
          byte[] text = decrypted(cipherText.get(), PrivateKeyText.rsa(call.text(1), 1));
          return Value.string(new String(text, StandardCharsets.UTF_8));
        });
  }

  private static byte[] decrypted(byte[] cipherText, PrivateKey key) throws FunctionFailure {
    try {
      Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
      cipher.init(Cipher.DECRYPT_MODE, key);
      return cipher.doFinal(cipherText);
    } catch (GeneralSecurityException _) {
      throw FunctionFailure.call("failed to decrypt: crypto/rsa: decryption error");
    }
  }
}
