package io.portwright.engine.source.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.git.Access;
import io.portwright.engine.git.Patience;
import io.portwright.engine.source.module.FetchSettings.Renewal;
import io.portwright.engine.source.module.ModuleCall.VersionArgument;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalModulesTest {
  @TempDir private Path temp;
  private Path root;
  private ModuleFolders folders;

  @BeforeEach
  void folders() throws IOException {
    root = Files.createDirectories(temp.resolve("work/root"));
    Files.createDirectories(root.resolve("modules/net/core"));
    Files.createDirectories(temp.resolve("work/shared"));
    Files.writeString(root.resolve("file"), "");
    Files.createSymbolicLink(root.resolve("link"), Path.of("modules/net"));
    Files.createSymbolicLink(root.resolve("absolute"), root.resolve("modules/net"));
    Files.createSymbolicLink(root.resolve("loop"), Path.of("loop"));
    Files.createSymbolicLink(root.resolve("dangling"), Path.of("nowhere"));
    folders =
        new ModuleFolders(
            root,
            new FetchSettings(
                Renewal.RECORDED,
                new Access(Collections.emptySortedMap(), temp, Patience.USUAL),
                FetchListener.NONE));
  }

  private Checked<ModuleFolder> find(String source, ModuleFolder caller) {
    return folders.find(SourceReaderTest.call(source, VersionArgument.ABSENT), caller);
  }

  private Diagnostic failure(String source, ModuleFolder caller) {
    Checked<ModuleFolder> found = find(source, caller);
    assertThat(found.value()).isEmpty();
    assertThat(found.diagnostics()).hasSize(1);
    return found.diagnostics().getFirst();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # source            | path.module
          ./modules/net       | modules/net
          ./modules/net/      | modules/net
          ./modules//net      | modules/net
          ./x/../modules/net  | modules/net
          .\\modules\\net       | modules/net
          ../shared           | ../shared
          ./link              | modules/net
          ./absolute          | modules/net
          ./link/core         | modules/net/core
          """)
  void folderIsRelativeToTheCallersAndFollowsLinks(String source, String shown) {
    ModuleFolder found = find(source, folders.root()).orThrow();
    assertThat(found.shown()).isEqualTo(shown);
    assertThat(root.resolve(found.folder())).isDirectory();
    assertThat(found.source()).isEmpty();
  }

  @Test
  void callsOfCallsStartAtTheirOwnFolder() {
    ModuleFolder net = find("./modules/net", folders.root()).orThrow();
    assertThat(find("./core", net).orThrow().shown()).isEqualTo("modules/net/core");
    assertThat(find("../../../shared", net).orThrow().shown()).isEqualTo("../shared");
    assertThat(folders.root().shown()).isEqualTo(".");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # source     | shown     | why
          ./nowhere    | nowhere   | There is no such folder.
          ../nowhere   | ../nowhere| There is no such folder.
          ./file       | file      | It is a file, and a module is a folder.
          ./file/x     | file/x    | Symbolic links on the way to it lead in a circle, or a file stands in the way.
          ./loop       | loop      | Symbolic links on the way to it lead in a circle, or a file stands in the way.
          ./dangling   | dangling  | It is a symbolic link to a place that does not exist.
          """)
  void unreadableFolderIsNamedAsTerraformDoes(String source, String shown, String why) {
    Diagnostic found = failure(source, folders.root());
    assertThat(found.summary()).isEqualTo("Unreadable module directory");
    assertThat(found.detail())
        .isEqualTo(
            "The directory " + shown + " could not be read for module \"m\" at main.tf:1. " + why);
    assertThat(found.subject()).isEmpty();
  }

  @Test
  void folderThatMayNotBeReadIsNamed() throws IOException {
    Path closed = Files.createDirectory(root.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    Assumptions.assumeFalse(Files.isReadable(closed), "this user may read everything");
    assertThat(failure("./closed", folders.root()).detail()).endsWith("This user may not read it.");
  }

  @Test
  void nulInASourceIsNoCrash() {
    assertThat(failure("./a\0b", folders.root()).summary())
        .isEqualTo("Unreadable module directory");
  }

  @Test
  void moduleThatCallsItselfIsAFinding() {
    assertThat(failure("./.", folders.root()).summary()).isEqualTo("Module calls itself");
    ModuleFolder net = find("./modules/net", folders.root()).orThrow();
    ModuleFolder core = find("./core", net).orThrow();
    assertThat(failure("..", core).summary()).isEqualTo("Invalid module source address");
    assertThat(failure("../../net", core).summary()).isEqualTo("Module calls itself");
    assertThat(failure("../../../link", core).summary()).isEqualTo("Module calls itself");
    assertThat(failure("../../../../root", core).detail())
        .startsWith("The module in ../root calls itself");
    // the same folder twice, side by side, is no cycle
    assertThat(find("./modules/net", folders.root()).orThrow().shown()).isEqualTo("modules/net");
  }

  @Test
  void absolutePathIsAPackageOfItsOwn() {
    String path = root.resolve("modules").toString();
    ModuleFolder net = find(path + "//net", folders.root()).orThrow();
    assertThat(net.folder()).isEqualTo(root.resolve("modules/net"));
    assertThat(net.source().orElseThrow().source()).isEqualTo(path);
    assertThat(find("file://" + path + "//net", folders.root()).orThrow().folder())
        .isEqualTo(net.folder());
    assertThat(find("./core", net).orThrow().folder()).isEqualTo(net.folder().resolve("core"));
    Diagnostic outside = failure("../../../shared", net);
    assertThat(outside.summary()).isEqualTo("Local module path escapes module package");
    assertThat(outside.detail())
        .isEqualTo(
            "The given source directory for module \"m\" (main.tf:1) would be outside of its"
                + " containing package \""
                + path
                + "\". Local source addresses starting with \"../\" must stay within the same"
                + " package that the calling module belongs to.");
  }

  @Test
  void packageIsNotLeftThroughALink() throws IOException {
    Path inner = root.resolve("modules");
    Files.createSymbolicLink(inner.resolve("out"), Path.of("../../shared"));
    ModuleFolder net = find(inner + "//net", folders.root()).orThrow();
    assertThat(failure("../out", net).summary())
        .isEqualTo("Local module path escapes module package");
    assertThat(failure(inner + "//out", folders.root()).summary())
        .isEqualTo("Module folder outside of its package");
  }

  @Test
  void missingPackageAndMissingFolderInOne() {
    Diagnostic missing = failure("/no/such/folder", folders.root());
    assertThat(missing.summary()).isEqualTo("Failed to download module");
    assertThat(missing.detail())
        .isEqualTo(
            "Could not download module \"m\" (main.tf:1) source code from"
                + " \"file:///no/such/folder\": error downloading 'file:///no/such/folder':"
                + " source path error: stat /no/such/folder: no such file or directory.");
    Diagnostic inner = failure(root + "//nowhere", folders.root());
    assertThat(inner.summary()).isEqualTo("Failed to expand subdir globs");
    assertThat(inner.detail()).startsWith("subdir \"nowhere\" not found in " + root);
  }

  @Test
  void nothingIsWrittenForLocalModules() throws IOException {
    find("./modules/net", folders.root()).orThrow();
    find(root + "//modules", folders.root()).orThrow();
    assertThat(root.resolve(".portwright")).doesNotExist();
  }
}
