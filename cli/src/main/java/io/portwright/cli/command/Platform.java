package io.portwright.cli.command;

import java.util.Locale;

/** The machine's kind as Terraform names it: {@code linux_amd64}, {@code darwin_arm64}. */
final class Platform {
  private Platform() {}

  static String name() {
    return system(System.getProperty("os.name", ""))
        + "_"
        + chip(System.getProperty("os.arch", ""));
  }

  private static String system(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("mac")) {
      return "darwin";
    }
    return lower.startsWith("windows") ? "windows" : lower.replace(" ", "");
  }

  private static String chip(String name) {
    return switch (name) {
      case "x86_64" -> "amd64";
      case "aarch64" -> "arm64";
      default -> name;
    };
  }
}
