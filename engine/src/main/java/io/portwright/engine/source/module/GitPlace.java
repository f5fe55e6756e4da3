package io.portwright.engine.source.module;

import io.portwright.engine.git.RemoteAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A repository and what of it is wanted. How much history comes along, which the option {@code
 * depth} says, makes no difference to the code and is not kept.
 *
 * @param url as given, credentials included, without the options of Terraform; never for messages
 * @param ref branch, tag or commit; empty for the default branch
 * @param sshKey private key in base64 as given with {@code sshkey}; empty when not given
 */
record GitPlace(String url, String ref, String sshKey) {
  private static final Set<String> SCHEMES =
      Set.of("https", "http", "ssh", "git", "file", "git+ssh", "ssh+git");

  /** Nothing when this is no address of a repository. */
  static Optional<GitPlace> read(String address) {
    Optional<GoUrl> parsed = GoUrl.parse(address);
    if (parsed.isEmpty() || !SCHEMES.contains(parsed.get().scheme())) {
      return Optional.empty();
    }
    GoUrl url = parsed.get();
    boolean file = url.scheme().equals("file");
    if (file ? !url.path().startsWith("/") : url.authority().isEmpty()) {
      return Optional.empty();
    }
    String ref = "";
    String key = "";
    List<String> others = new ArrayList<>();
    for (String option : url.query().isEmpty() ? new String[0] : url.query().split("&", -1)) {
      String name = option.substring(0, option.indexOf('=') < 0 ? 0 : option.indexOf('='));
      String value = option.substring(option.indexOf('=') + 1);
      switch (name) {
        case "ref" -> ref = ref.isEmpty() ? decoded(value) : ref;
        case "sshkey" -> key = key.isEmpty() ? decoded(value) : key;
        case "depth" -> {}
        default -> others.add(option);
      }
    }
    String place = url.scheme() + "://" + (file ? "" : url.authority()) + url.path();
    String rest = others.isEmpty() ? "" : "?" + String.join("&", others);
    return Optional.of(new GitPlace(place + rest, ref, key));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  RemoteAddress address() {
    return new RemoteAddress(url, sshKey);
  }

  /** As a user would write it, without what must not be shown: {@code git::https://…?ref=v1}. */
  String shown() {
    return shown("");
  }

  /** With a folder in it: {@code git::https://…//net?ref=v1}. */
  String shown(String subfolder) {
    String text = MaskedUrl.of(url);
    int mark = text.indexOf('?');
    String place = mark < 0 ? text : text.substring(0, mark);
    String options = mark < 0 ? "" : text.substring(mark);
    String option = ref.isEmpty() ? "" : (options.isEmpty() ? "?" : "&") + "ref=" + ref;
    return "git::" + place + (subfolder.isEmpty() ? "" : "//" + subfolder) + options + option;
  }

  @Override
  public String toString() {
    return shown();
  }
}
