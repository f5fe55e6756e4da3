package io.portwright.engine.source.module;

import io.portwright.engine.source.module.ModuleSource.Registry;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Address of a module in a registry, {@code [host/]namespace/name/provider[//folder]}, or why a
 * text is none, in Terraform's words. One of the two is present.
 */
record RegistryAddress(Optional<Registry> address, Optional<String> problem) {
  private static final String PUBLIC_HOST = "registry.terraform.io";
  private static final Pattern NAME =
      Pattern.compile("[0-9A-Za-z](?:[0-9A-Za-z_-]{0,62}[0-9A-Za-z])?");
  private static final Pattern TARGET = Pattern.compile("[0-9a-z]{1,64}");
  private static final String LABEL =
      "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]*[\\p{L}\\p{M}\\p{N}])?";
  private static final Pattern HOST =
      Pattern.compile(LABEL + "(?:\\." + LABEL + ")*\\.?(?::([0-9]{1,5}))?");
  private static final int MAX_PORT = 65535;
  private static final List<String> REPOSITORY_HOSTS = List.of("github.com", "bitbucket.org");

  static RegistryAddress read(String source) {
    if (source.contains("?")) {
      return no("module registry addresses may not include a query string portion");
    }
    SplitSource split = SplitSource.of(source);
    if (CleanPath.leadsOutside(split.subfolder())) {
      return no(split.outside());
    }
    String[] parts = split.address().split("/", -1);
    if (parts.length == 3) {
      return parts[0].contains(".")
          ? no(
              "source address must have three more components after the hostname: the namespace,"
                  + " the name, and the target system")
          : named(PUBLIC_HOST, parts, split);
    }
    if (parts.length != 4) {
      return no(
          "a module registry source address must have either three or four slash-separated"
              + " components");
    }
    Optional<String> host = hostProblem(parts[0]);
    return host.isPresent() ? no(host.get()) : named(parts[0], parts, split);
  }

  private static Optional<String> hostProblem(String host) {
    if (REPOSITORY_HOSTS.contains(host)) {
      return Optional.of(
          "can't use \""
              + host
              + "\" as a module registry host, because it's reserved for installing directly from"
              + " version control repositories");
    }
    if (host.contains("xn--")) {
      return Optional.of(
          "invalid module registry hostname \""
              + host
              + "\"; internationalized domain names must be given as direct unicode characters, not"
              + " in punycode");
    }
    Matcher shape = HOST.matcher(host);
    if (!shape.matches() || shape.group(1) != null && Integer.parseInt(shape.group(1)) > MAX_PORT) {
      return Optional.of("invalid module registry hostname \"" + host + "\"");
    }
    return host.contains(".")
        ? Optional.empty()
        : Optional.of("invalid module registry hostname: must contain at least one dot");
  }

  private static RegistryAddress named(String host, String[] parts, SplitSource split) {
    String namespace = parts[parts.length - 3];
    String name = parts[parts.length - 2];
    String target = parts[parts.length - 1];
    if (!NAME.matcher(namespace).matches()) {
      return no(badName("namespace", namespace));
    }
    if (!NAME.matcher(name).matches()) {
      return no(badName("module name", name));
    }
    if (!TARGET.matcher(target).matches()) {
      return no(
          "invalid target system \""
              + target
              + "\": must be between one and 64 ASCII letters or digits");
    }
    return new RegistryAddress(
        Optional.of(new Registry(host, namespace, name, target, split.subfolder())),
        Optional.empty());
  }

  private static String badName(String kind, String text) {
    return "invalid "
        + kind
        + " \""
        + text
        + "\": must be between one and 64 characters, including ASCII letters, digits, dashes, and"
        + " underscores, where dashes and underscores may not be the prefix or suffix";
  }

  private static RegistryAddress no(String why) {
    return new RegistryAddress(Optional.empty(), Optional.of(why));
  }
}
