package io.portwright.engine.source.module;

/**
 * The package of a source and the folder in it, which the first {@code //} behind the scheme
 * divides. Options behind a question mark belong to the package.
 *
 * @param subfolder cleaned; empty for the top folder; may lead outside
 */
record SplitSource(String address, String subfolder) {

  static SplitSource of(String source) {
    int mark = source.indexOf('?');
    int stop = mark < 0 ? source.length() : mark;
    String before = source.substring(0, stop);
    int scheme = before.indexOf("://");
    int at = before.indexOf("//", scheme < 0 ? 0 : scheme + 3);
    if (at < 0) {
      return new SplitSource(source, "");
    }
    String clean = CleanPath.of(before.substring(at + 2));
    return new SplitSource(
        before.substring(0, at) + source.substring(stop), clean.equals(".") ? "" : clean);
  }

  /** Terraform's words for a folder that is not in the package. */
  String outside() {
    return "subdirectory path \"" + subfolder + "\" leads outside of the module package";
  }
}
