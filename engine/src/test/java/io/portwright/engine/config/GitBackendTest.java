package io.portwright.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.DiagnosticCode;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses of shared stores and names of their branches, as people write them. */
class GitBackendTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://git.example.com/net/state.git",
        "https://git.example.com:8443/net/state",
        "ssh://git@git.example.com/net/state.git",
        "ssh://git@git.example.com:2222/net/state.git",
        "ssh://git.example.com/net/state.git",
        "git@git.example.com:net/state.git",
        "file:///srv/git/state.git",
        "../state.git",
        "/srv/git/state.git",
        "C:\\git\\state.git",
        "http://127.0.0.1:8080/state.git",
        "http://localhost/state.git",
      })
  void takesWhatGitTakes(String address) {
    assertThat(GitBackend.address(address, Optional.empty())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', STORE-40",
    "'  ', STORE-40",
    "s3://bucket/state, STORE-40",
    "git://git.example.com/state.git, STORE-40",
    "https:///state.git, STORE-40",
    "file://state.git, STORE-40",
    "git.example.com:net/state.git, STORE-40",
    "https://ann:hunter2@git.example.com/state.git, STORE-41",
    "https://hunter2@git.example.com/state.git, STORE-41",
    "ssh://git:hunter2@git.example.com/state.git, STORE-41",
    "http://hunter2@127.0.0.1/state.git, STORE-41",
    "svn://ann:hunter2@git.example.com/state, STORE-40",
    "http://git.example.com/state.git, STORE-42",
    "http://10.0.0.7/state.git, STORE-42",
  })
  void refusesAllElseAndShowsNoLogin(String address, String code) {
    Optional<Diagnostic> found = GitBackend.address(address, Optional.empty());
    assertThat(found.flatMap(Diagnostic::code).map(DiagnosticCode::text)).contains(code);
    assertThat(found.toString()).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"portwright", "net/state", "a-b_c.d", "A1"})
  void takesBeginningsOfBranchNames(String prefix) {
    assertThat(GitBackend.prefix(prefix, Optional.empty())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/a",
        "a/",
        "a//b",
        "a..b",
        "-a",
        ".a",
        "a.",
        "a/.b",
        "a.lock",
        "a.lock/b",
        "a b",
        "a:b",
        "a~1",
        "a^",
        "a?",
        "a*",
        "a[",
        "a\\b",
        "@{",
        "ä",
        "a\n",
      })
  void refusesWhatNoBranchBeginsWith(String prefix) {
    assertThat(
            GitBackend.prefix(prefix, Optional.empty())
                .flatMap(Diagnostic::code)
                .map(DiagnosticCode::text))
        .contains("STORE-43");
  }
}
