package io.portwright.engine.eval.function;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Files that functions read, by the paths that users write. */
final class FileContent {
  static final String NO_SUCH_HOME = "failed to expand ~: cannot expand user-specific home dir";

  private FileContent() {}

  /** Relative paths start in the working folder. */
  static Path resolved(Call call, String path) throws FunctionFailure {
    try {
      return call.context().workingFolder().resolve(path).normalize();
    } catch (InvalidPathException e) {
      throw FunctionFailure.call("invalid path " + GoText.quoted(path) + ": " + e.getReason());
    }
  }

  /**
   * The path as the system sees it: the home folder filled in, without detours. Empty when it
   * begins with the home folder of somebody else.
   */
  static Optional<String> system(Call call, String path) {
    return expanded(call, path).map(Paths::clean);
  }

  /** The path with the home folder filled in; empty when it is that of somebody else. */
  static Optional<String> expanded(Call call, String path) {
    if (!path.startsWith("~")) {
      return Optional.of(path);
    }
    if (path.length() > 1 && path.charAt(1) != '/' && path.charAt(1) != '\\') {
      return Optional.empty();
    }
    return Optional.of(Paths.clean(call.context().homeFolder() + path.substring(1)));
  }

  /** Content for functions whose result is text made from a file. */
  static byte[] bytes(Call call, int index) throws FunctionFailure {
    String path =
        system(call, call.text(index))
            .orElseThrow(() -> FunctionFailure.argument(index, NO_SUCH_HOME));
    Path file = resolved(call, path);
    String shown = Redaction.quoted(call.argument(index));
    if (isBelowFile(file)) {
      throw FunctionFailure.argument(index, "open " + path + ": not a directory");
    }
    if (!Files.exists(file)) {
      throw FunctionFailure.argument(
          index,
          "no file exists at "
              + shown
              + "; this function works only with files that are distributed as part of the"
              + " configuration source code, so if this file will be created by a resource in"
              + " this configuration you must instead obtain this result from an attribute of"
              + " that resource");
    }
    if (Files.isDirectory(file)) {
      throw FunctionFailure.argument(
          index, "failed to read file: read " + path + ": is a directory");
    }
    try {
      byte[] content = Files.readAllBytes(file);
      call.meter().read(content.length);
      return content;
    } catch (IOException _) {
      throw FunctionFailure.argument(index, "failed to read file " + shown);
    }
  }

  /** Whether the path goes on behind a file, as if it were a folder. */
  static boolean isBelowFile(Path path) {
    Path parent = path.getParent();
    return parent != null && Files.isRegularFile(parent);
  }

  /** Content for functions whose result is a fingerprint of a file. */
  static byte[] bytesToHash(Call call, int index) throws FunctionFailure {
    String path =
        system(call, call.text(index)).orElseThrow(() -> FunctionFailure.call(NO_SUCH_HOME));
    Path file = resolved(call, path);
    if (isBelowFile(file)) {
      throw FunctionFailure.call("open " + path + ": not a directory");
    }
    if (!Files.exists(file)) {
      throw FunctionFailure.call("open " + path + ": no such file or directory");
    }
    if (Files.isDirectory(file)) {
      throw FunctionFailure.call("read " + path + ": is a directory");
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException _) {
      throw FunctionFailure.call("cannot read " + path);
    }
  }

  static String text(Call call, int index) throws FunctionFailure {
    byte[] bytes = bytes(call, index);
    return EncodingFunctions.utf8(bytes)
        .orElseThrow(() ->
            FunctionFailure.call(
                "contents of "
                    + Redaction.quoted(call.argument(index))
                    + " are not valid UTF-8; use the filebase64 function to obtain the Base64"
                    + " encoded contents or the other file functions (e.g. filemd5,"
                    + " filesha256) to obtain file hashing results instead"));
  }
}
