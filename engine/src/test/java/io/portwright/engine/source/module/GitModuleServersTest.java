package io.portwright.engine.source.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.git.GitWebServer;
import io.portwright.engine.source.module.FetchSettings.Renewal;
import io.portwright.provider.diagnostic.Diagnostic;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Packages that come from a server: how often it is asked, logins, and patience. */
class GitModuleServersTest extends GitModulesFixture {
  @Test
  void serversOverHttpAreAskedOnceForEachPackage() throws IOException {
    try (GitWebServer server = new GitWebServer(temp.resolve("served"))) {
      String source = "git::" + server.url("/git/net.git") + "//core?ref=v1";
      find(folders(Renewal.RECORDED), "net", source).orThrow();
      int requests = server.seen().size();
      assertThat(requests).isBetween(2, 6);
      find(folders(Renewal.RECORDED), "net", source).orThrow();
      assertThat(server.seen()).hasSize(requests);
    }
  }

  @Test
  void privateRepositorySaysHowToLogIn() throws IOException {
    try (GitWebServer server = new GitWebServer(temp.resolve("served"))) {
      assertThat(failure("git::" + server.url("/private/net.git")).detail())
          .isEqualTo(
              """
              Could not download module "net" (main.tf:1) source code from "git::%1$s": %2$s asks \
              for a login.

              Portwright never asks for a password. A private repository can be read with one of \
              these:

                - a token in the environment:

                  PORTWRIGHT_GIT_HOST=%2$s PORTWRIGHT_GIT_TOKEN=TOKEN

                - a line in the file ~/.git-credentials:

                  https://USER:TOKEN@%2$s

                - a line in the file ~/.netrc:

                  machine 127.0.0.1 login USER password TOKEN

                - the ssh address of the repository, git::ssh://git@HOST/REPOSITORY.git, with a \
              key in ~/.ssh\
              """
                  .formatted(server.url("/private/net.git"), server.host()));
    }
  }

  @Test
  void noSecretReachesAMessageOrTheRecord() throws IOException {
    try (GitWebServer server = new GitWebServer(temp.resolve("served"))) {
      server.allow("bob", "hunter2");
      String url = "git::" + server.url("/private/net.git").replace("//", "//bob:hunter2@");
      assertThat(find(folders(Renewal.RECORDED), "net", url).value()).isPresent();
      assertThat(record()).contains("redacted@127.0.0.1").doesNotContain("hunter2", "bob");
      assertThat(String.join("\n", fetched)).doesNotContain("hunter2");
      for (String bad :
          List.of("?ref=none", "//none", "?token=hunter2", "//../x", "x?sshkey=hunter2")) {
        Diagnostic found = failure(url + bad);
        assertThat(found.detail()).doesNotContain("hunter2");
        assertThat(found.subject().orElseThrow().text()).doesNotContain("hunter2");
      }
      // another login to the same repository is the same package
      fetched.clear();
      find(folders(Renewal.RECORDED), "net", url.replace("hunter2", "other")).orThrow();
      assertThat(fetched).isEmpty();
    }
  }

  @Test
  void hungServerIsLeft() throws IOException {
    try (GitWebServer server = new GitWebServer(temp.resolve("served"))) {
      Diagnostic found = failure("git::" + server.url("/hang/net.git"));
      assertThat(found.detail()).contains("does not answer in time.\n\nCheck the address");
    }
  }
}
