package io.portwright.engine.source.module;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a source without a scheme is short for. */
sealed interface Shorthand {

  /**
   * An address in full.
   *
   * @param subfolder part of the path that names a folder in the package; empty when none does
   */
  record Address(String getter, String url, String subfolder) implements Shorthand {}

  /**
   * Nearly a shorthand.
   *
   * @param why in Terraform's words, without a full stop
   */
  record Mistaken(String why) implements Shorthand {}

  record Unknown() implements Shorthand {}

  Pattern SCP = Pattern.compile("git@([^:/?]+):/?([^?]+)(\\?.*)?");

  static Shorthand read(String address) {
    int mark = address.indexOf('?');
    String path = mark < 0 ? address : address.substring(0, mark);
    String options = mark < 0 ? "" : address.substring(mark);
    Matcher scp = SCP.matcher(address);
    if (path.startsWith("github.com/")) {
      return gitHub(path, options);
    }
    if (scp.matches()) {
      return new Address("git", "ssh://git@" + scp.group(1) + "/" + scp.group(2) + options, "");
    }
    if (path.startsWith("bitbucket.org/")) {
      return new Address("git", "https://" + withSuffix(path) + options, "");
    }
    if (path.contains("googleapis.com/")) {
      return new Address("gcs", "https://" + path, "");
    }
    if (path.contains(".amazonaws.com/")) {
      return new Address("s3", "https://" + path, "");
    }
    return path.startsWith("/")
        ? new Address("file", "file://" + path + options, "")
        : new Unknown();
  }

  private static Shorthand gitHub(String path, String options) {
    String[] parts = path.split("/", -1);
    if (parts.length < 3) {
      return new Mistaken("GitHub URLs should be github.com/username/repo");
    }
    String repository = String.join("/", Arrays.asList(parts).subList(0, 3));
    String folder = CleanPath.of(String.join("/", Arrays.asList(parts).subList(3, parts.length)));
    return new Address(
        "git",
        "https://" + withSuffix(repository).replace(" ", "%20") + options,
        folder.equals(".") ? "" : folder);
  }

  private static String withSuffix(String path) {
    return path.endsWith(".git") ? path : path + ".git";
  }
}
