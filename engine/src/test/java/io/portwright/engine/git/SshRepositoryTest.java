package io.portwright.engine.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.portwright.engine.git.RemoteFailure.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.UploadPack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SshRepositoryTest {
  private static final Patience SHORT =
      new Patience(Duration.ofSeconds(10), Duration.ofSeconds(20));

  @TempDir private Path temp;
  private SshServer server;
  private KeyPair user;
  private Path home;
  private String commit;

  @BeforeEach
  void serverThatKnowsOneKey() throws IOException, GeneralSecurityException {
    SampleRepository sample = SampleRepository.create(temp.resolve("net.git"));
    commit = sample.commit("main", Map.of("main.tf", "# one"));
    user = elliptic();
    KeyPair host = elliptic();
    server = SshServer.setUpDefaultServer();
    server.setHost("127.0.0.1");
    server.setPort(0);
    server.setKeyPairProvider(KeyPairProvider.wrap(host));
    server.setPublickeyAuthenticator(
        (name, key, _) -> name.equals("git") && KeyUtils.compareKeys(key, user.getPublic()));
    server.setCommandFactory((_, line) -> new Upload(line));
    server.start();
    home = Files.createDirectories(temp.resolve("home"));
    Files.createDirectory(home.resolve(".ssh"));
    Files.writeString(
        home.resolve(".ssh/known_hosts"),
        "[127.0.0.1]:" + server.getPort() + " " + PublicKeyEntry.toString(host.getPublic()) + "\n");
  }

  @AfterEach
  void stop() throws IOException {
    server.stop(true);
  }

  private static KeyPair elliptic() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }

  /** Serves the repository that the command line names. */
  private final class Upload implements Command {
    private final String line;
    private InputStream in;
    private OutputStream out;
    private OutputStream err;
    private ExitCallback exit;

    Upload(String line) {
      this.line = line;
    }

    @Override
    public void setInputStream(InputStream stream) {
      in = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
      out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {
      err = stream;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
      exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
      Thread.ofVirtual().start(this::serve);
    }

    private void serve() {
      boolean push = line.startsWith("git-receive-pack");
      String name = line.replaceFirst("^git-(upload|receive)-pack '/?", "").replaceFirst("'$", "");
      Path folder = temp.resolve(name);
      try {
        if (!Files.isDirectory(folder)) {
          err.write("fatal: no such repository\n".getBytes(UTF_8));
          err.flush();
          exit.onExit(128);
          return;
        }
        try (Repository repository =
                new FileRepositoryBuilder().setBare().setGitDir(folder.toFile()).build();
            UploadPack upload = new UploadPack(repository)) {
          if (push) {
            new ReceivePack(repository).receive(in, out, err);
          } else {
            upload.upload(in, out, err);
          }
        }
        exit.onExit(0);
      } catch (IOException e) {
        exit.onExit(1, String.valueOf(e));
      }
    }

    @Override
    public void destroy(ChannelSession channel) {}
  }

  private String address() {
    return "ssh://git@127.0.0.1:" + server.getPort() + "/net.git";
  }

  private RemoteFailure failure(RemoteAddress address) {
    return catchThrowableOfType(RemoteFailure.class, () -> head(address));
  }

  private String head(RemoteAddress address) throws IOException {
    Path bare = Files.createTempDirectory(temp, "bare").resolve("x.git");
    try (RemoteRepository remote =
        RemoteRepository.open(
            address, bare, new Access(Collections.emptySortedMap(), home, SHORT))) {
      String head = remote.commit("main");
      remote.fetch(head);
      return head;
    }
  }

  private String written(KeyPair pair) throws IOException, GeneralSecurityException {
    Path file = Files.createTempFile(temp, "key", "");
    try (OutputStream out = Files.newOutputStream(file)) {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "", null, out);
    }
    return Files.readString(file);
  }

  private void install(String name, KeyPair pair) throws IOException, GeneralSecurityException {
    Path key = home.resolve(".ssh").resolve(name);
    Files.writeString(key, written(pair));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(
        home.resolve(".ssh").resolve(name + ".pub"), PublicKeyEntry.toString(pair.getPublic()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"id_ecdsa", "id_rsa", "id_ed25519"})
  void keyInTheSshFolderOpensIt(String name) throws IOException, GeneralSecurityException {
    user =
        switch (name) {
          case "id_rsa" -> KeyUtils.generateKeyPair("ssh-rsa", 2048);
          case "id_ed25519" -> KeyUtils.generateKeyPair("ssh-ed25519", 256);
          default -> user;
        };
    install(name, user);
    assertThat(head(new RemoteAddress(address(), ""))).isEqualTo(commit);
    assertThat(SecurityUtils.isEDDSACurveSupported()).isTrue();
  }

  @Test
  void branchesMoveOverSshAsOverAnyOtherWay() throws IOException, GeneralSecurityException {
    install("id_ecdsa", user);
    Access access = new Access(Collections.emptySortedMap(), home, SHORT);
    String nothing = "0".repeat(40);
    String ref = "refs/heads/portwright/default";
    try (RemoteRefs remote =
        RemoteRefs.open(new RemoteAddress(address(), ""), temp.resolve("net.git"), access)) {
      assertThat(remote.push(ref, nothing, commit)).isEqualTo(new Pushed.Accepted());
      assertThat(remote.list(List.of("refs/heads/portwright/")))
          .containsExactly(Map.entry(ref, commit));
      assertThat(remote.push(ref, commit, nothing)).isEqualTo(new Pushed.Accepted());
      assertThat(remote.fetch(List.of(ref))).isEmpty();
    }
  }

  @Test
  void keyInTheSourceOpensIt() throws IOException, GeneralSecurityException {
    String key = Base64.getEncoder().encodeToString(written(user).getBytes(UTF_8));
    assertThat(head(new RemoteAddress(address(), key))).isEqualTo(commit);
    for (String bad : List.of("???", "AAAA", key.substring(40))) {
      assertThat(failure(new RemoteAddress(address(), bad)).text())
          .isEqualTo("the option sshkey is no private key without a passphrase in base64");
    }
  }

  @Test
  void withoutAKeyNobodyIsAsked() {
    RemoteFailure found = failure(new RemoteAddress(address(), ""));
    assertThat(found.reason()).isEqualTo(Reason.LOGIN_REFUSED);
  }

  @Test
  void hostThatIsNotKnownIsRefused() throws IOException, GeneralSecurityException {
    install("id_ecdsa", user);
    Files.writeString(home.resolve(".ssh/known_hosts"), "");
    RemoteFailure found = failure(new RemoteAddress(address(), ""));
    assertThat(found.reason()).isEqualTo(Reason.UNTRUSTED);
    assertThat(Files.readString(home.resolve(".ssh/known_hosts"))).isEmpty();
  }

  @Test
  void missingRepositoryAndClosedPortAreNamed() throws IOException, GeneralSecurityException {
    install("id_ecdsa", user);
    RemoteFailure missing = failure(new RemoteAddress(address().replace("net", "nope"), ""));
    assertThat(missing.reason()).isEqualTo(Reason.NO_REPOSITORY);
    int port = server.getPort();
    server.stop(true);
    RemoteFailure closed = failure(new RemoteAddress("ssh://git@127.0.0.1:" + port + "/x", ""));
    assertThat(closed.reason()).isEqualTo(Reason.UNREACHABLE);
  }
}
