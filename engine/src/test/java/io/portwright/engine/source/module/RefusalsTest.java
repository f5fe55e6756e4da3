package io.portwright.engine.source.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.git.Access;
import io.portwright.engine.git.Patience;
import io.portwright.engine.source.module.FetchSettings.Renewal;
import io.portwright.engine.source.module.ModuleCall.VersionArgument;
import io.portwright.provider.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sources that Terraform can use and we do not: the message has the line to write instead. */
class RefusalsTest {
  @TempDir private Path root;

  private Diagnostic failure(String source, VersionArgument version) {
    FetchSettings settings =
        new FetchSettings(
            Renewal.RECORDED,
            new Access(Collections.emptySortedMap(), root, Patience.USUAL),
            FetchListener.NONE);
    ModuleFolders folders = new ModuleFolders(root, settings);
    return folders
        .find(SourceReaderTest.call(source, version), folders.root())
        .diagnostics()
        .getFirst();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # source | summary | git form
          megaport/vxc/aws                   | Module registry not supported | git::https://github.com/megaport/terraform-aws-vxc.git?ref=TAG
          megaport/vxc/aws//net              | Module registry not supported | git::https://github.com/megaport/terraform-aws-vxc.git//net?ref=TAG
          app.example.com/o/vxc/aws          | Module registry not supported | git::https://HOST/REPOSITORY.git?ref=TAG
          https://github.com/o/r             | Module source not supported   | git::https://github.com/o/r.git?ref=TAG
          https://github.com/o/r//net?ref=v1 | Module source not supported   | git::https://github.com/o/r.git//net?ref=v1
          https://github.com/o/r/archive/refs/tags/v2.zip//r-2/net | Module source not supported | git::https://github.com/o/r.git//net?ref=v2
          https://github.com/o/r/archive/v2.tar.gz | Module source not supported | git::https://github.com/o/r.git?ref=v2
          https://git.example.com/o/r?ref=v1 | Module source not supported   | git::https://git.example.com/o/r?ref=v1
          https://example.com/net.zip//net   | Module source not supported   | git::https://HOST/REPOSITORY.git//net?ref=TAG
          s3::https://s3.amazonaws.com/b/n.zip | Module source not supported | git::https://HOST/REPOSITORY.git?ref=TAG
          b.s3.amazonaws.com/n.zip           | Module source not supported   | git::https://HOST/REPOSITORY.git?ref=TAG
          gcs::https://www.googleapis.com/storage/v1/b/n.zip | Module source not supported | git::https://HOST/REPOSITORY.git?ref=TAG
          hg::https://example.com/r          | Module source not supported   | git::https://HOST/REPOSITORY.git?ref=TAG
          """)
  void messageHasTheGitForm(String source, String summary, String form) {
    Diagnostic found = failure(source, VersionArgument.ABSENT);
    assertThat(found.summary()).isEqualTo(summary);
    assertThat(found.code()).isPresent();
    assertThat(found.detail()).contains("\n\n    source = \"" + form + "\"");
    // what it proposes is one that would be fetched
    assertThat(
            new SourceReader(SourceReaderTest.call(form, VersionArgument.ABSENT)).read().orThrow())
        .isInstanceOf(ModuleSource.Git.class);
  }

  @Test
  void versionOfARegistryModuleBecomesATag() {
    assertThat(failure("megaport/vxc/aws", VersionArgument.PRESENT).detail())
        .isEqualTo(
            """
            The source "megaport/vxc/aws" names a module in the registry registry.terraform.io. \
            Portwright reads modules from folders and from git repositories. Write the repository \
            that the registry names as the module's source code, which is usually this one:

                source = "git::https://github.com/megaport/terraform-aws-vxc.git?ref=TAG"

            TAG is a release of the module, such as v1.2.0. The tag takes the place of the \
            argument "version", which goes away.\
            """);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # source                   | end of Terraform's message
          C:\\modules\\net             | download not supported for scheme 'c'. If this is a folder on a drive, write it relative to this module, with forward slashes: "./FOLDER".
          ftp://example.com/x        | download not supported for scheme 'ftp'.
          foo::https://example.com/x | download not supported for scheme 'foo'.
          localhost:8080/a/b/c       | download not supported for scheme 'localhost'.
          git::                      | this is no address of a git repository. Write git::https://HOST/REPOSITORY.git, git::ssh://USER@HOST/REPOSITORY.git or git::file:///FOLDER.
          """)
  void sourcesThatNobodyCanFetch(String source, String end) {
    Diagnostic found = failure(source, VersionArgument.ABSENT);
    assertThat(found.summary()).isEqualTo("Failed to download module");
    assertThat(found.detail())
        .startsWith("Could not download module \"m\" (main.tf:1) source code from \"" + source)
        .endsWith(end);
    assertThat(found.subject().orElseThrow().text()).isEqualTo("module \"m\"");
  }
}
