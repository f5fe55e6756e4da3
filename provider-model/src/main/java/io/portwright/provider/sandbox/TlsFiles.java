package io.portwright.provider.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Certificate and key of a server, from PEM files. Every problem names its file. */
final class TlsFiles {
  private static final char[] NO_PASSWORD = new char[0];

  private TlsFiles() {}

  /**
   * @throws SandboxFailure when a file is missing or is not what it should be, or when key and
   *     certificate do not belong together
   */
  static SSLContext context(SandboxTls tls) {
    Certificate[] chain = certificates(tls.certificates());
    PrivateKey key = key(tls.key(), chain[0].getPublicKey());
    refuseStrangers(tls, key, chain[0].getPublicKey());
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, NO_PASSWORD);
      store.setKeyEntry("sandbox", key, NO_PASSWORD, chain);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, NO_PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw failure("cannot use " + tls.certificates() + " and " + tls.key() + " for TLS", e);
    }
  }

  private static Certificate[] certificates(Path file) {
    byte[] bytes = read(file);
    try {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(bytes));
      if (found.isEmpty()) {
        throw failure(
            "there is no certificate in "
                + file
                + "; it must have a block that starts with -----BEGIN CERTIFICATE-----",
            null);
      }
      return found.toArray(Certificate[]::new);
    } catch (CertificateException e) {
      throw failure("the certificate in " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static PrivateKey key(Path file, PublicKey publicKey) {
    String text = new String(read(file), StandardCharsets.ISO_8859_1);
    try {
      return PemKey.read(text, publicKey);
    } catch (PemKey.Unreadable e) {
      throw failure("there is no usable private key in " + file + ": " + e.getMessage(), e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw failure("the file " + file + " does not exist", e);
    } catch (IOException e) {
      String reason = e.getClass().getSimpleName() + " " + e.getMessage();
      throw failure("the file " + file + " cannot be read: " + reason, e);
    }
  }

  /** Signs with the key and verifies with the certificate. */
  private static void refuseStrangers(SandboxTls tls, PrivateKey key, PublicKey publicKey) {
    byte[] text = "portwright".getBytes(StandardCharsets.US_ASCII);
    boolean belong;
    try {
      Signature signature = Signature.getInstance(PemKey.signature(publicKey));
      signature.initSign(key);
      signature.update(text);
      byte[] signed = signature.sign();
      signature.initVerify(publicKey);
      signature.update(text);
      belong = signature.verify(signed);
    } catch (GeneralSecurityException _) {
      belong = false;
    }
    if (!belong) {
      throw failure(
          "the private key in "
              + tls.key()
              + " does not belong to the first certificate in "
              + tls.certificates()
              + "; give the two files that were made together",
          null);
    }
  }

  private static SandboxFailure failure(String message, @Nullable Throwable cause) {
    return new SandboxFailure(message, cause);
  }
}
