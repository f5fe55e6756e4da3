package io.portwright.engine.state.tfstate;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The bytes of a Terraform state file, and where it was. */
public final class StateFile {
  /** Larger files are refused; 100,000 services take less than half of it. */
  public static final int MAX_BYTES = 256 * 1024 * 1024;

  /** Name of the file of the default workspace. */
  public static final String NAME = "terraform.tfstate";

  /** Folder with one folder for each other workspace. */
  public static final String WORKSPACES = "terraform.tfstate.d";

  private final String name;
  private final byte[] bytes;

  /**
   * @param name for messages
   * @param bytes not to be changed any more: a large file is not copied
   */
  public StateFile(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  /**
   * Where Terraform keeps the state of a workspace, relative to the configuration.
   *
   * @param workspace a valid name: one component of a path
   */
  public static Path place(String workspace) {
    return place(workspace, Optional.empty(), Optional.empty());
  }

  /**
   * The same when some of it was chosen by hand.
   *
   * @param file of the default workspace
   * @param workspaces folder with one folder for each other workspace
   */
  public static Path place(String workspace, Optional<String> file, Optional<String> workspaces) {
    return workspace.equals("default")
        ? Path.of(file.orElse(NAME))
        : Path.of(workspaces.orElse(WORKSPACES)).resolve(workspace).resolve(NAME);
  }

  /**
   * Reads a file.
   *
   * @param folder that a relative path starts from
   * @return no file when there is none or it is empty, which for Terraform is the same
   */
  public static Checked<Optional<StateFile>> load(Path folder, Path file) {
    String name = file.toString().replace('\\', '/');
    try (InputStream in = Files.newInputStream(folder.resolve(file))) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        return Checked.failed(
            unreadable(
                name + " is larger than " + MAX_BYTES / (1024 * 1024) + " MiB, too large to read"));
      }
      return Checked.of(
          bytes.length == 0 ? Optional.empty() : Optional.of(new StateFile(name, bytes)));
    } catch (NoSuchFileException _) {
      return Checked.of(Optional.empty());
    } catch (IOException failed) {
      boolean isFolder = Files.isDirectory(folder.resolve(file));
      return Checked.failed(
          unreadable(
              "The state file could not be read: "
                  + name
                  + (isFolder ? " is a directory" : ": " + failed.getMessage())));
    }
  }

  private static Diagnostic unreadable(String sentence) {
    return Diagnostic.error("Failed to read state file", sentence + ".");
  }

  public String name() {
    return name;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Differs when the content does. */
  String hash() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "tfstate-" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("this Java has no SHA-256", impossible);
    }
  }
}
