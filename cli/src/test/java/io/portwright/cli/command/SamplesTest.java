package io.portwright.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.cli.command.Ran.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample goes through a whole life on the sandbox: apply, empty plan, change, destroy. */
class SamplesTest {
  private static final Path SAMPLES = Path.of("../samples");

  @TempDir Path folder;

  static List<String> samples() throws IOException {
    try (Stream<Path> found = Files.list(SAMPLES)) {
      return found
          .filter(Files::isDirectory)
          .map(path -> path.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private Ran run(String... words) {
    return Ran.program(folder, Input.PIPE, "", words);
  }

  private void take(String sample) throws IOException {
    Path from = SAMPLES.resolve(sample);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = folder.resolve(from.relativize(file).toString());
        if (!to.toString().contains(".portwright")) {
          Files.createDirectories(to.getParent());
          Files.copy(file, to);
        }
      }
    }
  }

  private void succeeds(String... words) {
    Ran ran = run(words);
    assertThat(ran.code()).as(String.join(" ", words) + "\n" + ran.out() + ran.err()).isZero();
  }

  private void planIsEmpty(String... words) {
    String[] all =
        Stream.concat(Stream.of("plan", "-input=false", "-detailed-exitcode"), Stream.of(words))
            .toArray(String[]::new);
    succeeds(all);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void cycles(String sample) throws IOException {
    take(sample);
    succeeds("apply", "-auto-approve", "-input=false");
    planIsEmpty();
    succeeds("destroy", "-auto-approve", "-input=false");
    Ran left = run("state", "list");
    assertThat(left.out().lines().filter(line -> !line.startsWith("data."))).isEmpty();
  }

  @Test
  void lagOfPartnerAccessGrowsInPlaceByAnOrderOfItsOwn() throws IOException {
    take("partner-access");
    succeeds("apply", "-auto-approve", "-input=false");
    Ran plan = run("plan", "-input=false", "-var", "lag_count=4");
    assertThat(plan.out())
        .contains("megaport_lag_port.access will be changed in place", "lag_count    = 2 -> 4")
        .containsPattern("New, per month \\(AUD, before tax\\) +1,500.00");
    Ran grown = run("apply", "-auto-approve", "-input=false", "-var", "lag_count=4");
    assertThat(grown.code()).as(grown.err()).isZero();
    assertThat(grown.out() + grown.err())
        .contains("intent recorded as", "megaport_lag_port.access: ordered as");
    planIsEmpty("-var", "lag_count=4");
    succeeds("destroy", "-auto-approve", "-input=false");
  }

  @Test
  void inlineListsOfARouterAreOrdersOfTheirOwn() throws IOException {
    String text =
        """
        resource "megaport_mcr" "r" {
          product_name         = "with-lists"
          location_id          = 3
          port_speed           = 1000
          contract_term_months = 1
          prefix_filter_lists = [%s]
        }
        """;
    String one = list("one", "10.0.0.0/8");
    String two = list("two", "172.16.0.0/12");
    Path main = folder.resolve("main.tf");
    Files.writeString(main, text.formatted(one + ", " + two));
    Ran made = run("apply", "--sandbox", "-auto-approve", "-input=false");
    assertThat(made.code()).as(made.err()).isZero();
    assertThat((made.out() + made.err()).lines().filter(line -> line.contains("intent recorded")))
        .hasSize(3);
    assertThat(made.out() + made.err()).contains("1 added, 0 changed");
    planIsEmpty("--sandbox");
    Files.writeString(main, text.formatted(two + ", " + list("three", "192.168.0.0/16")));
    Ran changed = run("apply", "--sandbox", "-auto-approve", "-input=false");
    assertThat(changed.code()).as(changed.err()).isZero();
    assertThat(changed.out() + changed.err()).contains("0 added, 1 changed");
    planIsEmpty("--sandbox");
    succeeds("destroy", "--sandbox", "-auto-approve", "-input=false");
  }

  /** The name of a port shows at the ends of its VXCs too; that is no change made elsewhere. */
  @Test
  void renamedPortIsNoDriftOfItsConnections() throws IOException {
    Path main = folder.resolve("main.tf");
    String text = twoPorts("");
    Files.writeString(main, text);
    succeeds("apply", "--sandbox", "-auto-approve", "-input=false");
    String changed = text.replace("\"link\"", "\"line\"");
    Files.writeString(main, changed.replace("port left", "port west"));
    succeeds("apply", "--sandbox", "-auto-approve", "-input=false");
    planIsEmpty("--sandbox");
    Files.writeString(main, changed.replace("port left", "port east"));
    succeeds("apply", "--sandbox", "-auto-approve", "-input=false");
    planIsEmpty("--sandbox", "-refresh-only");
    assertThat(run("plan", "--sandbox", "-input=false").out()).doesNotContain("outside");
    succeeds("destroy", "--sandbox", "-auto-approve", "-input=false");
  }

  /** The ports are planned by one alias, the connection that ends with them by another. */
  @Test
  void aliasesOfOneCompanyAreReviewedTogether() throws IOException {
    Path main = folder.resolve("main.tf");
    String aliases =
        """
        provider "megaport" {
          accept_purchase_terms = true
        }
        provider "megaport" {
          alias                 = "ports"
          accept_purchase_terms = true
        }
        """;
    Files.writeString(main, aliases + twoPorts("  provider = megaport.ports\n"));
    succeeds("apply", "--sandbox", "-auto-approve", "-input=false");
    Ran ended = run("destroy", "--sandbox", "-auto-approve", "-input=false");
    assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
    assertThat(ended.out()).contains("3 ended").doesNotContain("END-1");
  }

  private static String twoPorts(String meta) {
    String port =
        """
        resource "megaport_port" "%1$s" {
        %2$s
          product_name           = "port %1$s"
          location_id            = 3
          port_speed             = 1000
          contract_term_months   = 1
          marketplace_visibility = false
        }
        """;
    return port.formatted("left", meta)
        + port.formatted("right", meta)
        + """
        resource "megaport_vxc" "v" {
          product_name         = "link"
          rate_limit           = 100
          contract_term_months = 1
          a_end = {
            requested_product_uid = megaport_port.left.product_uid
          }
          b_end = {
            requested_product_uid = megaport_port.right.product_uid
          }
        }
        """;
  }

  /** The description is known in the plan, its list is not there yet. */
  @Test
  void connectionMayReferToAListOfTheSamePlan() throws IOException {
    take("route-filters");
    Path main = folder.resolve("main.tf");
    String whole = Files.readString(main);
    int rest = whole.indexOf("# Networks of the cloud");
    Files.writeString(main, whole.substring(0, rest));
    succeeds("apply", "-auto-approve", "-input=false");
    Files.writeString(main, whole);
    Ran plan = run("plan", "-input=false");
    assertThat(plan.out()).doesNotContain("not found").contains("4 to order");
    succeeds("apply", "-auto-approve", "-input=false");
    planIsEmpty();
    succeeds("destroy", "-auto-approve", "-input=false");
  }

  private static String list(String description, String prefix) {
    return """
    {
      description    = "%s"
      address_family = "IPv4"
      entries        = [{ action = "permit", prefix = "%s" }]
    }\
    """
        .formatted(description, prefix);
  }
}
