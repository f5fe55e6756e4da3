package io.portwright.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTTPS with keys that are in the repository for these tests alone. */
class TlsTest {
  @TempDir Path folder;

  private static Path file(String name) throws URISyntaxException {
    return Path.of(Objects.requireNonNull(TlsTest.class.getResource("tls/" + name)).toURI());
  }

  private static SandboxServer start(Path certificate, Path key) {
    return SandboxServer.start(WithSandbox.options().withTls(new SandboxTls(certificate, key, 0)));
  }

  private static Socket connect(SandboxServer server, Path certificate)
      throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, new char[0]);
    try (InputStream in = Files.newInputStream(certificate)) {
      trusted.setCertificateEntry(
          "server", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    URI uri = server.tlsUri().orElseThrow();
    return context.getSocketFactory().createSocket(uri.getHost(), uri.getPort());
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "test-only-rsa-cert.pem, test-only-rsa-pkcs8.pem",
    "test-only-rsa-cert.pem, test-only-rsa-pkcs1.pem",
    "test-only-ec-cert.pem, test-only-ec-sec1.pem"
  })
  void oneListenerServesTokenAndApiHostOverOneConnection(String certificate, String key)
      throws Exception {
    try (SandboxServer server = start(file(certificate), file(key));
        RawConnection raw = new RawConnection(connect(server, file(certificate)))) {
      RawConnection.Answer token =
          raw.send(
              "POST",
              "/oauth2/token?grant_type=client_credentials",
              "Host: auth-m2m.megaport.com\r\nAuthorization: Basic "
                  + RawConnection.basic(server.defaultCredentials())
                  + "\r\nContent-Length: 0\r\n",
              "");
      assertThat(token.status()).isEqualTo(200);
      String bearer = token.json().path("access_token").asText();
      RawConnection.Answer products =
          raw.send(
              "GET",
              "/v2/products",
              "Host: api.megaport.com\r\nAuthorization: Bearer " + bearer + "\r\n",
              "");
      assertThat(products.status()).isEqualTo(200);
      assertThat(products.json().path("data").isArray()).isTrue();
    }
  }

  @Test
  void plainHttpStaysBesideIt() throws Exception {
    try (SandboxServer server =
            start(file("test-only-rsa-cert.pem"), file("test-only-rsa-pkcs8.pem"));
        Api api = Api.of(server)) {
      assertThat(api.get("/v2/products").status()).isEqualTo(200);
    }
  }

  @ParameterizedTest(name = "{0} with {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          absent.pem              | test-only-rsa-pkcs8.pem | does not exist
          test-only-rsa-cert.pem  | absent.pem              | does not exist
          test-only-rsa-pkcs8.pem | test-only-rsa-pkcs8.pem | certificate in
          test-only-rsa-cert.pem  | test-only-rsa-cert.pem  | no usable private key
          test-only-rsa-cert.pem  | test-only-encrypted.pem | it is encrypted
          test-only-rsa-cert.pem  | test-only-ec-sec1.pem   | no usable private key
          test-only-ec-cert.pem   | test-only-other-ec.pem  | does not belong to
          test-only-rsa-cert.pem  | empty.pem               | no usable private key
          """)
  void unusableFilesAreNamed(String certificate, String key, String expected) throws Exception {
    Files.writeString(folder.resolve("empty.pem"), "");
    assertThatThrownBy(() -> start(place(certificate), place(key)).close())
        .isInstanceOf(SandboxFailure.class)
        .hasMessageContaining(expected)
        .hasMessageContaining(key.equals("absent.pem") ? key : ".pem");
  }

  private Path place(String name) throws URISyntaxException {
    return name.startsWith("test-only") ? file(name) : folder.resolve(name);
  }

  @Test
  void damagedCertificateIsNamed() throws Exception {
    String text = Files.readString(file("test-only-rsa-cert.pem"), StandardCharsets.US_ASCII);
    Path damaged = folder.resolve("damaged.pem");
    Files.writeString(damaged, text.replace("MII", "AAA"));
    Path key = file("test-only-rsa-pkcs8.pem");
    assertThatThrownBy(() -> start(damaged, key).close())
        .isInstanceOf(SandboxFailure.class)
        .hasMessageContaining("damaged.pem");
  }
}
