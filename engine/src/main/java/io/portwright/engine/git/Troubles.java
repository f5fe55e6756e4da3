package io.portwright.engine.git;

import io.portwright.engine.git.RemoteFailure.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.NotSupportedException;

/** What the exceptions of JGit and the network mean. */
final class Troubles {

  private Troubles() {}

  static RemoteFailure failure(IOException e, RemoteUrl url, KnownLogin login) {
    Optional<RemoteFailure> known = Optional.empty();
    for (Throwable at = e; at != null && known.isEmpty(); at = at.getCause()) {
      known = known(at, e, url);
    }
    return known.orElseGet(() -> byMessage(e, url, login));
  }

  private static Optional<RemoteFailure> known(Throwable at, IOException e, RemoteUrl url) {
    return switch (at) {
      case UnknownHostException _, UnresolvedAddressException _ ->
          Optional.of(
              new RemoteFailure(Reason.UNREACHABLE, "the host " + url.host() + " is not known", e));
      case ConnectException _ ->
          Optional.of(
              new RemoteFailure(
                  Reason.UNREACHABLE, "nothing accepts connections at " + url.host(), e));
      case NoRouteToHostException _ ->
          Optional.of(new RemoteFailure(Reason.UNREACHABLE, "there is no way to " + url.host(), e));
      case SocketTimeoutException _, InterruptedIOException _ ->
          Optional.of(
              new RemoteFailure(Reason.TOO_SLOW, url.host() + " does not answer in time", e));
      case SSLException _ ->
          Optional.of(
              new RemoteFailure(
                  Reason.UNTRUSTED,
                  "no secure connection to " + url.host() + ": " + line(at, url),
                  e));
      case NoRemoteRepositoryException _ ->
          Optional.of(
              new RemoteFailure(Reason.NO_REPOSITORY, "there is no git repository at " + url, e));
      case NotSupportedException _ ->
          Optional.of(
              new RemoteFailure(
                  Reason.NO_TRANSPORT, "addresses with " + url.scheme() + " cannot be used", e));
      default -> Optional.empty();
    };
  }

  private static RemoteFailure byMessage(IOException e, RemoteUrl url, KnownLogin login) {
    String message = messages(e);
    if (message.contains("Server key did not validate") || message.contains("host key")) {
      return new RemoteFailure(
          Reason.UNTRUSTED, "the ssh key of " + url.host() + " is not in ~/.ssh/known_hosts", e);
    }
    if (message.contains("authentication methods")) {
      return new RemoteFailure(
          Reason.LOGIN_REFUSED, url.host() + " accepts no key of ~/.ssh for " + url.user(), e);
    }
    if (message.contains("Connection refused") || message.contains("unknown host")) {
      return new RemoteFailure(
          Reason.UNREACHABLE, "nothing accepts connections at " + url.host(), e);
    }
    String host = login.asking().isEmpty() ? url.host() : login.asking();
    if (message.contains("not authorized") || message.contains("uthentication")) {
      return login.wasGiven()
          ? new RemoteFailure(
              Reason.LOGIN_REFUSED, host + " does not accept the login that is known", e)
          : new RemoteFailure(Reason.LOGIN_MISSING, host + " asks for a login", e);
    }
    if (message.contains("not permitted") || message.contains(" 403")) {
      return new RemoteFailure(Reason.LOGIN_REFUSED, url.host() + " does not permit it", e);
    }
    return new RemoteFailure(
        Reason.NOT_GIT, e instanceof EOFException ? "the answer ends too early" : line(e, url), e);
  }

  private static String messages(Throwable e) {
    StringBuilder all = new StringBuilder();
    for (Throwable at = e; at != null; at = at.getCause()) {
      all.append(at.getMessage()).append('\n');
    }
    return all.toString();
  }

  /** The first line of a message, without the address, which may hold a secret. */
  private static String line(Throwable e, RemoteUrl url) {
    String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return first
        .replace(url.plain() + ": ", "")
        .replace(url.plain(), url.toString())
        .replaceAll("(https?://)[^/\\s]*@", "$1");
  }
}
