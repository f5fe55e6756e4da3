package io.portwright.engine.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.portwright.engine.git.RemoteFailure.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommitFilesTest {
  @TempDir private Path temp;
  private SampleRepository sample;
  private Path target;

  @BeforeEach
  void emptyRepository() {
    sample = SampleRepository.create(temp.resolve("repository.git"));
    target = temp.resolve("inside/files");
  }

  private List<String> write(ObjectId tree) {
    return CommitFiles.write(sample.folder(), sample.commit("main", tree), target);
  }

  private RemoteFailure failure(ObjectId tree) {
    return catchThrowableOfType(RemoteFailure.class, () -> write(tree));
  }

  @Test
  void filesAreWrittenAsTheyAre() throws IOException {
    String pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 5\n";
    write(
        sample.tree(
            Map.of(
                "main.tf", "# a\r\n",
                ".gitattributes", "* text eol=lf filter=lfs ident\n*.tf ident\n",
                "net/core/x.tf", "# $Id$\n",
                "big.bin", pointer,
                "naïve name.tf", "")));
    assertThat(target.resolve("main.tf")).hasContent("# a\r\n");
    assertThat(target.resolve("net/core/x.tf")).hasContent("# $Id$\n");
    assertThat(target.resolve("big.bin")).hasContent(pointer);
    assertThat(target.resolve("naïve name.tf")).exists();
  }

  @Test
  void submodulesStayEmptyAndAreNamed() {
    ObjectId other = ObjectId.fromString("0123456789abcdef0123456789abcdef01234567");
    ObjectId inner = sample.tree(sample.entry(FileMode.GITLINK, "sub", other));
    List<String> submodules = write(sample.tree(sample.entry(FileMode.TREE, "net", inner)));
    assertThat(submodules).containsExactly("net/sub");
    assertThat(target.resolve("net/sub")).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        ".",
        ".git",
        ".GIT",
        ".Git",
        "git~1",
        "a/b",
        "../x",
        "/etc",
        ".g\u200cit",
        "",
      })
  void namesThatAFileSystemCouldTakeForAnotherPlaceAreRefused(String name) {
    ObjectId blob = sample.blob("evil");
    ObjectId tree = sample.tree(sample.entry(FileMode.REGULAR_FILE, name, blob));
    assertThat(failure(tree).reason()).isEqualTo(Reason.HOSTILE);
    ObjectId inner = sample.tree(sample.entry(FileMode.REGULAR_FILE, "x", blob));
    RemoteFailure folder = failure(sample.tree(sample.entry(FileMode.TREE, name, inner)));
    assertThat(folder.reason()).isEqualTo(Reason.HOSTILE);
    assertThat(folder.text()).contains("\"" + name + "\"");
    assertThat(temp.resolve("inside/x")).doesNotExist();
  }

  @Test
  void nulInANameIsRefused() {
    byte[] name = "a\0b".getBytes(StandardCharsets.UTF_8);
    ObjectId tree =
        sample.tree(new SampleRepository.Entry(FileMode.REGULAR_FILE, name, sample.blob("x")));
    assertThat(failure(tree)).isNotNull();
  }

  @Test
  void nothingIsWrittenThroughALink() throws IOException {
    Path outside = Files.createDirectories(temp.resolve("outside"));
    ObjectId inner = sample.tree(Map.of("x", "evil"));
    ObjectId tree =
        sample.tree(
            sample.entry(FileMode.SYMLINK, "a", sample.blob(outside.toString())),
            sample.entry(FileMode.TREE, "a", inner));
    assertThat(failure(tree)).isNotNull();
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void twoEntriesOfOneNameAreRefused() {
    ObjectId blob = sample.blob("x");
    RemoteFailure found =
        failure(
            sample.tree(
                sample.entry(FileMode.REGULAR_FILE, "a", blob),
                sample.entry(FileMode.REGULAR_FILE, "a", blob)));
    assertThat(found.reason()).isEqualTo(Reason.HOSTILE);
    assertThat(found.text()).isEqualTo("two names in it are the same on this file system: a");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # link      | leads to          | is written as
          here        | main.tf           | main.tf
          net/up      | ../main.tf        | ../main.tf
          net/up2     | ..                | ..
          net/long    | ./a/../../main.tf | ../main.tf
          net/nowhere | x/y               | x/y
          net/self    | .                 | .
          top         | net/..            | .
          """)
  void linksInsideAreKept(String link, String to, String written) throws IOException {
    write(sample.tree(Map.of("main.tf", "", "net/a/x.tf", "", link, "link:" + to)));
    assertThat(Files.readSymbolicLink(target.resolve(link))).isEqualTo(Path.of(written));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/passwd",
        "..",
        "../..",
        "../../x",
        "net/../../x",
        "../files-other",
        "a/../../../x",
      })
  void linksToOutsideAreRefused(String to) {
    RemoteFailure found = failure(sample.tree(Map.of("net/a/x.tf", "", "link", "link:" + to)));
    assertThat(found.reason()).isEqualTo(Reason.HOSTILE);
    assertThat(found.text())
        .isEqualTo("its symbolic link \"link\" leads to a place outside of the repository");
    assertThat(Files.exists(target.resolve("link"), LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  @Test
  void linksThatOnlyTogetherLeadOutsideStayInside() throws IOException {
    // net/a/top leads to the top folder; by its text the second link is inside, by its way outside
    write(
        sample.tree(
            Map.of(
                "net/a/x.tf", "", "net/a/top", "link:../..", "evil", "link:net/a/top/../secret")));
    Files.writeString(target.resolveSibling("secret"), "secret");
    assertThat(Files.readSymbolicLink(target.resolve("evil"))).isEqualTo(Path.of("net/a/secret"));
    assertThat(Files.exists(target.resolve("evil"))).isFalse();
  }

  @Test
  void linkAsLongAsAFileIsRefused() {
    assertThat(failure(sample.tree(Map.of("x", "link:" + "a/".repeat(5000)))).reason())
        .isEqualTo(Reason.HOSTILE);
  }

  @Test
  void treesThatGrowWithoutEndAreRefused() {
    ObjectId tree = sample.tree(Map.of("a", "x"));
    for (int level = 0; level < 8; level++) {
      SampleRepository.Entry[] copies = new SampleRepository.Entry[20];
      for (int i = 0; i < copies.length; i++) {
        copies[i] = sample.entry(FileMode.TREE, "d" + (char) ('a' + i), tree);
      }
      tree = sample.tree(copies);
    }
    // 20 to the 8th folders; counted before anything is written
    assertThat(failure(tree).reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(target).doesNotExist();
  }

  @Test
  void treesThatAreTooDeepAreRefused() {
    ObjectId tree = sample.tree(Map.of("a", "x"));
    for (int level = 0; level < 110; level++) {
      tree = sample.tree(sample.entry(FileMode.TREE, "d", tree));
    }
    assertThat(failure(tree).reason()).isEqualTo(Reason.TOO_LARGE);
  }
}
