package io.portwright.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.cli.command.GitHost.Pushes;
import io.portwright.cli.command.Ran.Input;
import io.portwright.engine.state.git.StateRepository;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people whose state is at a git host that is reached over http. */
class SharedStoreCommandsTest {
  private static final String CONFIGURATION =
      """
      resource "terraform_data" "a" {
        input = "one"
      }
      """;

  @TempDir private Path temp;
  private Path bare;
  private GitHost host;

  @BeforeEach
  void anEmptyRepositoryAndTwoFolders() throws IOException {
    bare = temp.resolve("team.git");
    StateRepository.openOrCreate(bare).close();
    host = new GitHost(bare);
    for (String who : new String[] {"ann", "bob"}) {
      Path folder = Files.createDirectories(temp.resolve(who).resolve("work"));
      Files.writeString(folder.resolve("main.tf"), CONFIGURATION);
    }
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private Ran run(String who, String... words) {
    return Ran.program(temp.resolve(who).resolve("work"), Input.PIPE, "", words);
  }

  private Ran answered(String who, String answer, String... words) {
    return Ran.program(temp.resolve(who).resolve("work"), Input.TERMINAL, answer + "\n", words);
  }

  private void annHasApplied() {
    good(run("ann", "init", "-store=" + host.url(), "-create-identity"));
    good(run("ann", "apply", "-auto-approve"));
  }

  private static Ran good(Ran ran) {
    assertThat(ran.err()).doesNotContain("error[", "Error:");
    assertThat(ran.code()).isEqualTo(0);
    return ran;
  }

  private void change(String who, String from, String to) throws IOException {
    Path file = temp.resolve(who).resolve("work/main.tf");
    Files.writeString(file, Files.readString(file).replace(from, to));
  }

  private String head(String who) {
    Matcher found =
        Pattern.compile("commit ([0-9a-f]{12})").matcher(run(who, "state", "log").out());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private void setBack(String commit) throws IOException {
    Path ref = bare.resolve("refs/heads/portwright/default");
    Files.writeString(ref, commit + "\n");
  }

  private String tip() throws IOException {
    return Files.readString(bare.resolve("refs/heads/portwright/default")).strip();
  }

  @Test
  void whatOneHasAppliedTheOtherSees() throws IOException {
    annHasApplied();
    Ran keyless = run("bob", "init", "-store=" + host.url());
    assertThat(keyless.err()).contains("error[STORE-7]", "init -create-identity");
    assertThat(keyless.out()).contains(host.url(), "portwright/default: 1 object.");
    assertThat(temp.resolve("bob/home/portwright/identity")).doesNotExist();
    Ran stranger = run("bob", "init", "-create-identity");
    Matcher key =
        Pattern.compile("state recipients add -name=NAME (age1\\w+)").matcher(stranger.err());
    assertThat(key.find()).isTrue();
    good(run("ann", "state", "recipients", "add", "-name=Bob", key.group(1)));
    good(run("bob", "init"));
    assertThat(good(run("bob", "plan")).out()).contains("No changes.");
    change("bob", "one", "two");
    good(run("bob", "apply", "-auto-approve"));
    assertThat(good(run("ann", "state", "show", "terraform_data.a")).out()).contains("\"two\"");
  }

  @Test
  void withoutTheHostStateIsReadAndNotChanged() throws IOException {
    annHasApplied();
    host.close();
    Ran list = run("ann", "state", "list");
    assertThat(list.out()).isEqualTo("terraform_data.a\n");
    assertThat(list.err())
        .containsOnlyOnce("warning[STORE-20]")
        .contains("Create terraform_data.a", "It cannot be changed from here");
    assertThat(list.code()).isEqualTo(0);
    assertThat(run("ann", "show").err()).containsOnlyOnce("warning[STORE-20]");
    assertThat(run("ann", "output").err()).containsOnlyOnce("STORE-20");
    assertThat(run("ann", "state", "verify").code()).isEqualTo(0);
    Ran plan = run("ann", "plan");
    assertThat(plan.err()).containsOnlyOnce("warning[STORE-20]");
    assertThat(plan.code()).isEqualTo(0);
    Ran removal = run("ann", "state", "rm", "terraform_data.a");
    assertThat(removal.err()).contains("error[STORE-20]");
    assertThat(removal.code()).isEqualTo(1);
    change("ann", "one", "two");
    Ran apply = run("ann", "apply", "-auto-approve");
    assertThat(apply.err()).contains("error[STORE-20]");
    assertThat(apply.out()).doesNotContain("terraform_data.a: ");
    assertThat(apply.code()).isEqualTo(1);
    assertThat(run("bob", "init", "-store=" + host.url()).err()).contains("error[STORE-20]");
  }

  @Test
  void aPushWhoseAnswerIsLostIsFoundAgain() throws IOException {
    annHasApplied();
    change("ann", "one", "two");
    host.next(Pushes.ANSWER_LOST);
    assertThat(good(run("ann", "apply", "-auto-approve")).out())
        .contains("Apply complete: 0 added, 1");
    assertThat(run("ann", "state", "log").out().split("\ncommit ", -1)).hasSize(2);
    assertThat(run("ann", "plan").out()).contains("No changes.");
  }

  @Test
  void aHostThatRefusesTheBranchIsNamed() {
    good(run("ann", "init", "-store=" + host.url(), "-create-identity"));
    host.next(Pushes.REFUSED);
    Ran apply = run("ann", "workspace", "new", "-lock=false", "dev");
    assertThat(apply.err())
        .contains(
            "error[STORE-22]",
            "protected branch hook declined",
            "portwright/dev",
            "Nothing was changed.");
    assertThat(apply.code()).isEqualTo(1);
  }

  @Test
  void aHostThatWantsALoginSaysWhereItBelongs() {
    host.wantLogin();
    assertThat(run("ann", "init", "-store=" + host.url()).err())
        .contains("error[STORE-21]", "PORTWRIGHT_GIT_TOKEN", "~/.netrc", "~/.git-credentials");
    assertThat(temp.resolve("ann/work/.portwright/store.json")).doesNotExist();
  }

  @Test
  void aRewrittenHistoryIsTakenOverByItsNameOnly() throws IOException {
    annHasApplied();
    String first = tip();
    change("ann", "one", "two");
    good(run("ann", "apply", "-auto-approve"));
    String second = head("ann");
    setBack(first);
    String brief = first.substring(0, 12);
    assertThat(run("ann", "plan").err())
        .contains("error[STORE-23]", "portwright init -accept-history=" + brief, second);
    assertThat(run("ann", "init", "-accept-history=" + second).err()).contains("STORE-49", first);
    assertThat(run("ann", "init", "-accept-history=" + brief).err()).contains("STORE-50", first);
    assertThat(answered("ann", "no", "init", "-accept-history=" + brief).code()).isEqualTo(1);
    assertThat(run("ann", "plan").err()).contains("STORE-23");
    good(answered("ann", "yes", "init", "-accept-history=" + brief));
    assertThat(head("ann")).isEqualTo(brief);
    assertThat(run("ann", "init", "-accept-history=" + brief).err()).contains("STORE-52");
  }

  @Test
  void withoutAnybodyToAskTheWholeCommitIsAYes() throws IOException {
    annHasApplied();
    String first = tip();
    change("ann", "one", "two");
    good(run("ann", "apply", "-auto-approve"));
    setBack(first);
    good(run("ann", "init", "-input=false", "-accept-history=" + first));
    assertThat(run("ann", "plan").out()).contains("1 to change");
  }

  /** Says yes, but only after somebody else has done something. */
  private static BufferedReader yesAfter(Runnable rival) {
    return new BufferedReader(new StringReader("yes\n")) {
      @Override
      public String readLine() throws IOException {
        rival.run();
        return super.readLine();
      }
    };
  }

  @Test
  void whoeverAnswersTooLateIsToldWhoWasFaster() throws IOException {
    annHasApplied();
    Path key = temp.resolve("ann/home/portwright/identity");
    Files.createDirectories(temp.resolve("bob/home/portwright"));
    Files.copy(key, temp.resolve("bob/home/portwright/identity"));
    good(run("bob", "init", "-store=" + host.url()));
    change("ann", "one", "two");
    change("bob", "one", "three");
    Ran ann =
        Ran.program(
            temp.resolve("ann/work"),
            Input.TERMINAL,
            yesAfter(() -> good(run("bob", "apply", "-auto-approve", "-lock=false"))),
            "apply",
            "-lock=false");
    assertThat(ann.code()).isEqualTo(1);
    assertThat(ann.err())
        .contains("State has moved since:", "Change terraform_data.a", "portwright state diff ");
    assertThat(run("bob", "state", "show", "terraform_data.a").out()).contains("\"three\"");
    assertThat(run("bob", "plan").out()).contains("No changes.");
  }

  @Test
  void aDamagedMemoryIsMadeAnew() throws IOException {
    annHasApplied();
    Path memory = temp.resolve("ann/work/.portwright/store.json");
    Files.writeString(memory, "{");
    assertThat(run("ann", "state", "list").err())
        .contains("error[STORE-1]", "portwright init -store=ADDRESS");
    good(run("ann", "init", "-store=" + host.url()));
    assertThat(run("ann", "state", "list").out()).isEqualTo("terraform_data.a\n");
  }
}
