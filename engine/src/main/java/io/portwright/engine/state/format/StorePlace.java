package io.portwright.engine.state.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.engine.state.StoreFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;

/**
 * What a folder remembers of the shared store that it works with: {@code store.json}.
 *
 * @param url as it was given; holds no login
 * @param branch first part of branch names
 */
public record StorePlace(String url, String branch, Origin origin) {
  private static final int FORMAT = 1;
  private static final String FILE = "store.json";

  /** Who said it. */
  public enum Origin {
    /** A {@code backend} block, perhaps with what {@code init} was told in addition. */
    CONFIGURATION,
    /** {@code init -store}. */
    COMMAND
  }

  /**
   * Empty when the folder remembers none.
   *
   * @param folder such as {@code .portwright} beside the configuration
   */
  public static Optional<StorePlace> read(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse(file, Files.readAllBytes(file)));
    } catch (IOException unreadable) {
      throw StoreFailure.reading(file.toString(), unreadable);
    }
  }

  private static StorePlace parse(Path file, byte[] json) {
    try {
      JsonFields fields = JsonFields.read(file.toString(), json);
      int format = fields.number("format");
      if (format > FORMAT) {
        throw new StoreFailure(
            StoreFailure.Reason.NEWER,
            "cannot read " + file + ": it was written by a newer version",
            "Use the newer version of Portwright that wrote it. Nothing was changed.");
      }
      String origin = fields.text("origin");
      for (Origin one : Origin.values()) {
        if (one.name().equalsIgnoreCase(origin)) {
          return new StorePlace(fields.text("url"), fields.text("branch"), one);
        }
      }
      throw fields.wrong("origin");
    } catch (StoreFailure damaged) {
      if (damaged.reason() != StoreFailure.Reason.DAMAGED) {
        throw damaged;
      }
      throw new StoreFailure(
          StoreFailure.Reason.DAMAGED,
          String.valueOf(damaged.getMessage()),
          "It says where the shared store is. Say it once more:\n\n"
              + "    portwright init -store=ADDRESS",
          damaged);
    }
  }

  /** Remembers it in a folder that exists; a crash leaves what was there before, or this. */
  public void write(Path folder) {
    ObjectNode node = CanonicalJson.NODES.objectNode();
    node.put("format", FORMAT).put("url", url).put("branch", branch);
    node.put("origin", origin.name().toLowerCase(Locale.ROOT));
    Path file = folder.resolve(FILE);
    try {
      Path draft = Files.createTempFile(folder, FILE, ".new");
      Files.write(draft, CanonicalJson.lines(node));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw StoreFailure.writing(file.toString(), folder, failed);
    }
  }

  /** Forgets it. */
  public static void forget(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      Files.deleteIfExists(file);
    } catch (IOException failed) {
      throw StoreFailure.writing(file.toString(), folder, failed);
    }
  }
}
