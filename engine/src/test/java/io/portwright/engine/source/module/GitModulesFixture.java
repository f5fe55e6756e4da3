package io.portwright.engine.source.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.git.Access;
import io.portwright.engine.git.Patience;
import io.portwright.engine.git.SampleRepository;
import io.portwright.engine.source.module.FetchSettings.Renewal;
import io.portwright.engine.source.module.ModuleCall.VersionArgument;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A root module in a folder of its own, and a repository with packages to call. */
abstract class GitModulesFixture {
  static final Patience SHORT = new Patience(Duration.ofSeconds(1), Duration.ofSeconds(3));

  @TempDir Path temp;
  Path root;
  SampleRepository sample;
  String first;
  final List<String> fetched = new ArrayList<>();
  final SortedMap<String, String> environment = new TreeMap<>();

  @BeforeEach
  void repository() throws IOException {
    root = Files.createDirectories(temp.resolve("root")).toRealPath();
    sample = SampleRepository.create(temp.resolve("served/net.git"));
    first = sample.commit("main", Map.of("main.tf", "# one", "core/a.tf", "", "edge/b.tf", ""));
    sample.tag("v1", first);
  }

  ModuleFolders folders(Renewal renewal) {
    return new ModuleFolders(
        root,
        new FetchSettings(
            renewal,
            new Access(environment, temp, SHORT),
            (key, source) -> fetched.add(key + " " + source)));
  }

  static Checked<ModuleFolder> find(ModuleFolders folders, String name, String source) {
    return find(folders, folders.root(), name, source);
  }

  static Checked<ModuleFolder> find(
      ModuleFolders folders, ModuleFolder caller, String name, String source) {
    ModuleCall call = SourceReaderTest.call(source, VersionArgument.ABSENT);
    return folders.find(
        new ModuleCall(
            List.of(name.split("\\.", -1)),
            call.header(),
            source,
            call.sourceRange(),
            VersionArgument.ABSENT),
        caller);
  }

  Diagnostic failure(String source) {
    Checked<ModuleFolder> found = find(folders(Renewal.RECORDED), "net", source);
    assertThat(found.value()).isEmpty();
    assertThat(found.diagnostics()).hasSize(1);
    return found.diagnostics().getFirst();
  }

  String content(ModuleFolder folder) throws IOException {
    return Files.readString(root.resolve(folder.folder()).resolve("main.tf"));
  }

  String record() throws IOException {
    return Files.readString(root.resolve(".portwright/modules/modules.json"));
  }

  List<String> leftovers() throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(".portwright/modules"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("net-") && !name.startsWith("modules."))
          .toList();
    }
  }
}
