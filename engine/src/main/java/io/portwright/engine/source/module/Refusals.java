package io.portwright.engine.source.module;

import io.portwright.provider.diagnostic.Diagnostic;

/** What is said about sources that lead to no folder. */
final class Refusals {
  private static final String UNREADABLE = "Unreadable module directory";
  private static final String NOT_DOWNLOADED = "Failed to download module";

  private Refusals() {}

  /** Without a place, as Terraform reports it; the call is named in the text. */
  static Diagnostic unreadable(ModuleCall call, String folder, String why) {
    return Diagnostic.error(
        UNREADABLE,
        "The directory "
            + (folder.isEmpty() ? "." : folder)
            + " could not be read for module \""
            + call.name()
            + "\" at "
            + call.header()
            + ". "
            + why);
  }

  static Diagnostic escape(ModuleCall call, ModuleFolder caller) {
    String source = caller.source().map(ModulePackage::source).orElse("");
    return Diagnostic.error(
            "Local module path escapes module package",
            "The given source directory for "
                + call.shown()
                + " would be outside of its containing package \""
                + source
                + "\". Local source addresses starting with \"../\" must stay within the same"
                + " package that the calling module belongs to.",
            call.sourceRange())
        .in(context(call));
  }

  static Diagnostic leadsOut(ModuleCall call, ModulePackage source, String subfolder) {
    return Diagnostic.error(
            "Module folder outside of its package",
            "The folder \""
                + subfolder
                + "\" of "
                + source.source()
                + " is a symbolic link to a place outside of it. A module is read only from its own"
                + " package, so that nobody else's files become part of the configuration.",
            call.safeRange())
        .withCode("MODULE-3")
        .in(context(call));
  }

  static Diagnostic noSubfolder(ModuleCall call, ModulePackage source, String subfolder) {
    String version = source.version().isEmpty() ? "" : ", commit " + source.version();
    return Diagnostic.error(
            "Failed to expand subdir globs",
            "subdir \""
                + subfolder
                + "\" not found in "
                + source.source()
                + version
                + ". The part of a source behind the second \"//\" names a folder of the"
                + " repository.",
            call.safeRange())
        .in(context(call));
  }

  static Diagnostic insideItself(ModuleCall call, ModuleFolder folder) {
    return Diagnostic.error(
            "Module calls itself",
            "The module in "
                + folder
                + " calls itself, directly or through the modules that it calls ("
                + call.key()
                + "), so it would never end. Take one of the calls out.",
            call.safeRange())
        .withCode("MODULE-4")
        .in(context(call));
  }

  static Diagnostic noPath(ModuleCall call, ModuleSource.Folder source) {
    String url = "file://" + source.path();
    return downloaded(
        call,
        url,
        "error downloading '"
            + url
            + "': source path error: stat "
            + source.path()
            + ": no such file or directory");
  }

  /** Terraform's form for every package that cannot be fetched. */
  static Diagnostic downloaded(ModuleCall call, String address, String why) {
    return Diagnostic.error(
        NOT_DOWNLOADED,
        "Could not download "
            + call.shown()
            + " source code from \""
            + address
            + "\": "
            + why
            + (why.endsWith(".") || why.contains("\n\n") ? "" : "."),
        call.header());
  }

  static Diagnostic registry(ModuleCall call, ModuleSource.Registry module) {
    String version =
        call.version() == ModuleCall.VersionArgument.PRESENT
            ? " The tag takes the place of the argument \"version\", which goes away."
            : "";
    return Diagnostic.error(
            "Module registry not supported",
            "The source \""
                + call.source()
                + "\" names a module in the registry "
                + module.host()
                + ". Portwright reads modules from folders and from git repositories. Write the"
                + " repository that the registry names as the module's source code"
                + (module.host().equals("registry.terraform.io")
                    ? ", which is usually this one:"
                    : ":")
                + "\n\n    source = \"git::https://"
                + repository(module)
                + subfolder(module.subfolder())
                + "?ref=TAG\"\n\n"
                + "TAG is a release of the module, such as v1.2.0."
                + version,
            call.sourceRange())
        .withCode("MODULE-1")
        .in(context(call));
  }

  private static String repository(ModuleSource.Registry module) {
    return module.host().equals("registry.terraform.io")
        ? "github.com/"
            + module.namespace()
            + "/terraform-"
            + module.provider()
            + "-"
            + module.name()
            + ".git"
        : "HOST/REPOSITORY.git";
  }

  static Diagnostic other(ModuleCall call, ModuleSource.Other source) {
    String how =
        switch (source.getter()) {
          case "http", "https" -> "downloaded from a web server";
          case "file" -> "an archive file";
          case "s3" -> "kept in Amazon S3";
          case "gcs" -> "kept in Google Cloud Storage";
          case "hg" -> "kept in a Mercurial repository";
          default -> "";
        };
    String shown = MaskedUrl.of(source.address());
    if (how.isEmpty()) {
      return unknownGetter(call, source, shown);
    }
    return Diagnostic.error(
            "Module source not supported",
            "The source \""
                + MaskedUrl.of(call.source())
                + "\" is "
                + how
                + ". Portwright reads modules from folders and from git repositories."
                + " If the same code is in a git repository, write:\n\n    source = \"git::"
                + GitForm.of(source)
                + "\"",
            call.safeRange())
        .withCode("MODULE-2")
        .in(context(call));
  }

  private static Diagnostic unknownGetter(
      ModuleCall call, ModuleSource.Other source, String shown) {
    String getter = source.getter();
    if (getter.equals("git")) {
      return downloaded(
          call,
          MaskedUrl.of(call.source()),
          "this is no address of a git repository. Write git::https://HOST/REPOSITORY.git,"
              + " git::ssh://USER@HOST/REPOSITORY.git or git::file:///FOLDER.");
    }
    String windows =
        getter.length() == 1
            ? ". If this is a folder on a drive, write it relative to this module, with forward"
                + " slashes: \"./FOLDER\""
            : "";
    boolean plain = shown.regionMatches(true, 0, getter + ":", 0, getter.length() + 1);
    String prefix = plain ? "" : getter + "::";
    return downloaded(
        call, prefix + shown, "download not supported for scheme '" + getter + "'" + windows);
  }

  private static String subfolder(String folder) {
    return folder.isEmpty() ? "" : "//" + folder;
  }

  private static String context(ModuleCall call) {
    return "module \"" + call.name() + "\"";
  }
}
