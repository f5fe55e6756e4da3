package io.portwright.engine.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.portwright.engine.git.RemoteFailure.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteRepositoryTest {
  private static final Patience SHORT = new Patience(Duration.ofSeconds(1), Duration.ofSeconds(3));

  @TempDir private Path temp;
  private SampleRepository sample;
  private GitWebServer server;
  private String first;
  private String second;
  private String side;
  private SortedMap<String, String> environment;
  private int count;

  @BeforeEach
  void repositoryWithTwoBranchesAndTags() throws IOException {
    sample = SampleRepository.create(temp.resolve("served/net.git"));
    first = sample.commit("main", Map.of("main.tf", "# one", "sub/a.tf", "# a"));
    sample.tag("v1", first);
    sample.annotatedTag("v1.1", first);
    side = sample.commit("side", Map.of("main.tf", "# side"));
    sample.tag("both", first);
    sample.commit("both", Map.of("main.tf", "# branch of the same name as a tag"));
    second = sample.commit("main", Map.of("main.tf", "# two"));
    sample.tag("main", first);
    sample.tag("v2", second);
    server = new GitWebServer(temp.resolve("served"));
    environment = new TreeMap<>();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private RemoteRepository open(String url, Patience patience) {
    Path bare = temp.resolve("bare" + count++);
    return RemoteRepository.open(
        new RemoteAddress(url, ""), bare, new Access(environment, temp.resolve("home"), patience));
  }

  private String content(String url, String ref) throws IOException {
    try (RemoteRepository remote = open(url, Patience.USUAL)) {
      String commit = remote.commit(ref);
      remote.fetch(commit);
      Path files = temp.resolve("files" + count);
      CommitFiles.write(temp.resolve("bare" + (count - 1)), commit, files);
      return Files.readString(files.resolve("main.tf"));
    }
  }

  private RemoteFailure failure(String url, String ref) {
    return catchThrowableOfType(
        RemoteFailure.class,
        () -> {
          try (RemoteRepository remote = open(url, SHORT)) {
            remote.fetch(remote.commit(ref));
          }
        });
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # ref         | what main.tf holds
          ''            | # two
          HEAD          | # two
          main          | # two
          side          | # side
          origin/side   | # side
          v1            | # one
          v1.1          | # one
          both          | # one
          refs/tags/v1  | # one
          v2~1          | # one
          v1^{}         | # one
          """)
  void refIsWhatAFreshCloneWouldCheckOut(String ref, String content) throws IOException {
    assertThat(content(sample.url(), ref)).isEqualTo(content);
    assertThat(content(server.url("/git/net.git"), ref)).isEqualTo(content);
  }

  @Test
  void commitIsFoundByItsNameAndByTheStartOfIt() throws IOException {
    for (String url : new String[] {sample.url(), server.url("/git/net.git")}) {
      assertThat(content(url, first)).isEqualTo("# one");
      assertThat(content(url, first.substring(0, 8))).isEqualTo("# one");
      assertThat(content(url, side)).isEqualTo("# side");
    }
  }

  @Test
  void commitThatNoBranchHoldsAnyMoreIsNamed() {
    String gone = "0123456789abcdef0123456789abcdef01234567";
    for (String url : new String[] {sample.url(), server.url("/git/net.git")}) {
      RemoteFailure found = failure(url, gone);
      assertThat(found.reason()).isEqualTo(Reason.NO_COMMIT);
      assertThat(found.text()).contains(gone);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nope", "abcdef12", "-x", "main~99", "@{1", "feature/x", "v1^{tree}"})
  void unknownRefIsNamedTogetherWithTheKnownOnes(String ref) {
    RemoteFailure found = failure(server.url("/git/net.git"), ref);
    assertThat(found.reason()).isEqualTo(Reason.NO_COMMIT);
    assertThat(found.text())
        .isEqualTo(
            "there is no branch, tag or commit \""
                + ref
                + "\" (branches both, main, side; tags both, main, v1, v1.1, v2)");
  }

  @Test
  void repositoryWithoutCommitsIsSaidToBeEmpty() {
    SampleRepository empty = SampleRepository.create(temp.resolve("served/empty.git"));
    assertThat(failure(empty.url(), "").text()).isEqualTo("the repository has no commits yet");
    assertThat(failure(server.url("/git/empty.git"), "").text())
        .isEqualTo("the repository has no commits yet");
  }

  @Test
  void missingRepositoryIsNamed() {
    assertThat(failure("file://" + temp.resolve("nowhere"), "").reason())
        .isEqualTo(Reason.NO_REPOSITORY);
    assertThat(failure(server.url("/git/nowhere.git"), "").reason())
        .isEqualTo(Reason.NO_REPOSITORY);
    assertThat(failure("file://" + temp, "").reason()).isEqualTo(Reason.NO_REPOSITORY);
  }

  @Test
  void serverThatIsNoneIsToldApart() throws IOException {
    assertThat(failure(server.url("/page/x"), "").reason()).isEqualTo(Reason.NOT_GIT);
    assertThat(failure(server.url("/broken/x"), "").reason()).isEqualTo(Reason.NOT_GIT);
    assertThat(failure(server.url("/forbidden/x"), "").reason()).isEqualTo(Reason.LOGIN_REFUSED);
    assertThat(failure("https://no-such-host.invalid/r.git", "").reason())
        .isEqualTo(Reason.UNREACHABLE);
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    assertThat(failure("http://127.0.0.1:" + closed + "/r.git", "").reason())
        .isEqualTo(Reason.UNREACHABLE);
    assertThat(failure("git://127.0.0.1:" + closed + "/r.git", "").reason())
        .isEqualTo(Reason.UNREACHABLE);
  }

  @Test
  void answerThatIsNotSecureIsNotTrusted() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual()
          .start(() -> {
            while (!socket.isClosed()) {
              try (Socket connection = socket.accept()) {
                connection.getOutputStream().write("HTTP/1.0 400 no\r\n\r\n".getBytes(UTF_8));
              } catch (IOException _) {
                // the next one, or the end
              }
            }
          });
      String url = "https://bob:hunter2@127.0.0.1:" + socket.getLocalPort() + "/r.git";
      RemoteFailure found = failure(url, "");
      assertThat(found.reason()).isEqualTo(Reason.UNTRUSTED);
      assertThat(found.text())
          .startsWith("no secure connection to 127.0.0.1:")
          .doesNotContain("bob");
    }
  }

  @Test
  void hungServerDoesNotHangUs() {
    long start = System.nanoTime();
    assertThat(failure(server.url("/hang/x"), "").reason()).isEqualTo(Reason.TOO_SLOW);
    assertThat(failure(server.url("/drip/x"), "").reason()).isEqualTo(Reason.TOO_SLOW);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }

  // ---- logins ----

  private void home(String file, String text) throws IOException {
    Path home = Files.createDirectories(temp.resolve("home"));
    Files.writeString(home.resolve(file), text, StandardCharsets.UTF_8);
  }

  @Test
  void withoutALoginThePrivateRepositoryAsksForOne() {
    RemoteFailure found = failure(server.url("/private/net.git"), "");
    assertThat(found.reason()).isEqualTo(Reason.LOGIN_MISSING);
    assertThat(found.text()).isEqualTo(server.host() + " asks for a login");
  }

  @Test
  void everyKindOfLoginOpensIt() throws IOException {
    server.allow("bob", "p@ss word");
    String url = server.url("/private/net.git");
    assertThat(content(url.replace("//", "//bob:p%40ss%20word@"), "")).isEqualTo("# two");

    home(".git-credentials", "https://x:y@other\nhttp://bob:p%40ss%20word@" + server.host() + "\n");
    assertThat(content(url, "")).isEqualTo("# two");
    home(".git-credentials", "");

    home(".netrc", "machine 127.0.0.1\n  login bob\n  password \"p@ss word\"\n");
    assertThat(failure(url, "").reason()).isEqualTo(Reason.LOGIN_REFUSED);
    server.allow("bob", "plain");
    home(
        ".netrc",
        "machine other login eve password no\nmachine 127.0.0.1 login bob password plain");
    assertThat(content(url, "")).isEqualTo("# two");
    home(".netrc", "");

    server.allow("oauth2", "token");
    environment.put(Logins.TOKEN, "token");
    environment.put(Logins.HOST, server.host());
    assertThat(content(url, "")).isEqualTo("# two");
    environment.put(Logins.TOKEN, "bob:plain");
    assertThat(content(url, "")).isEqualTo("# two");
  }

  @Test
  void wrongLoginIsTriedOnceAndSaidToBeWrong() {
    RemoteFailure found =
        failure(server.url("/private/net.git").replace("//", "//bob:hunter2@"), "");
    assertThat(found.reason()).isEqualTo(Reason.LOGIN_REFUSED);
    assertThat(found.text()).doesNotContain("hunter2").doesNotContain("bob");
    assertThat(server.seen()).filteredOn(one -> one.contains("hunter2")).hasSize(1);
  }

  @Test
  void tokenGoesToItsOwnHostOnly() {
    environment.put(Logins.TOKEN, "secret-token");
    assertThat(failure(server.url("/private/net.git"), "").reason())
        .isEqualTo(Reason.LOGIN_MISSING);
    environment.put(Logins.HOST, "git.example.com");
    assertThat(failure(server.url("/private/net.git"), "").reason())
        .isEqualTo(Reason.LOGIN_MISSING);
    assertThat(server.seen()).noneMatch(one -> one.contains("secret-token"));
  }

  @Test
  void loginDoesNotFollowARedirectToAnotherHost() throws IOException {
    try (GitWebServer other = new GitWebServer(temp.resolve("served"))) {
      server.moveTo(other.url("/private"));
      String url = server.url("/moved/net.git").replace("//", "//bob:hunter2@");
      assertThat(failure(url, "").reason()).isEqualTo(Reason.LOGIN_MISSING);
      assertThat(other.seen()).isNotEmpty().noneMatch(one -> one.contains("hunter2"));
      server.moveTo(other.url("/git"));
      assertThat(content(url, "")).isEqualTo("# two");
      assertThat(other.seen()).noneMatch(one -> one.contains("hunter2"));
    }
  }

  @Test
  void loginIsWrittenToNoFile() throws IOException {
    server.allow("bob", "hunter2");
    String url = server.url("/private/net.git").replace("//", "//bob:hunter2@");
    assertThat(content(url, "main")).isEqualTo("# two");
    try (var files = Files.walk(temp)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain("hunter2")
            .doesNotContain("bob");
      }
    }
    assertThat(second).hasSize(40);
  }
}
