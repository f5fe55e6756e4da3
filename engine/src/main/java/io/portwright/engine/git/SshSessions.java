package io.portwright.engine.git;

import io.portwright.engine.git.RemoteFailure.Reason;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;

/**
 * Connections over ssh with the keys, the known hosts and the host names of the user's {@code .ssh}
 * folder. Loaded only when an address asks for ssh. A host that is not known yet is refused, and a
 * key with a passphrase is passed over, because nobody can be asked.
 */
final class SshSessions {

  private SshSessions() {}

  /**
   * For one conversation; to be closed.
   *
   * @param key private key in base64 that is used instead of the user's; empty for the user's
   */
  static SshdSessionFactory open(Path home, String key) {
    SshdSessionFactoryBuilder builder =
        new SshdSessionFactoryBuilder()
            .setHomeDirectory(home.toFile())
            .setSshDirectory(home.resolve(".ssh").toFile())
            .setPreferredAuthentications("publickey")
            .setConnectorFactory(null);
    if (!key.isEmpty()) {
      List<KeyPair> pairs = pairs(key);
      builder.setDefaultIdentities((File _) -> List.of()).setDefaultKeysProvider(_ -> pairs);
    }
    return builder.build(null);
  }

  private static List<KeyPair> pairs(String key) {
    List<KeyPair> pairs = new ArrayList<>();
    try (ByteArrayInputStream in = new ByteArrayInputStream(Base64.getDecoder().decode(key))) {
      Iterable<KeyPair> read =
          SecurityUtils.loadKeyPairIdentities(
              null, NamedResource.ofName("sshkey"), in, FilePasswordProvider.EMPTY);
      if (read != null) {
        read.forEach(pairs::add);
      }
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw unusable(e);
    }
    if (pairs.isEmpty()) {
      throw unusable(new IOException("no key"));
    }
    return pairs;
  }

  private static RemoteFailure unusable(Exception e) {
    return new RemoteFailure(
        Reason.LOGIN_REFUSED,
        "the option sshkey is no private key without a passphrase in base64",
        e);
  }
}
