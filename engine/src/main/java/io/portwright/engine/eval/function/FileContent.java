package io.portwright.engine.eval.function;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Files that functions read, by the paths that users write. */
final class FileContent {

  private FileContent() {}

  /** {@code ~} stands for the home folder; relative paths start in the working folder. */
  static Path resolved(Call call, String path) throws FunctionFailure {
    try {
      return call.context().workingFolder().resolve(expanded(call, path)).normalize();
    } catch (InvalidPathException e) {
      throw FunctionFailure.call("invalid path " + GoText.quoted(path) + ": " + e.getReason());
    }
  }

  static String expanded(Call call, String path) throws FunctionFailure {
    if (!path.startsWith("~")) {
      return path;
    }
    if (path.length() > 1 && path.charAt(1) != '/' && path.charAt(1) != '\\') {
      throw FunctionFailure.call("cannot expand user-specific home dir");
    }
    return call.context().homeFolder() + path.substring(1);
  }

  /** Content for functions whose result is text made from a file. */
  static byte[] bytes(Call call, int index) throws FunctionFailure {
    String path = call.text(index);
    String shown = Redaction.quoted(call.argument(index));
    Path file = resolved(call, path);
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
      String name = Redaction.plain(call.argument(index), path);
      throw FunctionFailure.argument(
          index, "failed to read file: read " + name + ": is a directory");
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException _) {
      throw FunctionFailure.argument(index, "failed to read file " + shown);
    }
  }

  /** Content for functions whose result is a fingerprint of a file. */
  static byte[] bytesToHash(Call call, int index) throws FunctionFailure {
    String path = call.text(index);
    Path file = resolved(call, path);
    if (!Files.exists(file)) {
      throw FunctionFailure.call("open " + path + ": no such file or directory");
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
