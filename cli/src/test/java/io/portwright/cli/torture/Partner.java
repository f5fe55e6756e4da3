package io.portwright.cli.torture;

import com.fasterxml.jackson.databind.JsonNode;
import io.portwright.provider.sandbox.SandboxServer;

/** Who decides what waits in the approval queue. */
final class Partner {
  private final SandboxServer sandbox;

  Partner(SandboxServer sandbox) {
    this.sandbox = sandbox;
  }

  /** What is ordered or changed from now on waits for a decision. */
  void wantsToDecide() {
    set("true");
  }

  /** What is ordered or changed from now on waits for nobody. */
  void decidesNoMore() {
    set("false");
  }

  private void set(String needed) {
    try (ServiceApi api = ServiceApi.of(sandbox)) {
      api.send("PUT", "/_sandbox/companies/acme", "{\"approvals\":" + needed + "}");
    }
  }

  void approves() {
    decides("approve");
  }

  /** What is attached to a service that is rejected ends with it. */
  void rejects() {
    decides("reject");
  }

  private void decides(String word) {
    try (ServiceApi api = ServiceApi.of(sandbox)) {
      String pending =
          "/v3/order_approvals?status=PENDING&pageSize=100&sort=createDate&direction=ASC";
      for (JsonNode entry : api.get(pending).path("data")) {
        String path = "/v3/order_approvals/" + entry.path("uid").asText() + "/" + word;
        api.send("POST", path, "{}");
      }
    }
  }
}
