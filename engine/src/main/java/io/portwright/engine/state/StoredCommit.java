package io.portwright.engine.state;

import io.portwright.engine.state.CommitMessage.Trailer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One commit in the history of a state.
 *
 * @param parent the commit before; empty for the first one
 */
public record StoredCommit(
    CommitId id, Optional<CommitId> parent, Author author, CommitMessage message) {
  private static final Pattern TRAILER = Pattern.compile("([A-Z][A-Za-z]*(?:-[A-Za-z]+)*): (.*)");

  /** First value of a trailer. */
  public Optional<String> trailer(String key) {
    return trailers(key).stream().findFirst();
  }

  /** All values of a trailer, in order. */
  public List<String> trailers(String key) {
    return message.trailers().stream()
        .filter(trailer -> trailer.key().equals(key))
        .map(Trailer::value)
        .toList();
  }

  /** Who did it: the user of the service if the run had one, else the author of the commit. */
  public String actor() {
    return trailer("Actor").orElse(author.name());
  }

  /** The opposite of {@link CommitMessage#text()}; lines that are no trailers are left out. */
  public static CommitMessage message(String text) {
    List<String> lines = text.lines().toList();
    List<Trailer> trailers = new ArrayList<>();
    for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      Matcher form = TRAILER.matcher(line);
      if (form.matches()) {
        trailers.add(new Trailer(form.group(1), form.group(2)));
      }
    }
    return new CommitMessage(lines.isEmpty() ? "" : lines.getFirst(), trailers);
  }
}
