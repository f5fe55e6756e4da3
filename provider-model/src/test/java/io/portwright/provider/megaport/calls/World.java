package io.portwright.provider.megaport.calls;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.megaport.client.ApiClient;
import io.portwright.provider.megaport.client.ClientSettings;
import io.portwright.provider.megaport.client.Pace;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.JsonText;
import io.portwright.provider.sandbox.SandboxOptions;
import io.portwright.provider.sandbox.SandboxServer;
import io.portwright.provider.sandbox.world.Timings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A sandbox, and clients of several users of it. */
final class World implements AutoCloseable {

  static final String ADMIN = "acme-company-admin";
  static final String PARTNER = "northwind-company-admin";

  /** A managed account whose orders wait for its partner, and whose prices are hidden. */
  static final String HELD = "silverlake-company-admin";

  final SandboxServer server =
      SandboxServer.start(SandboxOptions.inMemory().withTimings(Timings.INSTANT));
  private final List<ApiClient> clients = new ArrayList<>();

  Calls as(String user) {
    return new Calls(client(user, Optional.empty()));
  }

  ApiClient client(String user, Optional<String> managedAccount) {
    ApiClient client =
        new ApiClient(
            new ClientSettings(
                server.baseUri(),
                server.tokenUri(),
                "sandbox-" + user,
                "secret-" + user,
                managedAccount,
                "test",
                Optional.empty(),
                Clock.systemUTC(),
                Pace.LOCAL));
    clients.add(client);
    return client;
  }

  /** UID of what one item orders. */
  String buy(String user, String item) {
    Json order =
        JsonText.parse(("{\"networkDesign\":[" + item + "]}").getBytes(StandardCharsets.UTF_8))
            .orElseThrow();
    Reply reply = client(user, Optional.empty()).once("/v4/networkdesign/buy", order);
    if (!(reply instanceof Reply.Ok ok)) {
      throw new AssertionError(reply);
    }
    Json first = ok.data().items().getFirst();
    return first
        .text("technicalServiceUid")
        .or(() -> first.text("vxcJTechnicalServiceUid"))
        .orElseThrow();
  }

  String port(String user, String name) {
    return buy(
        user,
        """
        {"productName":"%s","productType":"MEGAPORT","term":1,"portSpeed":10000,"locationId":5,
         "market":"AU","marketplaceVisibility":false}\
        """
            .formatted(name));
  }

  String vxc(String user) {
    return buy(
        user,
        """
        {"productUid":"%s","associatedVxcs":[{"productName":"v","rateLimit":100,"term":1,
         "shutdown":false,"aEnd":{},"bEnd":{"productUid":"%s"}}]}\
        """
            .formatted(port(user, "a"), port(user, "b")));
  }

  /** Codes and texts of what went wrong; empty when there is a value. */
  static String problem(Checked<?> checked) {
    return checked.diagnostics().stream()
        .map(found -> found.code().map(Object::toString).orElse("") + " " + found.detail())
        .reduce("", String::concat);
  }

  @Override
  public void close() {
    clients.forEach(ApiClient::close);
    server.close();
  }
}
