package io.portwright.engine.eval.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.portwright.provider.value.Value;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;

class CryptoFunctionsTest {

  /** What stands in front of the key itself in the PKCS #8 form of a key of 2048 bits. */
  private static final int PKCS8_HEAD = 26;

  private static Value call(String name, Value... arguments) throws FunctionFailure {
    return Functions.find(name).orElseThrow().call(Arrays.asList(arguments), new FixedContext());
  }

  private static KeyPair pair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  private static String encrypted(KeyPair pair, String text) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
    cipher.init(Cipher.ENCRYPT_MODE, pair.getPublic());
    byte[] bytes = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String pem(String kind, byte[] content) {
    return "-----BEGIN "
        + kind
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
        + "\n-----END "
        + kind
        + "-----\n";
  }

  private static byte[] openSsh(RSAPrivateCrtKey key) throws IOException {
    ByteArrayOutputStream secret = new ByteArrayOutputStream();
    DataOutputStream inside = new DataOutputStream(secret);
    inside.writeLong(0x0000000700000007L);
    field(inside, "ssh-rsa".getBytes(StandardCharsets.US_ASCII));
    for (BigInteger number :
        List.of(
            key.getModulus(),
            key.getPublicExponent(),
            key.getPrivateExponent(),
            key.getCrtCoefficient(),
            key.getPrimeP(),
            key.getPrimeQ())) {
      field(inside, number.toByteArray());
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(whole);
    out.write("openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII));
    field(out, "none".getBytes(StandardCharsets.US_ASCII));
    field(out, "none".getBytes(StandardCharsets.US_ASCII));
    field(out, new byte[0]);
    out.writeInt(1);
    field(out, new byte[0]);
    field(out, secret.toByteArray());
    return whole.toByteArray();
  }

  private static void field(DataOutputStream out, byte[] content) throws IOException {
    out.writeInt(content.length);
    out.write(content);
  }

  @Test
  void decryptsWithKeysInEveryForm() throws GeneralSecurityException, IOException, FunctionFailure {
    KeyPair pair = pair();
    byte[] pkcs8 = pair.getPrivate().getEncoded();
    byte[] pkcs1 = Arrays.copyOfRange(pkcs8, PKCS8_HEAD, pkcs8.length);
    Value cipherText = Value.string(encrypted(pair, "grüße"));
    List<String> keys =
        List.of(
            pem("PRIVATE KEY", pkcs8),
            pem("RSA PRIVATE KEY", pkcs1),
            pem("OPENSSH PRIVATE KEY", openSsh((RSAPrivateCrtKey) pair.getPrivate())));
    for (String key : keys) {
      assertThat(call("rsadecrypt", cipherText, Value.string(key)))
          .isEqualTo(Value.string("grüße"));
    }
  }

  @Test
  void refusalsSayNothingOfTheKey() throws GeneralSecurityException {
    KeyPair pair = pair();
    String wrong = pem("EC PRIVATE KEY", pair.getPrivate().getEncoded());
    String broken = pem("RSA PRIVATE KEY", new byte[] {1, 2, 3});
    String none = "no key";
    assertThat(List.of(refusal(wrong), refusal(broken), refusal(none)))
        .containsExactly(
            "invalid private key type",
            "invalid private key type",
            "invalid private key: ssh: no key found");
  }

  private static String refusal(String key) {
    FunctionFailure failure =
        catchThrowableOfType(
            FunctionFailure.class,
            () -> call("rsadecrypt", Value.string("aGk="), Value.string(key)));
    return String.valueOf(failure.getMessage());
  }

  @Test
  void hashesPasswordsWithASaltOfTheirOwn() throws FunctionFailure {
    String first = call("bcrypt", Value.string("secret"), Value.number(4)).asString();
    String second = call("bcrypt", Value.string("secret"), Value.number(4)).asString();
    assertThat(first).startsWith("$2a$04$").hasSize(60).isNotEqualTo(second);
  }

  @Test
  void refusesPasswordsOfMoreThanSeventyTwoBytes() {
    FunctionFailure failure =
        catchThrowableOfType(
            FunctionFailure.class, () -> call("bcrypt", Value.string("é".repeat(37))));
    assertThat(failure.getMessage()).contains("password length exceeds 72 bytes");
  }
}
