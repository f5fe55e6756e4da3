package io.portwright.engine.git;

import java.io.IOException;
import java.net.URISyntaxException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;

/** Conversations with one server: with its login, its proxy, its ssh keys, and only so long. */
final class Wire {
  private final RemoteUrl url;
  private final String sshKey;
  private final Access access;
  private final Repository local;

  /**
   * @param local the repository on this disk that takes part
   */
  Wire(RemoteAddress address, Access access, Repository local) {
    this.url = RemoteUrl.of(address.url());
    this.sshKey = address.sshKey();
    this.access = access;
    this.local = local;
  }

  @FunctionalInterface
  interface Conversation<T> {
    T run(Transport transport, Deadline deadline) throws IOException;
  }

  RemoteUrl url() {
    return url;
  }

  /** What goes wrong is a {@link RemoteFailure}. */
  <T> T talk(String what, Conversation<T> conversation) {
    KnownLogin login = new KnownLogin(url, new Logins(access));
    try {
      return Deadline.run(
          access.patience().whole(),
          what,
          deadline -> {
            try (Transport transport = Transport.open(local, new URIish(url.plain()))) {
              transport.setCredentialsProvider(login);
              transport.setTimeout(access.patience().silentSeconds());
              transport.setTagOpt(TagOpt.NO_TAGS);
              if (transport instanceof TransportHttp http) {
                http.setHttpConnectionFactory(new Proxies(access.environment()));
              }
              return transport instanceof SshTransport ssh
                  ? secured(ssh, conversation, deadline)
                  : conversation.run(transport, deadline);
            } catch (URISyntaxException e) {
              throw new TransportException("not an address", e);
            }
          });
    } catch (IOException e) {
      throw Troubles.failure(e, url, login);
    }
  }

  private <T> T secured(SshTransport transport, Conversation<T> conversation, Deadline deadline)
      throws IOException {
    try (SshdSessionFactory sessions = SshSessions.open(access.home(), sshKey)) {
      transport.setSshSessionFactory(sessions);
      return conversation.run(transport, deadline);
    }
  }
}
