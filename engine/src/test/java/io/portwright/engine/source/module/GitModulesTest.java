package io.portwright.engine.source.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.git.SampleRepository;
import io.portwright.engine.source.module.FetchSettings.Renewal;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;

class GitModulesTest extends GitModulesFixture {
  @Test
  void folderOfARepositoryIsFound() throws IOException {
    ModuleFolders folders = folders(Renewal.RECORDED);
    String source = "git::" + sample.url() + "//core?ref=v1";
    ModuleFolder core = find(folders, "net", source).orThrow();
    assertThat(core.shown()).matches("\\.portwright/modules/net-[0-9a-f]{16}/" + first + "/core");
    assertThat(root.resolve(core.folder()).resolve("a.tf")).exists();
    assertThat(core.source().orElseThrow().version()).isEqualTo(first);
    assertThat(fetched).containsExactly("net git::" + sample.url() + "?ref=v1");
    assertThat(root.resolve(".portwright/.gitignore")).hasContent("*");
    assertThat(record())
        .isEqualTo(
            """
            {
              "Modules" : [ {
                "Key" : "net",
                "Source" : "%s",
                "Ref" : "v1",
                "Version" : "%s",
                "Dir" : "%s"
              } ]
            }
            """
                .formatted(source, first, core.shown()));
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void recordedCommitIsUsedUntilItIsRenewed() throws IOException {
    String source = "git::" + sample.url();
    assertThat(content(find(folders(Renewal.RECORDED), "net", source).orThrow()))
        .isEqualTo("# one");
    sample.commit("main", Map.of("main.tf", "# two"));
    fetched.clear();
    assertThat(content(find(folders(Renewal.RECORDED), "net", source).orThrow()))
        .isEqualTo("# one");
    // another call of the same package sees the same code
    assertThat(content(find(folders(Renewal.RECORDED), "b", source).orThrow())).isEqualTo("# one");
    assertThat(fetched).isEmpty();
    assertThat(content(find(folders(Renewal.LATEST), "net", source).orThrow())).isEqualTo("# two");
    assertThat(content(find(folders(Renewal.RECORDED), "net", source).orThrow()))
        .isEqualTo("# two");
  }

  @Test
  void oneRunSeesOneCommitOfAPackage() throws IOException {
    ModuleFolders folders = folders(Renewal.LATEST);
    ModuleFolder core = find(folders, "a", "git::" + sample.url() + "//core").orThrow();
    sample.commit("main", Map.of("core/a.tf", "changed meanwhile"));
    ModuleFolder edge = find(folders, "b", "git::" + sample.url() + "//edge").orThrow();
    assertThat(edge.source()).isEqualTo(core.source());
    assertThat(fetched).hasSize(1);
  }

  @Test
  void changedRefIsFetched() throws IOException {
    sample.commit("side", Map.of("main.tf", "# side"));
    find(folders(Renewal.RECORDED), "net", "git::" + sample.url()).orThrow();
    ModuleFolder side =
        find(folders(Renewal.RECORDED), "net", "git::" + sample.url() + "?ref=side").orThrow();
    assertThat(content(side)).isEqualTo("# side");
    assertThat(record()).contains("ref=side").doesNotContain(first);
  }

  @Test
  void whatWasFetchedIsUsedWithoutTheServer() throws IOException {
    String source = "git::" + sample.url() + "?ref=v1";
    find(folders(Renewal.RECORDED), "net", source).orThrow();
    Files.move(sample.folder(), temp.resolve("gone"));
    assertThat(content(find(folders(Renewal.RECORDED), "net", source).orThrow()))
        .isEqualTo("# one");
    assertThat(failure("git::" + sample.url() + "?ref=main").detail())
        .contains("there is no git repository at " + sample.url());
  }

  @Test
  void recordedCommitIsFetchedAgainWhenItsFilesAreGone() throws IOException {
    String source = "git::" + sample.url();
    ModuleFolder before = find(folders(Renewal.RECORDED), "net", source).orThrow();
    sample.commit("main", Map.of("main.tf", "# two"));
    deleteAll(root.resolve(before.folder()));
    ModuleFolder after = find(folders(Renewal.RECORDED), "net", source).orThrow();
    assertThat(content(after)).isEqualTo("# one");
    assertThat(after.folder()).isEqualTo(before.folder());
  }

  private static void deleteAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void localSourcesStayInsideOfTheRepository() {
    ModuleFolders folders = folders(Renewal.RECORDED);
    ModuleFolder core = find(folders, "net", "git::" + sample.url() + "//core").orThrow();
    ModuleFolder edge = find(folders, core, "net.edge", "../edge").orThrow();
    assertThat(edge.source()).isEqualTo(core.source());
    assertThat(edge.shown()).endsWith(first + "/edge");
    for (String source : List.of("../..", "../../../../..", "../../" + first + "x")) {
      Diagnostic found = find(folders, core, "net.up", source + "/").diagnostics().getFirst();
      assertThat(found.summary()).isEqualTo("Local module path escapes module package");
      assertThat(found.detail()).contains("package \"git::" + sample.url() + "\"");
    }
  }

  @Test
  void packageCanCallAnother() {
    SampleRepository other = SampleRepository.create(temp.resolve("served/other.git"));
    other.commit("main", Map.of("main.tf", ""));
    ModuleFolders folders = folders(Renewal.RECORDED);
    ModuleFolder net = find(folders, "net", "git::" + sample.url()).orThrow();
    ModuleFolder inner = find(folders, net, "net.other", "git::" + other.url()).orThrow();
    assertThat(inner.shown()).startsWith(".portwright/modules/other-");
    Diagnostic cycle =
        find(folders, inner, "net.other.net", "git::" + sample.url()).diagnostics().getFirst();
    assertThat(cycle.summary()).isEqualTo("Module calls itself");
  }

  @Test
  void missingRefAndFolderAreNamed() {
    Diagnostic ref = failure("git::" + sample.url() + "?ref=v9");
    assertThat(ref.summary()).isEqualTo("Failed to download module");
    assertThat(ref.detail())
        .isEqualTo(
            """
            Could not download module "net" (main.tf:1) source code from "git::%1$s?ref=v9": there \
            is no branch, tag or commit "v9" (branches main; tags v1).

            Name a branch, a tag or a commit that exists:

                source = "git::%1$s?ref=NAME\"\
            """
                .formatted(sample.url()));
    Diagnostic folder = failure("git::" + sample.url() + "//cor?ref=v1");
    assertThat(folder.summary()).isEqualTo("Failed to expand subdir globs");
    assertThat(folder.detail())
        .startsWith(
            "subdir \"cor\" not found in git::" + sample.url() + "?ref=v1, commit " + first);
    assertThat(failure("git::" + sample.url() + "//main.tf").summary())
        .isEqualTo("Failed to expand subdir globs");
  }

  @Test
  void hostileRepositoryLeavesNothingBehind() throws IOException {
    ObjectId blob = sample.blob("x");
    sample.commit("evil", sample.tree(sample.entry(FileMode.REGULAR_FILE, "..", blob)));
    sample.commit("link", Map.of("secret.tf", "link:/etc/passwd"));
    for (String ref : List.of("evil", "link")) {
      assertThat(failure("git::" + sample.url() + "?ref=" + ref).detail())
          .contains("Nothing of it was kept");
    }
    assertThat(leftovers()).isEmpty();
    assertThat(root.resolve(".portwright/modules/modules.json")).doesNotExist();
  }

  @Test
  void workOfAKilledProcessIsRemovedAndThatOfALivingOneIsNot() throws IOException {
    Path modules = Files.createDirectories(root.resolve(".portwright/modules"));
    Path dead = Files.createDirectories(modules.resolve("fetch-1/repository.git"));
    Path alive = Files.createDirectory(modules.resolve("fetch-2"));
    try (RecordLock _ = RecordLock.take(alive.resolve("lock"))) {
      find(folders(Renewal.RECORDED), "net", "git::" + sample.url()).orThrow();
    }
    assertThat(dead.getParent()).doesNotExist();
    assertThat(alive).exists();
  }

  @Test
  void submodulesAreWarnedOf() {
    ObjectId tree =
        sample.tree(
            sample.entry(FileMode.REGULAR_FILE, "main.tf", sample.blob("")),
            sample.entry(FileMode.GITLINK, "vendor", ObjectId.fromString(first)));
    sample.commit("sub", tree);
    Checked<ModuleFolder> found =
        find(folders(Renewal.RECORDED), "net", "git::" + sample.url() + "?ref=sub");
    assertThat(found.value()).isPresent();
    assertThat(found.diagnostics())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.severity()).isEqualTo(Severity.WARNING);
          assertThat(one.detail()).contains("submodules and stay empty: vendor");
        });
  }

  @Test
  void damagedRecordSaysWhatToDoAndIsRenewed() throws IOException {
    String source = "git::" + sample.url();
    find(folders(Renewal.RECORDED), "net", source).orThrow();
    String good = record();
    for (String bad :
        List.of("", "{", "[]", "{\"Modules\":[{}]}", good.replace(first, "../../x"))) {
      Files.writeString(root.resolve(".portwright/modules/modules.json"), bad);
      Diagnostic found = failure(source);
      assertThat(found.summary()).as(bad).isEqualTo("Record of modules is damaged");
      assertThat(found.detail()).endsWith("\n\n    portwright init -upgrade");
    }
    find(folders(Renewal.LATEST), "net", source).orThrow();
    assertThat(record()).isEqualTo(good);
  }

  @Test
  void whatNoCallUsesIsForgotten() throws IOException {
    String source = "git::" + sample.url();
    ModuleFolders folders = folders(Renewal.RECORDED);
    ModuleFolder old = find(folders, "net", source + "?ref=v1").orThrow();
    String second = sample.commit("main", Map.of("main.tf", "# two"));
    ModuleFolder kept = find(folders, "a.b", source + "//").orThrow();
    folders.keepOnly(List.of(List.of("a", "b"), List.of("local")));
    assertThat(record()).contains("\"a.b\"", second).doesNotContain("\"net\"");
    assertThat(root.resolve(old.folder())).doesNotExist();
    assertThat(root.resolve(kept.folder())).exists();
    folders.keepOnly(List.of());
    assertThat(root.resolve(kept.folder()).getParent()).doesNotExist();
  }

  @Test
  void manyAtOnceAgree() throws IOException, InterruptedException, ExecutionException {
    List<Future<String>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        String name = "m" + i;
        String source = "git::" + sample.url() + (i % 2 == 0 ? "//core" : "//edge");
        answers.add(
            threads.submit(() -> {
              ModuleFolder found = find(folders(Renewal.RECORDED), name, source).orThrow();
              return found.source().orElseThrow().version();
            }));
      }
      sample.commit("main", Map.of("core/a.tf", "# two", "edge/a.tf", ""));
    }
    List<String> commits = new ArrayList<>();
    for (Future<String> answer : answers) {
      commits.add(answer.get());
    }
    assertThat(commits).hasSize(8);
    assertThat(commits.stream().distinct()).hasSize(1);
    for (int i = 0; i < 8; i++) {
      assertThat(record()).contains("\"m" + i + "\"");
    }
    assertThat(leftovers()).isEmpty();
  }
}
