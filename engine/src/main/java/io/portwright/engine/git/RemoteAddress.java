package io.portwright.engine.git;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a repository is and what opens it.
 *
 * @param url with a scheme; may hold a login
 * @param sshKey private key in base64; empty for the keys of the user
 */
public record RemoteAddress(String url, String sshKey) {
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://.*");
  private static final Pattern SCP = Pattern.compile("([^/:@\\s]+)@([^/:@\\s]+):/?(.+)");

  /**
   * Any address that git takes: with a scheme, {@code git@host:path}, or a folder. Empty when it is
   * none of them, or its scheme is not https, http, ssh or file.
   *
   * @param folder that the path of a folder starts from
   */
  public static Optional<RemoteAddress> read(String written, Path folder) {
    Matcher scheme = SCHEME.matcher(written);
    if (scheme.matches()) {
      return switch (scheme.group(1)) {
        case "https", "http", "ssh" ->
            Optional.of(new RemoteAddress(written, ""))
                .filter(one -> !one.parts().host().isEmpty());
        case "file" ->
            Optional.of(new RemoteAddress(written, ""))
                .filter(one -> one.parts().rest().startsWith("/"));
        default -> Optional.empty();
      };
    }
    Matcher scp = SCP.matcher(written);
    if (scp.matches()) {
      return Optional.of(
          new RemoteAddress("ssh://" + scp.group(1) + "@" + scp.group(2) + "/" + scp.group(3), ""));
    }
    return local(written, folder);
  }

  private static Optional<RemoteAddress> local(String written, Path folder) {
    try {
      return written.isBlank()
          ? Optional.empty()
          : Optional.of(
              new RemoteAddress("file://" + path(folder.resolve(written).normalize()), ""));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  /** The same whether or not the folder exists at the moment. */
  private static String path(Path folder) {
    return folder.toUri().getRawPath().replaceFirst("(?<=[^/:])/$", "");
  }

  /** Whether it is a folder that this machine can reach as its own. */
  public boolean isFolder() {
    return parts().scheme().equals("file");
  }

  private RemoteUrl parts() {
    return RemoteUrl.of(url);
  }

  /** Whether it holds a login that others could read in a file; the user of ssh is none. */
  public boolean holdsLogin() {
    RemoteUrl parts = parts();
    return !parts.password().isEmpty() || (!parts.isSsh() && !parts.user().isEmpty());
  }

  /** Whether what travels can be read on the way: plain http to another machine. */
  public boolean isReadableOnTheWay() {
    RemoteUrl parts = parts();
    return parts.scheme().equals("http") && !Logins.isThisMachine(parts.host());
  }

  /** Both parts can be secret. */
  @Override
  public String toString() {
    return RemoteUrl.of(url).toString();
  }
}
