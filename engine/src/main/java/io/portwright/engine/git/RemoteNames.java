package io.portwright.engine.git;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;

/** The branches and tags of a remote repository, and what a {@code ref} option means among them. */
final class RemoteNames {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
  private static final Pattern REVISION = Pattern.compile("[0-9A-Fa-f]{4,40}|.*[~^@{}:].*");
  private static final int SHOWN = 8;

  private final Map<String, Ref> refs;

  RemoteNames(Map<String, Ref> refs) {
    this.refs = new TreeMap<>(refs);
  }

  boolean isEmpty() {
    return refs.isEmpty();
  }

  /**
   * The branch or tag, where a fresh clone would find it: its only local branch is the default one,
   * so a tag comes before any other branch.
   */
  Optional<Ref> find(String name) {
    if (name.isEmpty() || name.equals("HEAD")) {
      return Optional.ofNullable(refs.get("HEAD"));
    }
    String branch = name.startsWith("origin/") ? name.substring("origin/".length()) : name;
    List<String> places =
        List.of(
            isDefaultBranch(name) ? "refs/heads/" + name : "",
            "refs/tags/" + name,
            "refs/heads/" + branch,
            name.startsWith("refs/") ? name : "");
    return places.stream().map(refs::get).filter(ref -> ref != null).findFirst();
  }

  private boolean isDefaultBranch(String name) {
    Ref head = refs.get("HEAD");
    return head != null
        && head.isSymbolic()
        && head.getTarget().getName().equals("refs/heads/" + name);
  }

  /** The commit that a branch or tag points at, as far as the server says. */
  static Optional<ObjectId> commit(Ref ref) {
    return Optional.ofNullable(ref.getPeeledObjectId())
        .or(() -> Optional.ofNullable(ref.getObjectId()));
  }

  static boolean isCommit(String name) {
    return COMMIT.matcher(name).matches();
  }

  /** Whether only the whole history can tell what the name means. */
  static boolean needsHistory(String name) {
    return REVISION.matcher(name).matches();
  }

  /** For messages: {@code branches main, feat; tags v1, v2}. */
  String shown() {
    return shown("branches", "refs/heads/") + "; " + shown("tags", "refs/tags/");
  }

  private String shown(String kind, String prefix) {
    List<String> names = new ArrayList<>();
    refs.keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .forEach(names::add);
    if (names.isEmpty()) {
      return "no " + kind;
    }
    boolean more = names.size() > SHOWN;
    List<String> last = more ? names.subList(names.size() - SHOWN, names.size()) : names;
    return kind + " " + String.join(", ", last) + (more ? " and more" : "");
  }
}
