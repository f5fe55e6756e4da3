package io.portwright.engine.source.module;

/** What a {@code source} argument stands for, sorted as Terraform sorts it. */
sealed interface ModuleSource {

  /**
   * A folder relative to that of the calling module.
   *
   * @param path cleaned, with forward slashes, starting with {@code ./} or {@code ../}
   */
  record Local(String path) implements ModuleSource {}

  /**
   * A folder named by an absolute path or a {@code file:} address.
   *
   * @param subfolder cleaned, with forward slashes; empty for the folder itself
   */
  record Folder(String path, String subfolder) implements ModuleSource {}

  /**
   * A folder in a git repository.
   *
   * @param subfolder cleaned, with forward slashes; empty for the top folder
   */
  record Git(GitPlace place, String subfolder) implements ModuleSource {}

  /** A module in a registry. The host is {@code registry.terraform.io} when none is given. */
  record Registry(String host, String namespace, String name, String provider, String subfolder)
      implements ModuleSource {}

  /**
   * Something that Terraform would download without git.
   *
   * @param getter how: {@code http}, {@code s3}, {@code gcs}, {@code hg}, or a name that Terraform
   *     does not know either
   * @param address without the getter, and without credentials
   */
  record Other(String getter, String address, String subfolder) implements ModuleSource {}
}
