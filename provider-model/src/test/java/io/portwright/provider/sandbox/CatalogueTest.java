package io.portwright.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest extends WithSandbox {

  @Test
  void locationsCarryFieldsOfTheContractOnly() {
    Api.Answer answer = api.get("/v3/locations");
    assertThat(answer.message()).isEqualTo("List public locations");
    assertThat(answer.data()).hasSizeGreaterThan(150);
    Set<String> keys = new HashSet<>();
    answer.data().forEach(row -> row.fieldNames().forEachRemaining(keys::add));
    assertThat(keys)
        .containsExactlyInAnyOrder(
            "id",
            "name",
            "metro",
            "market",
            "status",
            "address",
            "latitude",
            "longitude",
            "dataCentre",
            "diversityZones",
            "productAddOns",
            "orderingMessage");
  }

  @Test
  void locationsAreFilteredByStatusAndMetro() {
    JsonNode active = api.get("/v3/locations?locationStatuses=Active").data();
    assertThat(active.findValuesAsText("status")).containsOnly("Active");
    JsonNode two =
        api.get("/v3/locations?locationStatuses=Restricted&locationStatuses=Deployment").data();
    assertThat(two.findValuesAsText("status")).contains("Restricted", "Deployment");
    assertThat(api.get("/v3/locations?metro=Brisbane").data().findValuesAsText("metro"))
        .isNotEmpty()
        .containsOnly("Brisbane");
  }

  @Test
  void coresAreToldWhenAnImageIsNamed() {
    String zones = "diversityZones";
    JsonNode plain = api.get("/v3/locations?metro=Brisbane").data().path(0).path(zones);
    assertThat(plain.path("red").path("mveMaxCpuCoreCount").isNull()).isTrue();
    JsonNode told =
        api.get("/v3/locations?metro=Brisbane&mveImageId=23").data().path(0).path(zones);
    assertThat(told.path("red").path("mveMaxCpuCoreCount").asInt()).isPositive();
  }

  @ParameterizedTest(name = "{0} {1} at {2} {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AWS     | Asia Pacific (Sydney) (ap-southeast-2)    | 3  | ''
          AWSHC   | Asia Pacific (Sydney) (ap-southeast-2)    | 3  | ''
          AWSHC   | Asia Pacific (Singapore) (ap-southeast-1) | 37 | red
          AWSHC   | Asia Pacific (Singapore) (ap-southeast-1) | 39 | blue
          GOOGLE  | Singapore (sin-zone1-2260)                | 36 | ''
          GOOGLE  | Singapore (sin-zone2-388)                 | 39 | ''
          GOOGLE  | ''                                        | 3  | blue
          ORACLE  | OCI (ap-singapore-1) (BMC)                | 36 | red
          ORACLE  | OCI (ap-singapore-1) (BMC)                | 36 | blue
          TRANSIT | Megaport Internet                         | 37 | ''
          """)
  void partnerPortsOfTheExamplesExist(String type, String title, int location, String zone) {
    assertThat(partner(type, title, location, zone)).hasSize(36);
  }

  @Test
  void partnerPortsAreFilteredByType() {
    JsonNode ports = api.get("/v2/dropdowns/partner/megaports?connectType=IBM").data();
    assertThat(ports.findValuesAsText("connectType")).isNotEmpty().containsOnly("IBM");
    assertThat(api.get("/v2/dropdowns/partner/megaports?vxcPermitted=false").data()).isNotEmpty();
  }

  @Test
  void imagesSizesAndRegionsAnswer() {
    JsonNode products = api.get("/v4/product/mve/images").data().path("mveImages");
    JsonNode flat = api.get("/v3/product/mve/images").data().path("mveImages");
    assertThat(flat.findValuesAsText("id"))
        .contains("23")
        .hasSize(products.findValues("version").size());
    assertThat(api.get("/v3/product/mve/variants").data().findValuesAsText("size"))
        .contains("SMALL", "MEDIUM", "LARGE", "X_LARGE_12");
    assertThat(api.get("/v2/networkRegions").data().path(0).path("networkRegion").asText())
        .isEqualTo("MP1");
  }

  @Test
  void oldLocationsTellProductsInsteadOfZones() {
    JsonNode rows = Api.anonymous(server).get("/v2/locations?metro=Brisbane").data();
    JsonNode row = rows.path(0);
    assertThat(row.path("id").asInt()).isEqualTo(5);
    assertThat(row.path("networkRegion").asText()).isEqualTo("MP1");
    assertThat(row.path("siteCode").asText()).isEqualTo("bne-nxt1");
    assertThat(row.path("dc").path("name").asText()).isNotEmpty();
    assertThat(row.path("vRouterAvailable").asBoolean()).isTrue();
    assertThat(row.path("address").path("country").asText()).isEqualTo("Australia");
    JsonNode products = row.path("products");
    assertThat(products.path("mcr").asBoolean()).isTrue();
    assertThat(products.path("mcrVersion").asInt()).isEqualTo(2);
    assertThat(products.path("megaport").toString()).isEqualTo("[1,10,100]");
    assertThat(products.path("mcr2").path(0).asInt()).isEqualTo(1000);
    JsonNode edge = products.path("mve").path(0);
    assertThat(edge.path("sizes").path(0).asText()).isEqualTo("SMALL");
    assertThat(edge.path("details").path(0).path("label").asText()).isEqualTo("MVE 2/8");
    assertThat(edge.path("maxCpuCount").asInt()).isPositive();
    assertThat(edge.path("releaseImage").isBoolean()).isTrue();
    JsonNode aruba = api.get("/v2/locations?metro=Brisbane&mveVendor=aruba").data().path(0);
    assertThat(aruba.path("products").path("mve").findValuesAsText("vendor")).containsOnly("Aruba");
    assertThat(api.get("/v2/locations").data()).hasSameSizeAs(api.get("/v3/locations").data());
    assertThat(api.get("/v2/locations?locationStatuses=EXPIRED").data().toString())
        .doesNotContain("\"Active\"");
  }
}
