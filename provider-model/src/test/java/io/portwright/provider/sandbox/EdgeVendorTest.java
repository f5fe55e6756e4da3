package io.portwright.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What MVEs of every vendor need to be told, where they fit, and which images there are. */
class EdgeVendorTest extends WithSandbox {
  private static final String VALIDATE = "/v3/networkdesign/validate";

  private int image(String vendor, String code) {
    for (JsonNode product : api.get("/v4/product/mve/images").data().path("mveImages")) {
      for (JsonNode image : product.path("images")) {
        if (product.path("vendor").asText().equalsIgnoreCase(vendor)
            && (code == null || image.path("productCode").asText().equals(code))) {
          return image.path("id").asInt();
        }
      }
    }
    throw new AssertionError("no image of " + vendor);
  }

  private static String mve(int image, String size, List<String> keys) {
    StringBuilder config = new StringBuilder();
    keys.forEach(key -> config.append(",\"").append(key).append("\":\"some-value\""));
    return """
    [{"productName":"E","term":1,"productType":"MVE","locationId":5,
      "vendorConfig":{"vendor":"ignored","imageId":%d,"productSize":"%s"%s}}]\
    """
        .formatted(image, size, config);
  }

  @ParameterizedTest(name = "{0} {1} needs {2}")
  @CsvSource({
    "6WIND, , sshPublicKey",
    "Aruba, , accountName accountKey systemTag",
    "Aviatrix, , cloudInit",
    "Cisco, ftdv, fmcIpAddress fmcRegistrationKey fmcNatId",
    "Fortinet, , sshPublicKey licenseData",
    "Meraki, , token",
    "Palo Alto, , sshPublicKey licenseData adminPasswordHash",
    "Palo Alto, , sshPublicKey licenseData adminPassword",
    "Prisma, prisma-3108v, ionKey secretKey",
    "Versa, , directorAddress controllerAddress localAuth remoteAuth serialNumber",
    "VMware, , sshPublicKey vcoAddress vcoActivationCode",
    "Cisco, c8000, sshPublicKey",
    "Cisco, c8000, cloudInit"
  })
  void vendorsNeedTheirKeys(String vendor, String code, String needed) {
    int image = image(vendor, code);
    String size = vendor.equals("Meraki") ? "SMALL" : "MEDIUM";
    List<String> keys = List.of(needed.split(" ", -1));
    Api.Answer whole = api.post(VALIDATE, mve(image, size, keys));
    assertThat(whole.status()).as(whole.body().toString()).isEqualTo(200);
    for (String key : keys) {
      List<String> others = new ArrayList<>(keys);
      others.remove(key);
      Api.Answer answer = api.post(VALIDATE, mve(image, size, others));
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.detail()).startsWith("vendorConfig of " + vendor + " needs").contains(key);
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "manageLocally":true                                  | 200
          "manageLocally":true,"adminPassword":"long-enough"    | 200
          "manageLocally":true,"adminPassword":"short"          | 400
          "manageLocally":true,"adminPassword":"with a space"   | 400
          "manageLocally":false                                 | 400
          """)
  void localFirewallNeedsNoManagementCentre(String config, int status) {
    String body =
        mve(image("Cisco", "ftdv"), "MEDIUM", List.of()).replace("\"vendor\":\"ignored\"", config);
    assertThat(api.post(VALIDATE, body).status()).isEqualTo(status);
  }

  @ParameterizedTest(name = "{0} in size {1}: {2}")
  @CsvSource({
    "Meraki, SMALL, 200",
    "Meraki, MEDIUM, 400",
    "Meraki, MVE 2/8, 200",
    "Aruba, X_LARGE_12, 200",
    "Aruba, X_LARGE_32, 400",
    "Aruba, x_large_12, 200",
    "Aruba, HUGE, 400"
  })
  void sizesFollowTheImage(String vendor, String size, int status) {
    List<String> keys = List.of("token", "accountName", "accountKey", "systemTag");
    assertThat(api.post(VALIDATE, mve(image(vendor, null), size, keys)).status()).isEqualTo(status);
  }

  @Test
  void sizeMayBeToldByItsLabel() {
    String body =
        Items.mve("[]").replace("\"productSize\":\"MEDIUM\"", "\"mveLabel\":\"MVE 4/16\"");
    assertThat(api.product(api.buy(body)).path("mveSize").asText()).isEqualTo("MEDIUM");
  }

  @Test
  void sizesFollowTheLocation() {
    List<String> key = List.of("cloudInit");
    String largest = "";
    for (JsonNode location : api.get("/v3/locations?mveImageId=83").data()) {
      if (location.path("id").asInt() == 64) {
        largest = location.path("diversityZones").path("red").path("mveMaxCpuCoreCount").asText();
      }
    }
    assertThat(largest).isEqualTo("12");
    String here = "\"locationId\":5";
    String there = "\"locationId\":64";
    assertThat(api.post(VALIDATE, mve(83, "X_LARGE_16", key)).status()).isEqualTo(200);
    assertThat(api.post(VALIDATE, mve(83, "X_LARGE_12", key).replace(here, there)).status())
        .isEqualTo(200);
    assertThat(api.post(VALIDATE, mve(83, "X_LARGE_16", key).replace(here, there)).detail())
        .contains("X_LARGE_16 is not available");
  }

  @ParameterizedTest(name = "{0}: {1} vNICs")
  @CsvSource({"Palo Alto, 2", "Aruba, 1"})
  void vnicsHaveADefault(String vendor, int count) {
    List<String> keys =
        List.of(
            "sshPublicKey",
            "licenseData",
            "adminPassword",
            "accountName",
            "accountKey",
            "systemTag");
    Api.Answer answer = api.post("/v3/networkdesign/buy", mve(image(vendor, null), "MEDIUM", keys));
    String uid = answer.data().path(0).path("technicalServiceUid").asText();
    assertThat(api.product(uid).path("vnics")).hasSize(count);
    assertThat(api.product(uid).toString()).doesNotContain("some-value");
  }

  @Test
  void flatListHoldsEveryImageAndVariantsEverySize() {
    JsonNode flat = api.get("/v3/product/mve/images").data().path("mveImages");
    int count = 0;
    for (JsonNode product : api.get("/v4/product/mve/images").data().path("mveImages")) {
      count += product.path("images").size();
    }
    assertThat(flat).hasSize(count);
    assertThat(flat.path(0).path("productCode").asText()).isNotEmpty();
    assertThat(flat.path(0).path("vendor").asText()).isNotEmpty();
    JsonNode sizes = api.get("/v3/product/mve/variants").data();
    assertThat(sizes.findValuesAsText("size")).contains("SMALL", "MEDIUM", "LARGE", "X_LARGE_12");
    assertThat(sizes.path(0).path("cpuCoreCount").isInt()).isTrue();
  }
}
