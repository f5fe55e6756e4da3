package io.portwright.engine.state;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Text of a commit: one readable line, then trailers. Holds no price and no secret.
 *
 * @param summary what was done, such as {@code Order megaport_port.syd}
 * @param trailers in the order they were added
 */
public record CommitMessage(String summary, List<Trailer> trailers) {
  private static final int NAMED = 3;
  private static final Pattern KEY = Pattern.compile("[A-Z][A-Za-z]*(-[A-Za-z]+)*");

  /** One {@code Key: value} line. */
  public record Trailer(String key, String value) {
    public Trailer {
      if (!KEY.matcher(key).matches()) {
        throw new IllegalArgumentException("not a trailer key: " + key);
      }
    }
  }

  public CommitMessage {
    trailers = List.copyOf(trailers);
  }

  /** Names for a summary: at most three, then a number. */
  public static String names(List<?> things) {
    List<String> all = things.stream().map(Object::toString).toList();
    return all.size() <= NAMED
        ? String.join(", ", all)
        : String.join(", ", all.subList(0, NAMED - 1))
            + " and "
            + (all.size() - NAMED + 1)
            + " more";
  }

  public static CommitMessage of(String summary) {
    return new CommitMessage(summary, List.of());
  }

  /** Which command or step, such as {@code apply} or {@code intent}. */
  public CommitMessage operation(String name) {
    return with("Operation", name);
  }

  public CommitMessage plan(String hash) {
    return with("Plan", hash);
  }

  /** Commit of the configuration's own repository. */
  public CommitMessage configuration(String commit) {
    return with("Configuration", commit);
  }

  public CommitMessage actor(String who) {
    return with("Actor", who);
  }

  public CommitMessage order(String id) {
    return with("Order", id);
  }

  public CommitMessage trace(String id) {
    return with("Trace", id);
  }

  /** With one more trailer; a key may occur more than once. */
  public CommitMessage with(String key, String value) {
    List<Trailer> more = new ArrayList<>(trailers);
    more.add(new Trailer(key, value));
    return new CommitMessage(summary, more);
  }

  /** The whole text. */
  public String text() {
    StringBuilder out = new StringBuilder(oneLine(summary)).append('\n');
    for (int i = 0; i < trailers.size(); i++) {
      out.append(i == 0 ? "\n" : "");
      out.append(trailers.get(i).key()).append(": ").append(oneLine(trailers.get(i).value()));
      out.append('\n');
    }
    return out.toString();
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
