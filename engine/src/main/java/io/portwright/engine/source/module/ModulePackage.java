package io.portwright.engine.source.module;

import java.nio.file.Path;

/**
 * Code that came together: a commit of a repository, or a folder named by its absolute path. Local
 * sources inside of it stay inside of it.
 *
 * @param root its top folder, without symbolic links
 * @param source as a user would write it, without credentials
 * @param version the commit, 40 hexadecimal digits; empty for a folder
 */
public record ModulePackage(Path root, String source, String version) {}
