package io.portwright.engine.config;

import io.portwright.engine.source.SourceLoader;
import io.portwright.engine.syntax.BodyNode;
import io.portwright.engine.syntax.FileNode;
import io.portwright.engine.syntax.Parser;
import io.portwright.engine.syntax.json.JsonParser;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file with arguments of a block {@code backend "git"}, such as {@code team.tfbackend}. */
public final class BackendFile {
  private BackendFile() {}

  /**
   * What a file says, as if it stood in the block.
   *
   * @param base folder that relative paths start at
   */
  public static Checked<GitBackend> read(Path base, Path file) {
    if (!Files.isRegularFile(base.resolve(file))) {
      return Checked.failed(
          Diagnostic.error(
              "Failed to read file", "The configuration file \"" + file + "\" could not be read."));
    }
    return new SourceLoader(base)
        .file(file)
        .then(BackendFile::parsed)
        .then(tree -> read(tree.body()));
  }

  private static Checked<FileNode> parsed(SourceFile text) {
    Checked<FileNode> tree =
        JsonParser.reads(text) ? JsonParser.parseVariables(text) : Parser.parseFile(text);
    return tree.hasErrors() ? Checked.failed(tree.diagnostics()) : tree;
  }

  private static Checked<GitBackend> read(BodyNode body) {
    GitBackend backend = GitBackend.read(body, BlockShape.missingPlace(body));
    return backend.problems().stream().anyMatch(Diagnostic::isError)
        ? Checked.failed(backend.problems())
        : Checked.of(backend, backend.problems());
  }
}
