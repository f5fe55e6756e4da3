package io.portwright.engine.source.module;

import io.portwright.engine.git.Logins;
import io.portwright.engine.git.RemoteFailure;
import io.portwright.provider.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What is said about packages that cannot be fetched. */
final class FetchProblems {

  private FetchProblems() {}

  static Diagnostic remote(ModuleCall call, GitPlace place, RemoteFailure failure) {
    String why = MaskedUrl.of(failure.text());
    return Refusals.downloaded(call, place.shown(), why + ".\n\n" + advice(place, failure));
  }

  private static String advice(GitPlace place, RemoteFailure failure) {
    return switch (failure.reason()) {
      case UNREACHABLE, TOO_SLOW ->
          "Check the address and the connection, and try again. What was fetched before is kept in"
              + " .portwright/modules and is used without a connection.";
      case UNTRUSTED -> trust(place);
      case LOGIN_MISSING, LOGIN_REFUSED -> login(place);
      case NO_REPOSITORY ->
          "Check the address. Some servers answer like this, too, when a repository is private and"
              + " no login is known, or one without the right to read it.";
      case NO_COMMIT ->
          "Name a branch, a tag or a commit that exists:\n\n    source = \""
              + new GitPlace(place.url(), "NAME", "").shown()
              + "\"";
      case NOT_GIT -> "Check that the address is the one to clone from, not that of a web page.";
      case NO_TRANSPORT -> "Use the https address of the repository.";
      case HOSTILE ->
          "Nothing of it was kept. A repository like this can be an attack: look at it before you"
              + " use it.";
      case TOO_LARGE -> "Keep modules in a repository of their own, apart from other data.";
      case DISK -> "Make room or give this user the right to write, then try again.";
    };
  }

  private static String trust(GitPlace place) {
    if (place.url().contains("ssh://")) {
      return "Compare the key that the server shows with the one that it publishes, and accept it"
          + " once:\n\n    ssh -T "
          + sshPlace(place.url());
    }
    return "Check the address. A certificate of your own organisation must be known to Java: import"
        + " it into a trust store and name that in the environment:\n\n"
        + "    JAVA_TOOL_OPTIONS=-Djavax.net.ssl.trustStore=FILE";
  }

  /** As the ssh command takes it: {@code -p 2222 git@host}. */
  private static String sshPlace(String url) {
    String authority = url.replaceFirst("^[a-z+]*://", "").replaceFirst("[/?#].*", "");
    int at = authority.lastIndexOf('@');
    String user = at < 0 ? "" : authority.substring(0, at).replaceFirst(":.*", "") + "@";
    String host = authority.substring(at + 1);
    int port = host.lastIndexOf(':');
    return port < 0
        ? user + host
        : "-p " + host.substring(port + 1) + " " + user + host.substring(0, port);
  }

  private static String login(GitPlace place) {
    if (place.url().contains("ssh://")) {
      return "Portwright never asks for a password, so a key with a passphrase cannot be used. Put"
          + " the public key of ~/.ssh/id_ed25519, ~/.ssh/id_ecdsa or ~/.ssh/id_rsa into"
          + " your account there, or use the https address.";
    }
    String host = place.url().replaceFirst("^[a-z+]*://", "").replaceFirst("[/?#].*", "");
    String bare = host.substring(host.lastIndexOf('@') + 1);
    return "Portwright never asks for a password. A private repository can be read with one of"
        + " these:\n\n  - a token in the environment:\n\n    "
        + Logins.HOST
        + "="
        + bare
        + " "
        + Logins.TOKEN
        + "=TOKEN\n\n  - a line in the file ~/.git-credentials:\n\n    https://USER:TOKEN@"
        + bare
        + "\n\n  - a line in the file ~/.netrc:\n\n    machine "
        + bare.replaceFirst(":.*", "")
        + " login USER password TOKEN\n\n  - the ssh address of the repository,"
        + " git::ssh://git@HOST/REPOSITORY.git, with a key in ~/.ssh";
  }

  static Diagnostic damagedRecords(ModuleCall call, Path file) {
    return Diagnostic.error(
            "Record of modules is damaged",
            "The file "
                + file
                + " says which commit each module is, and cannot be understood. Make it anew with"
                + " the latest commits:\n\n    portwright init -upgrade",
            call.header())
        .withCode("MODULE-5");
  }

  static Diagnostic disk(ModuleCall call, GitPlace place, IOException failure) {
    return Refusals.downloaded(
        call,
        place.shown(),
        "the folder .portwright/modules cannot be used: "
            + failure
            + ".\n\nMake room or give this user the right to write, then try again.");
  }

  static Diagnostic submodules(ModuleCall call, GitPlace place, List<String> folders) {
    return Diagnostic.warning(
            "Submodules are not fetched",
            "These folders of "
                + place.shown()
                + " are submodules and stay empty: "
                + String.join(", ", folders)
                + ". A module in one of them is called with the address of its own repository.",
            call.header())
        .withCode("MODULE-6");
  }
}
