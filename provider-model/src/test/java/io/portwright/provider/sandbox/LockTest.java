package io.portwright.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Locks of owners and of Megaport's staff. */
class LockTest extends WithSandbox {
  private static final String UNLOCK = "unlock it first";
  private static final String SUPPORT = "locked by Megaport: ask its support";

  private Api.Answer end(String uid) {
    return api.post("/v3/product/" + uid + "/action/CANCEL_NOW", "");
  }

  @Test
  void ownersLockIsSetShownAndTakenBack() {
    String port = api.buy(Items.port("P"));
    Api.Answer locked = api.post("/v2/product/" + port + "/lock", "");
    assertThat(locked.message()).isEqualTo("Service locked");
    assertThat(locked.data().path("locked").asBoolean()).isTrue();
    assertThat(locked.data().path("adminLocked").asBoolean()).isFalse();
    assertThat(locked.data().path("cancelable").asBoolean()).isFalse();
    Api.Answer unlocked = api.send("DELETE", "/v2/product/" + port + "/lock", "");
    assertThat(unlocked.message()).isEqualTo("Service unlocked");
    assertThat(unlocked.data().path("locked").asBoolean()).isFalse();
    assertThat(end(port).status()).isEqualTo(200);
  }

  @Test
  void onlyCompanyAdminsLock() {
    String port = api.buy(Items.port("P"));
    for (String role : new String[] {"technical-admin", "finance", "read-only"}) {
      try (Api other = Api.as(server, "sandbox-acme-" + role)) {
        assertThat(other.post("/v2/product/" + port + "/lock", "").status()).isEqualTo(403);
      }
    }
  }

  @ParameterizedTest(name = "locked by staff: {0}")
  @ValueSource(booleans = {false, true})
  void lockedServiceRefusesChangesAndItsEnd(boolean staff) {
    String text = staff ? SUPPORT : UNLOCK;
    String mcr = api.buy(Items.mcr(1000));
    String port = api.buy(Items.port("P"));
    String vxc = api.buy(Items.vxc(mcr, port, 10));
    String ix = api.buy(Items.ix(port, Items.IX));
    for (String uid : new String[] {mcr, port, vxc, ix}) {
      lock(uid, staff);
      assertThat(end(uid).detail()).contains(text);
    }
    assertThat(api.put("/v2/product/mcr2/" + mcr, "{\"name\":\"x\"}").detail()).contains(text);
    assertThat(api.put("/v2/product/megaport/" + port, "{\"name\":\"x\"}").detail()).contains(text);
    assertThat(api.put("/v3/product/vxc/" + vxc, "{\"rateLimit\":20}").detail()).contains(text);
    assertThat(api.put("/v2/product/ix/" + ix, "{\"name\":\"x\"}").detail()).contains(text);
    assertThat(
            api.post(
                    "/v3/product/" + mcr + "/addon",
                    "{\"addOnType\":\"IP_SEC\",\"tunnelCount\":10}")
                .detail())
        .contains(text);
    assertThat(api.post("/v3/product/" + vxc + "/action/CANCEL", "").detail()).contains(text);
    assertThat(server.control().liveServices()).hasSize(4);
  }

  private void lock(String uid, boolean staff) {
    if (staff) {
      server.control().staffLock(uid);
    } else {
      assertThat(api.post("/v2/product/" + uid + "/lock", "").status()).isEqualTo(200);
    }
  }

  @Test
  void lockedVxcKeepsItsPort() {
    String a = api.buy(Items.port("A"));
    String vxc = api.buy(Items.vxc(a, api.buy(Items.port("B")), 10));
    lock(vxc, false);
    assertThat(end(a).detail()).contains(UNLOCK);
    assertThat(server.control().liveServices()).hasSize(3);
  }

  @Test
  void newVxcsAttachToALockedPortAndStartUnlocked() {
    String a = api.buy(Items.port("A"));
    lock(a, false);
    server.control().staffLock(a);
    String vxc = api.buy(Items.vxc(a, api.buy(Items.port("B")), 10));
    assertThat(api.product(vxc).path("locked").asBoolean()).isFalse();
    assertThat(api.product(vxc).path("adminLocked").asBoolean()).isFalse();
    assertThat(end(vxc).status()).isEqualTo(200);
  }

  @Test
  void staffLockIsNotUndoneByTheOwner() {
    String port = api.buy(Items.port("P"));
    Api nobody = Api.anonymous(server);
    assertThat(nobody.post("/_sandbox/lock/" + port, "{}").status()).isEqualTo(200);
    assertThat(api.product(port).path("adminLocked").asBoolean()).isTrue();
    assertThat(api.product(port).path("locked").asBoolean()).isFalse();
    assertThat(api.send("DELETE", "/v2/product/" + port + "/lock", "").detail()).contains(SUPPORT);
    assertThat(end(port).detail()).contains(SUPPORT);
    assertThat(nobody.post("/_sandbox/lock/" + port, "{\"on\":false}").status()).isEqualTo(200);
    assertThat(end(port).status()).isEqualTo(200);
  }
}
