package io.portwright.engine.git;

/**
 * Where a repository is and what opens it.
 *
 * @param url with a scheme; may hold a login
 * @param sshKey private key in base64; empty for the keys of the user
 */
public record RemoteAddress(String url, String sshKey) {

  /** Both parts can be secret. */
  @Override
  public String toString() {
    return RemoteUrl.of(url).toString();
  }
}
