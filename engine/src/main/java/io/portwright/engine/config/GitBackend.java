package io.portwright.engine.config;

import io.portwright.engine.eval.GoText;
import io.portwright.engine.git.BranchPrefix;
import io.portwright.engine.git.RemoteAddress;
import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.BodyNode;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.value.Conversion;
import io.portwright.provider.value.Conversion.Attempt;
import io.portwright.provider.value.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a block {@code backend "git"} says: where the state is that several people share. The same
 * can be said on the command line, and the same is wrong there.
 *
 * @param url address of the repository as written; empty when somebody else has to say it
 * @param branch first part of the names of its branches
 * @param problems the others are worth nothing if there are any
 */
public record GitBackend(Optional<String> url, Optional<String> branch, List<Diagnostic> problems) {
  private static final String URL = "url";
  private static final String BRANCH = "branch";
  private static final BlockShape SHAPE = BlockShape.of(Set.of(), Set.of(URL, BRANCH), Set.of());

  /** Only for the question whether it is an address at all. */
  private static final Path ANYWHERE = Path.of("").toAbsolutePath();

  /** The short form of ssh without its user: {@code github.com:team/state}. */
  private static final Pattern NO_USER = Pattern.compile("[^/\\\\@:]{2,}:[^\\\\].*");

  private static final String FORMS =
      """
      Write one of these:

          https://HOST/PATH.git
          ssh://git@HOST/PATH.git
          git@HOST:PATH.git
          file:///FOLDER.git, or the path of a folder\
      """;

  public GitBackend {
    problems = List.copyOf(problems);
  }

  static GitBackend read(BlockNode block) {
    return read(block.body(), BlockShape.missingPlace(block));
  }

  /**
   * @param missing where arguments that are missing are reported
   */
  static GitBackend read(BodyNode body, SourceRange missing) {
    List<Diagnostic> found = new ArrayList<>(SHAPE.problems(body, missing));
    Optional<String> url = text(body, URL, found);
    Optional<String> branch = text(body, BRANCH, found);
    Optional<SourceRange> urlRange = range(body, URL);
    url.flatMap(text -> address(text, urlRange)).ifPresent(found::add);
    branch.flatMap(text -> prefix(text, range(body, BRANCH))).ifPresent(found::add);
    return new GitBackend(url, branch, found);
  }

  private static Optional<SourceRange> range(BodyNode body, String name) {
    return body.attribute(name).map(attribute -> attribute.expression().range());
  }

  private static Optional<String> text(BodyNode body, String name, List<Diagnostic> found) {
    return body.attribute(name)
        .map(AttributeNode::expression)
        .flatMap(expression ->
            Constants.value(expression, found)
                .flatMap(value ->
                    switch (Conversion.convert(value, Type.STRING)) {
                      case Attempt.Converted text when text.value().isPresent() ->
                          Optional.of(text.value().asString());
                      case Attempt.Converted _ -> Optional.empty();
                      case Attempt.Failed failed -> {
                        found.add(
                            Diagnostic.error(
                                "Incorrect attribute value type",
                                "Inappropriate value for attribute \""
                                    + name
                                    + "\": "
                                    + failed.message()
                                    + ".",
                                expression.range()));
                        yield Optional.empty();
                      }
                    }));
  }

  /**
   * What is wrong with the address of a store, if anything is.
   *
   * @param place where it is written; empty for the command line
   */
  public static Optional<Diagnostic> address(String written, Optional<SourceRange> place) {
    Optional<RemoteAddress> address =
        NO_USER.matcher(written).matches() && !written.contains("://")
            ? Optional.empty()
            : RemoteAddress.read(written, ANYWHERE);
    if (address.isEmpty()) {
      return Optional.of(at(notOne(written), place));
    }
    if (address.get().holdsLogin()) {
      return Optional.of(login(address.get(), place));
    }
    return address.get().isReadableOnTheWay()
        ? Optional.of(at(readable(address.get()), place))
        : Optional.empty();
  }

  private static Diagnostic at(Diagnostic problem, Optional<SourceRange> place) {
    return place.map(problem::at).orElse(problem);
  }

  private static Diagnostic notOne(String written) {
    boolean noUser = NO_USER.matcher(written).matches() && !written.contains("://");
    String text = written.isBlank() ? "An empty text" : quotedWithoutLogin(written);
    return Diagnostic.error(
            "Not the address of a git repository",
            text
                + " is no address that git takes. "
                + (noUser ? "For ssh, write the user as well:\n\n    git@" + written : FORMS))
        .withCode("STORE-40");
  }

  private static String quotedWithoutLogin(String written) {
    return GoText.quoted(written.replaceFirst("://[^/?#]*@", "://…@"));
  }

  /** Has no excerpt of the file: that would show the login once more. */
  private static Diagnostic login(RemoteAddress address, Optional<SourceRange> place) {
    String where =
        place
            .map(range -> "The address in " + range.file().name() + " line " + range.startLine())
            .orElse("This address");
    return Diagnostic.error(
            "Login in the address of the store",
            where
                + " holds a login. Files are copied and keep their history, command lines are"
                + " logged, so consider it known to others: change it. Then write only\n\n    "
                + address
                + "\n\nThe login is taken from PORTWRIGHT_GIT_TOKEN (with PORTWRIGHT_GIT_HOST for a"
                + " host other than github.com), ~/.git-credentials or ~/.netrc; ssh takes the keys"
                + " in ~/.ssh.")
        .withCode("STORE-41");
  }

  private static Diagnostic readable(RemoteAddress address) {
    return Diagnostic.error(
            "Store would be sent in clear",
            "Over http, everybody on the way could read the login and change the state. Use"
                + " https:\n\n    "
                + address.toString().replaceFirst("http:", "https:"))
        .withCode("STORE-42");
  }

  /** What is wrong with the first part of branch names, if anything is. */
  public static Optional<Diagnostic> prefix(String written, Optional<SourceRange> place) {
    if (BranchPrefix.isAllowed(written)) {
      return Optional.empty();
    }
    Diagnostic problem =
        Diagnostic.error(
                "Not the beginning of a branch name",
                "The branch of a workspace is called BRANCH/WORKSPACE, and git takes no branch that"
                    + " begins with "
                    + GoText.quoted(written)
                    + ". Use letters, digits, \"_\", \"-\" and single inner dots, in parts that"
                    + " \"/\" divides; without it, branches begin with \""
                    + BranchPrefix.USUAL
                    + "\".")
            .withCode("STORE-43");
    return Optional.of(at(problem, place));
  }
}
