package io.portwright.engine.source.module;

import io.portwright.engine.source.module.ModuleCall.VersionArgument;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out what the source of one call stands for, in the order in which Terraform tries. */
final class SourceReader {
  private static final List<String> LOCAL = List.of("./", "../", ".\\", "..\\");
  private static final Pattern FORCED = Pattern.compile("([A-Za-z0-9]+)::(.+)", Pattern.DOTALL);

  private final ModuleCall call;
  private final String source;

  SourceReader(ModuleCall call) {
    this.call = call;
    this.source = call.source();
  }

  Checked<ModuleSource> read() {
    boolean local = LOCAL.stream().anyMatch(source::startsWith);
    if (call.version() == VersionArgument.PRESENT) {
      return versioned(local);
    }
    if (local) {
      String clean = CleanPath.of(source.replace('\\', '/'));
      return Checked.of(
          new ModuleSource.Local(CleanPath.leadsOutside(clean) ? clean : "./" + clean));
    }
    Optional<ModuleSource.Registry> registry = RegistryAddress.read(source).address();
    return registry.isPresent() ? Checked.of(registry.get()) : remote();
  }

  private Checked<ModuleSource> versioned(boolean local) {
    RegistryAddress registry = RegistryAddress.read(source);
    if (!local && registry.address().isPresent()) {
      return Checked.of(registry.address().get());
    }
    String why =
        local
            ? "can't use local directory " + quoted(source) + " as a module registry address"
            : registry.problem().orElse("");
    return Checked.failed(
        problem(
            "Invalid registry module source address",
            "Failed to parse module registry address: "
                + why
                + ".\n\nTerraform assumed that you intended a module registry source address"
                + " because you also set the argument \"version\", which applies only to registry"
                + " modules."));
  }

  private Checked<ModuleSource> remote() {
    SplitSource split = SplitSource.of(source);
    if (CleanPath.leadsOutside(split.subfolder())) {
      return mistaken(split.outside());
    }
    if (split.address().isEmpty()) {
      return mistaken("invalid source address: ");
    }
    Matcher forced = FORCED.matcher(split.address());
    String getter = forced.matches() ? forced.group(1) : "";
    String address = forced.matches() ? forced.group(2) : split.address();
    Optional<GoUrl> url = GoUrl.parse(address);
    if (url.isPresent()) {
      String by = getter.isEmpty() ? url.get().scheme() : getter;
      return Checked.of(of(by, address, split.subfolder()));
    }
    return switch (Shorthand.read(address)) {
      case Shorthand.Mistaken(String why) -> mistaken(why);
      case Shorthand.Unknown() -> unknown(address);
      case Shorthand.Address(String by, String full, String folder) ->
          GoUrl.parse(full).isEmpty()
              ? unknown(address)
              : Checked.of(
                  of(getter.isEmpty() ? by : getter, full, joined(folder, split.subfolder())));
    };
  }

  private static String joined(String outer, String inner) {
    return outer.isEmpty() || inner.isEmpty() ? outer + inner : outer + "/" + inner;
  }

  /** An address in full; without {@code git::} it is one of a repository only when it says so. */
  private ModuleSource of(String getter, String address, String subfolder) {
    Optional<GoUrl> url = GoUrl.parse(address);
    boolean repository =
        switch (getter) {
          case "git", "ssh" -> true;
          case "http", "https" -> url.isPresent() && url.get().path().endsWith(".git");
          default -> false;
        };
    if (repository) {
      Optional<GitPlace> place = GitPlace.read(address);
      if (place.isPresent()) {
        return new ModuleSource.Git(place.get(), subfolder);
      }
    }
    if (getter.equals("file") && url.isPresent() && url.get().path().startsWith("/")) {
      String path = url.get().path().replace("+", "%2B");
      return new ModuleSource.Folder(URLDecoder.decode(path, StandardCharsets.UTF_8), subfolder);
    }
    return new ModuleSource.Other(getter, address, subfolder);
  }

  private Checked<ModuleSource> mistaken(String why) {
    return Checked.failed(
        problem(
            "Invalid module source address",
            "Failed to parse module source address: " + MaskedUrl.of(why) + "."));
  }

  private Checked<ModuleSource> unknown(String address) {
    String masked = MaskedUrl.of(address);
    return Checked.failed(
        problem(
            "Invalid module source address",
            "Terraform failed to determine your intended installation method for remote module"
                + " package "
                + quoted(masked)
                + ".\n\nIf you intended this as a path relative to the current module, use "
                + quoted("./" + masked)
                + " instead. The \"./\" prefix indicates that the address is a relative filesystem"
                + " path."));
  }

  private Diagnostic problem(String summary, String detail) {
    return Diagnostic.error(summary, detail, call.safeRange()).in("module \"" + call.name() + "\"");
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
