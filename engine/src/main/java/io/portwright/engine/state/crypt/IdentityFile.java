package io.portwright.engine.state.crypt;

import io.portwright.engine.state.StoreFailure;
import io.portwright.provider.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Where the identity of this user is: in {@code PORTWRIGHT_AGE_KEY}, in the file that {@code
 * PORTWRIGHT_AGE_KEY_FILE} names, or in the user's configuration folder. Always outside the
 * repository. Only the last may be created, and only for a store that nobody shares.
 */
public final class IdentityFile {
  private final Map<String, String> environment;
  private final Path home;

  /**
   * @param environment the process environment
   * @param home the user's home folder
   */
  public IdentityFile(Map<String, String> environment, Path home) {
    this.environment = Map.copyOf(environment);
    this.home = home;
  }

  /**
   * An identity together with what the user must be told about it.
   *
   * @param notice present once, when the identity was just created: back it up
   */
  public record Found(Identity identity, Optional<Diagnostic> notice) {}

  /** The identity; empty when the user has none and named none. */
  public Optional<Identity> read() {
    String key = variable("PORTWRIGHT_AGE_KEY");
    if (!key.isEmpty()) {
      return Optional.of(Identity.parse("PORTWRIGHT_AGE_KEY", key));
    }
    String named = variable("PORTWRIGHT_AGE_KEY_FILE");
    if (!named.isEmpty()) {
      return Optional.of(parse(Path.of(named)));
    }
    return Files.exists(path()) ? Optional.of(parse(path())) : Optional.empty();
  }

  /** The identity, made on first use. For a local store only; a shared one never makes keys. */
  public Found readOrCreate() {
    Optional<Identity> present = read();
    return present.map(identity -> new Found(identity, Optional.empty())).orElseGet(this::create);
  }

  /** The file in the user's configuration folder, whether or not it exists. */
  public Path path() {
    String configured = variable("XDG_CONFIG_HOME");
    Path folder = configured.isEmpty() ? home.resolve(".config") : Path.of(configured);
    return folder.resolve("portwright").resolve("identity");
  }

  private String variable(String name) {
    return environment.getOrDefault(name, "").strip();
  }

  private static Identity parse(Path file) {
    try {
      return Identity.parse(file.toString(), Files.readString(file));
    } catch (NoSuchFileException | MalformedInputException unusable) {
      String why = unusable instanceof NoSuchFileException ? "does not exist" : "is not text";
      throw new StoreFailure(
          StoreFailure.Reason.BAD_IDENTITY,
          "cannot read the age identity: " + file + " " + why,
          "PORTWRIGHT_AGE_KEY_FILE must name a file that age-keygen has written.");
    } catch (IOException unreadable) {
      throw StoreFailure.reading("the age identity " + file, unreadable);
    }
  }

  private Found create() {
    Path file = path();
    Identity made = Identity.generate(file.toString());
    try {
      if (write(file, made.fileText())) {
        return new Found(made, Optional.of(notice(file)));
      }
    } catch (IOException failed) {
      throw StoreFailure.writing("a new age identity " + file, folderOf(file), failed);
    }
    return new Found(parse(file), Optional.empty());
  }

  /**
   * Writes all or nothing, readable by the owner only; false when the file came to be meanwhile.
   */
  private static boolean write(Path file, String text) throws IOException {
    Path folder = Files.createDirectories(folderOf(file));
    Path draft = Files.createTempFile(folder, "identity", ".new", ownerOnly(folder));
    try {
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      return place(draft, file);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static Path folderOf(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent());
  }

  private static boolean place(Path draft, Path file) throws IOException {
    try {
      Files.createLink(file, draft);
      return true;
    } catch (FileAlreadyExistsException _) {
      return false;
    } catch (UnsupportedOperationException | IOException _) {
      try {
        Files.move(draft, file);
        return true;
      } catch (FileAlreadyExistsException _) {
        return false;
      }
    }
  }

  static FileAttribute<?>[] ownerOnly(Path folder) {
    Set<String> views = folder.getFileSystem().supportedFileAttributeViews();
    return views.contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static Diagnostic notice(Path file) {
    return Diagnostic.warning(
            "New key for your state",
            "Sensitive values in your state are encrypted from now on with a new key in\n\n    "
                + file
                + "\n\nNobody can read them without this file. Make a copy in a safe place, such as"
                + " your password manager.")
        .withCode("STORE-10");
  }
}
