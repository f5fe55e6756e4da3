package io.portwright.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest extends WithSandbox {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grant_type=client_credentials&client_id=%s&client_secret=%s",
        "client_secret=%2$s&client_id=%1$s&grant_type=client_credentials"
      })
  void tokenForFormCredentials(String form) {
    SandboxCredentials key = server.defaultCredentials();
    Api.Answer answer =
        Api.anonymous(server)
            .post("/oauth2/token", form.formatted(key.accessKey(), key.secretKey()));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("expires_in").asInt()).isEqualTo(3600);
    assertThat(answer.body().path("token_type").asText()).isEqualTo("Bearer");
  }

  @Test
  void wrongSecretIsAnInvalidClient() {
    Api.Answer form =
        Api.anonymous(server)
            .post("/oauth2/token", "grant_type=client_credentials&client_id=a&client_secret=b");
    assertThat(form.status()).isEqualTo(400);
    assertThat(form.body().path("error").asText()).isEqualTo("invalid_client");
    Api.Answer basic =
        Api.anonymous(server)
            .with("Authorization", "Basic YTpi")
            .post("/oauth2/token?grant_type=client_credentials", "");
    assertThat(basic.status()).isEqualTo(401);
  }

  @Test
  void tokenExpires() {
    server.control().advance(Duration.ofMinutes(61));
    assertThat(api.get("/v2/products").status()).isEqualTo(401);
    assertThat(Api.of(server).get("/v2/products").status()).isEqualTo(200);
  }

  @Test
  void callsWithoutTokenAreRefusedButPublicListsAreNot() {
    Api nobody = Api.anonymous(server);
    Api.Answer refused = nobody.get("/v2/products");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.body().path("trace_id").asText()).isNotEmpty();
    for (String path :
        new String[] {"/v3/locations", "/v2/networkRegions", "/v2/dropdowns/partner/megaports"}) {
      assertThat(nobody.get(path).status()).as(path).isEqualTo(200);
    }
  }

  @ParameterizedTest(name = "{0}: order {1}, price {2}, lock {3}")
  @CsvSource({
    "company-admin, 200, 200, 200",
    "technical-admin, 200, 200, 403",
    "technical-contact, 403, 200, 403",
    "finance, 200, 200, 403",
    "financial-contact, 403, 200, 403",
    "read-only, 403, 200, 403"
  })
  void rolesMayWhatTheVendorSays(String role, int order, int price, int lock) {
    String uid = api.buy(Items.port("P"));
    Api user = Api.as(server, "sandbox-acme-" + role);
    String body = "[" + Items.port("Q") + "]";
    assertThat(user.post("/v3/networkdesign/validate", body).status()).isEqualTo(price);
    assertThat(user.post("/v3/networkdesign/buy", body).status()).isEqualTo(order);
    assertThat(user.put("/v2/product/megaport/" + uid, "{}").status()).isEqualTo(order);
    assertThat(user.post("/v2/product/" + uid + "/lock", "").status()).isEqualTo(lock);
    assertThat(user.send("DELETE", "/v2/product/" + uid + "/lock", "").status()).isEqualTo(lock);
    assertThat(user.get("/v2/products").status()).isEqualTo(200);
    assertThat(user.post("/v3/product/" + uid + "/action/CANCEL_NOW", "").status())
        .isEqualTo(order);
  }

  @Test
  void partnerSwitchesIntoItsManagedAccountOnly() {
    Api partner = Api.as(server, "sandbox-northwind-company-admin");
    String managed = partner.get("/v2/managedCompanies").data().path(0).path("companyUid").asText();
    Api switched = partner.with("X-Call-Context", managed);
    String uid = switched.buy(Items.port("Managed"));
    assertThat(switched.product(uid).path("companyUid").asText()).isEqualTo(managed);
    assertThat(partner.get("/v2/product/" + uid).status()).isEqualTo(404);
    assertThat(api.with("X-Call-Context", managed).get("/v2/products").status()).isEqualTo(403);
    assertThat(partner.with("X-Call-Context", "nonsense").get("/v2/products").status())
        .isEqualTo(403);
  }

  @Test
  void managedAccountsHaveTheirLimits() {
    Api managed = Api.as(server, "sandbox-blueharbour-company-admin");
    String path = "/v3/networkdesign/validate";
    String visible = Items.port("P").replace("Visibility\":false", "Visibility\":true");
    String promo = Items.port("P").replace("\"config\"", "\"promoCode\":\"X\",\"config\"");
    assertThat(managed.post(path, "[" + visible + "]").detail()).contains("marketplaceVisibility");
    assertThat(managed.post(path, "[" + promo + "]").detail()).contains("promoCode");
    String company = managed.get("/v2/employment").data().path(0).path("companyName").asText();
    assertThat(company).isEqualTo("Blue Harbour");
    Api partner = Api.as(server, "sandbox-northwind-company-admin");
    String uid = partner.get("/v2/managedCompanies").data().path(0).path("companyUid").asText();
    Api.Answer switched = partner.with("X-Call-Context", uid).post(path, "[" + promo + "]");
    assertThat(switched.status()).isEqualTo(200);
  }

  @Test
  void missingMarketAndContactHaveTheArrayForm() {
    String body = "[" + Items.port("P") + "]";
    Api.Answer market =
        Api.as(server, "sandbox-redcanyon-company-admin").post("/v3/networkdesign/buy", body);
    assertThat(market.data().path(0).path("error").asText())
        .isEqualTo("Missing markets: Australia");
    assertThat(market.data().path(0).path("markets").path(0).asText())
        .isEqualTo("MEGAPORT_AUSTRALIA");
    Api.Answer contact =
        Api.as(server, "sandbox-initech-company-admin").post("/v3/networkdesign/buy", body);
    assertThat(contact.data().path(0).path("error").asText())
        .isEqualTo("Missing Technical Support Contact Details.");
  }

  @Test
  void accountReadsAnswer() {
    assertThat(api.get("/v2/market").data().size()).isEqualTo(26);
    assertThat(Api.as(server, "sandbox-lakeside-company-admin").get("/v2/market").status())
        .isEqualTo(403);
    assertThat(api.get("/v2/employment").data().findValuesAsText("position"))
        .containsExactly(
            "Company Admin",
            "Technical Admin",
            "Technical Contact",
            "Finance",
            "Financial Contact",
            "Read Only");
    Api.Answer approvals = api.get("/v3/order_approvals?pageNumber=1&pageSize=10");
    assertThat(approvals.data()).isEmpty();
    assertThat(approvals.raw().headers().firstValue("Pagination-Total-Count")).hasValue("0");
    assertThat(api.get("/v3/products/nat_gateways").data()).isEmpty();
    assertThat(api.get("/v2/managedCompanies").data()).isEmpty();
  }
}
