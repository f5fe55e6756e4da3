package io.portwright.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.sandbox.http.Traffic;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What belongs to a company and not to a service: kept, limited, hidden, decided. */
class AccountTest extends WithSandbox {
  private static final String PARTNER = "sandbox-northwind-company-admin";
  private static final String HELD = "sandbox-silverlake-company-admin";

  @Test
  void accountsUsersMarketsAndActivityOutliveTheServer(@TempDir Path folder) {
    String managed;
    try (SandboxServer first = SandboxServer.start(options().withFolder(folder));
        Api admin = Api.of(first);
        Api partner = Api.as(first, PARTNER)) {
      String body = "{\"accountName\":\"Kelp\",\"accountRef\":\"K\"}";
      managed = partner.post("/v2/managedCompanies", body).data().path("companyUid").asText();
      admin.post(
          "/v2/employment",
          "{\"firstName\":\"A\",\"lastName\":\"B\",\"email\":\"a@b.example\",\"position\":\"Finance\"}");
      admin.buy(Items.port("P"));
    }
    try (SandboxServer second = SandboxServer.start(options().withFolder(folder));
        Api admin = Api.of(second);
        Api partner = Api.as(second, PARTNER)) {
      assertThat(partner.with("X-Call-Context", managed).get("/v2/products").status())
          .isEqualTo(200);
      assertThat(admin.get("/v2/employment").data().findValuesAsText("email"))
          .contains("a@b.example");
      assertThat(admin.get("/v3/activity").body().findValuesAsText("description"))
          .containsExactly("Order: P", "Administer users: a@b.example");
    }
  }

  @Test
  void hiddenPricesAreToldToThePartnerOnly() {
    String order = "[" + Items.port("P") + "]";
    Api.Answer own = Api.as(server, HELD).post("/v3/networkdesign/validate", order);
    assertThat(own.data().path(0).path("price").isNull()).isTrue();
    Api partner = Api.as(server, PARTNER);
    String uid = partner.get("/v2/managedCompanies").data().path(2).path("companyUid").asText();
    Api.Answer switched =
        partner.with("X-Call-Context", uid).post("/v3/networkdesign/validate", order);
    assertThat(switched.data().path(0).path("price").path("monthlyRate").isNumber()).isTrue();
  }

  @Test
  void rejectedAndExpiredOrdersEndTheirService() {
    Api held = Api.as(server, HELD);
    Api partner = Api.as(server, PARTNER);
    for (String end : new String[] {"reject", "expire"}) {
      String uid = held.buy(Items.port(end));
      String approval =
          held.get("/v3/order_approvals?status=PENDING").data().path(0).path("uid").asText();
      Api.Answer answer =
          end.equals("reject")
              ? partner.post("/v3/order_approvals/" + approval + "/reject", "")
              : Api.anonymous(server).post("/_sandbox/approvals/" + approval + "/expire", "");
      assertThat(answer.status()).as(end).isEqualTo(200);
      assertThat(held.product(uid).path("provisioningStatus").asText()).isEqualTo("DECOMMISSIONED");
    }
    assertThat(held.post("/v3/order_approvals/none/approve", "").status()).isEqualTo(404);
  }

  @Test
  void callsBeyondTheLimitAreToldWhenToComeBack() {
    server.control().limitCalls(2);
    assertThat(api.get("/v2/products").status()).isEqualTo(200);
    assertThat(api.get("/v2/products").status()).isEqualTo(200);
    Api.Answer third = api.get("/v2/products");
    assertThat(third.status()).isEqualTo(429);
    assertThat(third.raw().headers().firstValue("Retry-After")).hasValue("1");
    server.control().advance(Duration.ofSeconds(1));
    assertThat(api.get("/v2/products").status()).isEqualTo(200);
  }

  @Test
  void answersTakeTheirTime() {
    server.control().use(Traffic.Latency.even(Duration.ofMillis(40), Duration.ofMillis(60), 7));
    long start = System.nanoTime();
    api.get("/v2/products");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(39));
  }

  @Test
  void sessionsOfOldClientsWorkUntilTheyLogOut() {
    Api nobody = Api.anonymous(server);
    String form = "username=sandbox-acme-company-admin&password=secret-acme-company-admin";
    String token = nobody.post("/v3/login", form).data().path("token").asText();
    Api old = nobody.with("X-Auth-Token", token);
    assertThat(old.get("/v2/products").status()).isEqualTo(200);
    assertThat(old.get("/v2/logout").status()).isEqualTo(200);
    assertThat(old.get("/v2/products").status()).isEqualTo(401);
    assertThat(nobody.post("/v3/login", "username=a&password=b").status()).isEqualTo(401);
  }

  @Test
  void letterIsForThePortOfTheCallerAlone() {
    String port = api.buy(Items.port("P"));
    String router = api.buy(Items.mcr(1000));
    assertThat(api.get("/v2/product/" + router + "/loa").status()).isEqualTo(400);
    Api other = Api.as(server, "sandbox-globex-company-admin");
    assertThat(other.get("/v2/product/" + port + "/loa").status()).isEqualTo(404);
  }

  @Test
  void productsAreFilteredByNameAndStatus() {
    api.buy(Items.port("Sydney"));
    api.buy(Items.port("Perth"));
    assertThat(api.get("/v2/products?filter=SYD").data().findValuesAsText("productName"))
        .containsExactly("Sydney");
    assertThat(api.get("/v2/products?provisioningStatus=CONFIGURED").data()).isEmpty();
  }
}
