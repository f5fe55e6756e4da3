package io.portwright.engine.source;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads configuration files. Names of the files it returns are relative to its base folder. */
public final class SourceLoader {

  /** Larger files are refused: no configuration that people write comes near. */
  public static final int MAX_BYTES = 64 * 1024 * 1024;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path base;

  /**
   * @param base the folder the program works in
   */
  public SourceLoader(Path base) {
    this.base = base.toAbsolutePath().normalize();
  }

  /**
   * The {@code .tf} and {@code .tf.json} files of one folder, without those of its subfolders,
   * sorted by name; hidden files and what editors leave behind are passed over. Files that cannot
   * be read are missing from the value; no value at all when the folder cannot be read.
   */
  public Checked<List<SourceFile>> folder(Path folder) {
    List<Path> paths = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(base.resolve(folder))) {
      entries.forEach(paths::add);
    } catch (IOException | DirectoryIteratorException e) {
      return Checked.failed(
          Diagnostic.error(
              "Failed to read module directory",
              "Module directory "
                  + shown(base.resolve(folder))
                  + " does not exist or cannot be read."));
    }
    paths.sort(Comparator.comparing(p -> p.getFileName().toString()));
    List<SourceFile> files = new ArrayList<>();
    List<Diagnostic> diagnostics = new ArrayList<>();
    for (Path path : paths) {
      String name = path.getFileName().toString();
      if (isLeftover(name) || Files.isDirectory(path)) {
        continue;
      }
      if (name.endsWith(".tf") || name.endsWith(".tf.json")) {
        Checked<SourceFile> read = Files.isRegularFile(path) ? file(path) : unreadable(path);
        read.value().ifPresent(files::add);
        diagnostics.addAll(read.diagnostics());
      }
    }
    return Checked.of(List.copyOf(files), diagnostics);
  }

  /**
   * One file, decoded as UTF-8. Bytes that are no UTF-8 become single low surrogates, so that the
   * parser can report each where it stands. A byte-order mark is dropped, but not from JSON, which
   * has none: Terraform refuses it there.
   */
  public Checked<SourceFile> file(Path path) {
    Path full = base.resolve(path).normalize();
    try (InputStream in = Files.newInputStream(full)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        return Checked.failed(
            Diagnostic.error(
                "Failed to read file",
                "The file \""
                    + shown(full)
                    + "\" is larger than "
                    + MAX_BYTES / (1024 * 1024)
                    + " MiB. Split it into several files."));
      }
      String text = Utf8.decode(bytes);
      boolean marked = text.startsWith(BYTE_ORDER_MARK) && !full.toString().endsWith(".json");
      return Checked.of(new SourceFile(shown(full), marked ? text.substring(1) : text));
    } catch (IOException e) {
      return unreadable(full);
    }
  }

  private Checked<SourceFile> unreadable(Path file) {
    return Checked.failed(
        Diagnostic.error(
            "Failed to read file", "The file \"" + shown(file) + "\" could not be read."));
  }

  private static boolean isLeftover(String name) {
    return name.startsWith(".") || name.endsWith("~") || name.startsWith("#") && name.endsWith("#");
  }

  private String shown(Path full) {
    Path normal = full.toAbsolutePath().normalize();
    Optional<Path> inside =
        normal.startsWith(base) ? Optional.of(base.relativize(normal)) : Optional.empty();
    String text = inside.orElse(normal).toString();
    return (text.isEmpty() ? "." : text).replace('\\', '/');
  }
}
