package io.portwright.engine.source.module;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The git address that most likely holds what a source of another kind names. */
final class GitForm {
  private static final Pattern GITHUB =
      Pattern.compile(
          "https?://(?:www\\.)?github\\.com/([^/?#@]+)/([^/?#]+?)(?:\\.git)?"
              + "(?:/archive/(?:refs/(?:tags|heads)/)?([^?#]+?)\\.(?:zip|tar\\.gz))?/?(?:[?#].*)?");
  private static final Pattern REF = Pattern.compile("[?&]ref=([^&]+)");
  private static final Pattern ARCHIVE =
      Pattern.compile("(?i).*\\.(?:zip|tgz|tbz2|txz|tar|gz|bz2|xz|zst)(?:\\?.*)?");

  private GitForm() {}

  /** Without {@code git::}; words in capitals are for the user to fill in. */
  static String of(ModuleSource.Other source) {
    String address = MaskedUrl.of(source.address());
    String folder = source.subfolder().isEmpty() ? "" : "//" + source.subfolder();
    Matcher github = GITHUB.matcher(address);
    Matcher ref = REF.matcher(address);
    if (github.matches()) {
      return gitHub(github, source.subfolder(), ref.find() ? ref.group(1) : "TAG");
    }
    boolean web = address.startsWith("http://") || address.startsWith("https://");
    boolean asItIs =
        source.getter().startsWith("http") && web && !ARCHIVE.matcher(address).matches();
    if (asItIs) {
      int mark = address.indexOf('?');
      String place = mark < 0 ? address : address.substring(0, mark);
      return place + folder + "?ref=" + (ref.find() ? ref.group(1) : "TAG");
    }
    return "https://HOST/REPOSITORY.git" + folder + "?ref=TAG";
  }

  /** An archive from there has all files in a folder that is named for the repository. */
  private static String gitHub(Matcher address, String subfolder, String ref) {
    String repository = String.valueOf(address.group(2));
    String inner =
        address.group(3) == null
            ? subfolder
            : subfolder.replaceFirst("^(?:\\*|" + Pattern.quote(repository) + "-[^/]*)(?:/|$)", "");
    return "https://github.com/"
        + address.group(1)
        + "/"
        + repository
        + ".git"
        + (inner.isEmpty() ? "" : "//" + inner)
        + "?ref="
        + (address.group(3) == null ? ref : address.group(3));
  }
}
