package io.portwright.engine.source.module;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.portwright.engine.source.module.ModuleCall.VersionArgument;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceFile;
import io.portwright.provider.diagnostic.SourceRange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Against what Terraform 1.11.4 makes of nearly two hundred source strings: {@code sources.jsonl}
 * holds for each the folder, the registry's host, the package that it went to download, or its
 * error.
 */
class SourceReaderTest {

  private static final String OUTSIDE = "error subdirectory path \"..\" leads outside";

  /** Where we mean to answer otherwise. */
  private static final Map<String, String> DIFFERENT =
      Map.ofEntries(
          // Terraform takes a ".." that ends a folder for the package itself.
          entry("git::https://127.0.0.1:1/r//x/../..", OUTSIDE),
          entry("git::https://127.0.0.1:1/r//..", OUTSIDE),
          entry("a/b/c//..", OUTSIDE),
          entry("a/b/c//x/..", "registry registry.terraform.io"),
          // Terraform asks an http server first, and knows no ssh without "git::".
          entry("http://127.0.0.1:1/repo.git", "package git::http://127.0.0.1:1/repo.git"),
          entry(
              "https://127.0.0.1:1/repo.git//sub?ref=v1",
              "package git::https://127.0.0.1:1/repo.git?ref=v1"),
          entry(
              "ssh://git@127.0.0.1/org/repo.git", "package git::ssh://git@127.0.0.1/org/repo.git"),
          // The host of a file is left out at once.
          entry("git::file://../x", "package git::file:///x"),
          entry("file://./x", "package file:///x"),
          // Nothing is fetched from there in any form.
          entry("b.s3.amazonaws.com/k.zip", "package s3::https://b.s3.amazonaws.com/k.zip"),
          // An option can be a secret.
          entry("a.b/c/d/e//x?y=1", "error package \"a.b/c/d/e?y=redacted\""));

  record Case(String source, VersionArgument version, String kind, String is) {
    @Override
    public String toString() {
      return "\"" + source + "\"" + (version == VersionArgument.PRESENT ? " (version)" : "");
    }
  }

  static Stream<Case> cases() throws IOException {
    try (InputStream in =
        SourceReaderTest.class.getResourceAsStream("/source/module/sources.jsonl")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      ObjectMapper json = new ObjectMapper();
      Stream.Builder<Case> cases = Stream.builder();
      for (String line : text.lines().toList()) {
        JsonNode node = json.readTree(line);
        cases.add(
            new Case(
                node.path("source").asText(),
                node.path("version").asBoolean() ? VersionArgument.PRESENT : VersionArgument.ABSENT,
                node.path("kind").asText(),
                node.path("is").asText().replace("\\n", "\n")));
      }
      return cases.build();
    }
  }

  static ModuleCall call(String source, VersionArgument version) {
    SourceFile file = new SourceFile("main.tf", "module \"m\" {\n  source = \"\"\n}\n");
    return new ModuleCall(
        List.of("m"), new SourceRange(file, 0, 10), source, new SourceRange(file, 24, 26), version);
  }

  private static Checked<ModuleSource> read(String source, VersionArgument version) {
    return new SourceReader(call(source, version)).read();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void sourceIsWhatTerraformTakesItFor(Case given) {
    Checked<ModuleSource> read = read(given.source(), given.version());
    String different =
        given.version() == VersionArgument.ABSENT ? DIFFERENT.getOrDefault(given.source(), "") : "";
    if (different.startsWith("error ")) {
      assertThat(read.diagnostics().getFirst().detail()).contains(different.substring(6));
      return;
    }
    String expected = different.isEmpty() ? given.kind() + " " + given.is() : different;
    assertThat(shown(read, expected)).isEqualTo(withoutOptions(expected));
  }

  private static String shown(Checked<ModuleSource> read, String expected) {
    if (read.value().isEmpty()) {
      Diagnostic first = read.diagnostics().getFirst();
      return "error " + first.summary() + ": " + first.detail();
    }
    return switch (read.value().get()) {
      case ModuleSource.Local local -> "local " + CleanPath.of(local.path());
      case ModuleSource.Registry registry -> "registry " + registry.host();
      case ModuleSource.Git git ->
          "package "
              + (expected.startsWith("package git:git") || expected.contains(" git::")
                  ? "git::"
                  : "")
              + git.place().url().replaceFirst("[?#].*", "");
      case ModuleSource.Folder folder -> "package file://" + folder.path();
      case ModuleSource.Other other -> {
        boolean forced = expected.equals("package " + other.getter() + "::" + other.address());
        yield withoutOptions("package " + (forced ? other.getter() + "::" : "") + other.address());
      }
    };
  }

  /** Options and fragments are looked at by {@link #optionsOfGitAreTakenOut}. */
  private static String withoutOptions(String text) {
    return text.startsWith("package ") ? text.replaceFirst("[?#].*", "") : text;
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # source                                    | url                              | ref        | folder
          git::https://h/r.git?ref=v1                 | https://h/r.git                  | v1         | ''
          git::https://h/r.git//net?ref=v1&depth=1    | https://h/r.git                  | v1         | net
          git::https://h/r.git//a/./b/?ref=a%2Fb      | https://h/r.git                  | a/b        | a/b
          git::https://h/r.git//a//b?ref=feature/x    | https://h/r.git                  | feature/x  | a/b
          git::https://h/r.git?x=1&ref=v1&y=2         | https://h/r.git?x=1&y=2          | v1         | ''
          git::https://h/r.git?ref=one&ref=two        | https://h/r.git                  | one        | ''
          github.com/o/r/net/core//deep?ref=v1        | https://github.com/o/r.git       | v1         | net/core/deep
          github.com/o/r//net?ref=feature/x           | https://github.com/o/r.git       | feature/x  | net
          git@github.com:o/r.git//net?ref=v1          | ssh://git@github.com/o/r.git     | v1         | net
          bitbucket.org/o/r//net                      | https://bitbucket.org/o/r.git    | ''         | net
          https://h/group/r.git//net?ref=v1           | https://h/group/r.git            | v1         | net
          git::/srv/r.git//net                        | file:///srv/r.git                | ''         | net
          git::file://host/srv/r                      | file:///srv/r                    | ''         | ''
          """)
  void optionsOfGitAreTakenOut(String source, String url, String ref, String folder) {
    assertThat(read(source, VersionArgument.ABSENT).orThrow())
        .isInstanceOfSatisfying(
            ModuleSource.Git.class,
            git -> {
              assertThat(git.place().url()).isEqualTo(url);
              assertThat(git.place().ref()).isEqualTo(ref);
              assertThat(git.subfolder()).isEqualTo(folder);
            });
  }

  @Test
  void noSecretOfAnAddressIsInTheMessage() {
    for (String source :
        List.of(
            "https://bob:hunter2@h/%zz",
            "https://hunter2@h/%zz",
            "ssh://bob:hunter2@h:x/r",
            "https://h/%zz?token=hunter2",
            "git::https://h/r//../hunter2?x=hunter2")) {
      Diagnostic found = read(source, VersionArgument.ABSENT).diagnostics().getFirst();
      assertThat(found.detail().replace("../hunter2", "")).doesNotContain("hunter2");
      assertThat(found.subject().orElseThrow().startLine()).as(source).isEqualTo(1);
    }
  }
}
