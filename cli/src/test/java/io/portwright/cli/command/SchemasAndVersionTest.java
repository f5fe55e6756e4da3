package io.portwright.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code providers schema -json} and {@code version -json}: no configuration needed. */
class SchemasAndVersionTest {
  private static final Path CASES = Path.of("src", "test", "resources", "machine");

  @TempDir private Path folder;

  private JsonNode run(String... words) {
    Ran ran = Ran.program(folder, Ran.Input.PIPE, "", words);
    assertThat(ran.code()).as(ran.err()).isZero();
    return JsonDifference.read(ran.out());
  }

  /** Descriptions are our own words. */
  private static JsonNode withoutDescriptions(JsonNode node) {
    for (JsonNode value : node.findParents("description")) {
      ((ObjectNode) value).remove("description");
    }
    for (JsonNode value : node.findParents("description_kind")) {
      ((ObjectNode) value).remove("description_kind");
    }
    for (JsonNode value : node.findParents("summary")) {
      ((ObjectNode) value).remove("summary");
    }
    return node;
  }

  @Test
  void theBuiltInProviderIsAsTerraformHasIt() throws IOException {
    JsonNode wanted = JsonDifference.read(Files.readString(CASES.resolve("providers.json")));
    JsonNode given = run("providers", "schema", "-json");
    String name = "terraform.io/builtin/terraform";
    assertThat(
            JsonDifference.between(
                withoutDescriptions(wanted.path("provider_schemas").path(name)),
                withoutDescriptions(given.path("provider_schemas").path(name))))
        .isEmpty();
    assertThat(given.path("format_version")).isEqualTo(wanted.path("format_version"));
  }

  @Test
  void theMegaportProviderIsAlwaysThere() throws IOException {
    JsonNode megaport =
        run("providers", "schema", "-json")
            .at("/provider_schemas/registry.terraform.io~1megaport~1megaport");
    assertThat(megaport.at("/provider/block/attributes/secret_key").toString())
        .isEqualTo(
            "{\"type\":\"string\",\"description\":\"Secret key of the API key.\","
                + "\"description_kind\":\"markdown\",\"optional\":true,\"sensitive\":true}");
    JsonNode end = megaport.at("/resource_schemas/megaport_vxc/block/attributes/a_end");
    assertThat(end.at("/nested_type/nesting_mode").asText()).isEqualTo("single");
    assertThat(end.path("required").asBoolean()).isTrue();
    assertThat(end.at("/nested_type/attributes/ordered_vlan").toString())
        .isEqualTo(
            "{\"type\":\"number\",\"description\":\"VLAN to use: 2 to 4093, -1 for untagged;"
                + " when not set or 0 the platform picks one.\",\"description_kind\":\"markdown\","
                + "\"optional\":true,\"computed\":true}");
    assertThat(megaport.path("data_source_schemas").has("megaport_location")).isTrue();
  }

  @Test
  void versionsAreInTerraformsForm() {
    JsonNode version = run("version", "-json");
    assertThat(version.path("terraform_version").asText()).isEqualTo("1.11.4");
    assertThat(version.path("platform").asText()).matches("[a-z]+_[a-z0-9_]+");
    assertThat(version.path("provider_selections").isObject()).isTrue();
    assertThat(version.path("terraform_outdated").asBoolean()).isFalse();
    assertThat(version.path("portwright_version").asText()).isNotEmpty();
  }
}
