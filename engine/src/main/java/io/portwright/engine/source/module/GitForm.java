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
      String tag = github.group(3) != null ? github.group(3) : ref.find() ? ref.group(1) : "TAG";
      return "https://github.com/"
          + github.group(1)
          + "/"
          + github.group(2)
          + ".git"
          + folder
          + "?ref="
          + tag;
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
}
