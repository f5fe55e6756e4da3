package io.portwright.cli.command;

import io.portwright.engine.state.Author;
import io.portwright.provider.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;

/**
 * Somebody's word that real services may be ordered although this folder alone knows of them. It is
 * kept beside the store and not in it: whoever takes over the history elsewhere gives their own.
 */
final class LocalStoreConsent {
  /** Flag of {@code init} that gives it without a question. */
  static final String FLAG = "-accept-local-store";

  private static final String FILE = "local-store-accepted";

  private static final String STAKES =
      """
      The state of this folder is kept in this folder alone, in .portwright/store.git.
      It is the only record of which real services are ordered, and billed, from here:
      if the folder is lost, they go on and nothing here can change or end them.
      """;

  private final Path folder;

  /**
   * @param folder {@code .portwright} beside the configuration
   */
  LocalStoreConsent(Path folder) {
    this.folder = folder;
  }

  boolean isGiven() {
    return Files.exists(folder.resolve(FILE));
  }

  /** Remembers it for all later runs in this folder. */
  void give(Author by) {
    PrivateFolder.make(folder);
    Path file = folder.resolve(FILE);
    String line =
        "Real orders with a store of this folder alone: accepted "
            + by.at().truncatedTo(ChronoUnit.SECONDS)
            + (by.name().isBlank() ? "" : " by " + by.name())
            + "\n";
    try {
      Files.writeString(file, line, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** What is asked once. */
  static String question() {
    return STAKES
        + """

        To keep it where others see it too, answer no, and give it a git repository:

            portwright init -store=ADDRESS -migrate-state

        Do you want to order with a state that only this folder has? This is asked once.
          Only 'yes' is accepted.

          Enter a value:\
        """
        + " ";
  }

  /** Why nothing is ordered where nobody can be asked. */
  static Diagnostic missing() {
    return Diagnostic.error(
            "Real orders need a store that lasts",
            STAKES.replace('\n', ' ').strip()
                + " Nobody has accepted that yet, and nobody can be asked here. Nothing was"
                + " ordered.\n\nGive the state a git repository that others see"
                + " too:\n\n    portwright init -store=ADDRESS -migrate-state\n\nOr accept it for"
                + " this folder, once:\n\n    portwright init "
                + FLAG)
        .withCode("STORE-55");
  }
}
