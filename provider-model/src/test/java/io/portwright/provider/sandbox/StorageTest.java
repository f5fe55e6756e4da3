package io.portwright.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageTest {
  @TempDir Path folder;

  private SandboxServer start() {
    return SandboxServer.start(WithSandbox.options().withFolder(folder));
  }

  private Path log() {
    return folder.resolve("world.log");
  }

  @Test
  void servicesOutliveTheServerByteForByte() {
    String before;
    String vxc;
    try (SandboxServer server = start();
        Api api = Api.of(server)) {
      String mcr = api.buy(Items.mcr(1000));
      api.post(
          "/v2/product/mcr2/" + mcr + "/prefixList",
          "{\"description\":\"d\",\"addressFamily\":\"IPv4\",\"entries\":[{\"action\":\"permit\",\"prefix\":\"10.0.0.0/8\"}]}");
      api.post("/v3/product/" + mcr + "/addon", "{\"addOnType\":\"IP_SEC\",\"tunnelCount\":20}");
      String lag = api.buy(Items.lag(10_000, 2));
      api.post(
          "/v3/product/" + lag + "/addon",
          "{\"addOnType\":\"CROSS_CONNECT\",\"crossConnectRequested\":true}");
      api.buy(Items.ix(lag, Items.IX));
      api.buy(Items.mve("[{\"description\":\"x\"}]"));
      vxc = api.buy(Items.vxc(api.buy(Items.port("A")), mcr, 10));
      api.put(
          "/v2/product/" + vxc + "/tags", "{\"resourceTags\":[{\"key\":\"k\",\"value\":\"v\"}]}");
      api.post("/v3/product/" + vxc + "/action/CANCEL", "");
      server.control().advance(Duration.ofMinutes(5));
      before = api.get("/v2/products").data().toString();
    }
    try (SandboxServer server = start();
        Api api = Api.of(server)) {
      assertThat(api.get("/v2/products").data().toString()).isEqualTo(before);
      assertThat(api.get("/v2/product/" + vxc + "/tags").data().toString()).contains("\"k\"");
      assertThat(api.get("/v2/product/mcr2/" + first(api) + "/prefixLists").data()).hasSize(1);
      String next = api.buy(Items.port("next"));
      assertThat(before).doesNotContain(api.product(next).path("productId").asText());
    }
  }

  @Test
  void gatewaysTheirFiltersAndServiceKeysOutliveTheServer() {
    String gateways = "/v3/products/nat_gateways";
    String keys = "/v2/service/key";
    String before;
    String filters;
    try (SandboxServer server = start();
        Api api = Api.of(server)) {
      String design = api.post(gateways, Items.gateway()).data().path("productUid").asText();
      String gone = api.post(gateways, Items.gateway()).data().path("productUid").asText();
      filters = gateways + "/" + design + "/packet_filters";
      filters += "/" + api.post(filters, Items.PACKET_FILTER).data().path("id").asText();
      api.send("DELETE", gateways + "/" + gone, "");
      String limits =
          "\",\"singleUse\":true,\"maxSpeed\":5,\"vlan\":7,\"active\":true,\"preApproved\":true,"
              + "\"description\":\"k\",\"validFor\":{\"start\":1,\"end\":2}}";
      api.post(keys, "{\"productUid\":\"" + api.buy(Items.port("P")) + limits);
      before = shown(api, gateways, keys, filters);
      assertThat(api.get(gateways).data()).hasSize(1);
    }
    try (SandboxServer server = start();
        Api api = Api.of(server)) {
      assertThat(shown(api, gateways, keys, filters)).isEqualTo(before);
    }
  }

  private static String shown(Api api, String... paths) {
    StringBuilder text = new StringBuilder();
    for (String path : paths) {
      text.append(api.get(path).body());
    }
    return text.toString();
  }

  private static String first(Api api) {
    return api.get("/v2/products").data().path(0).path("productUid").asText();
  }

  @Test
  void logCutAtAnyByteOfItsLastTransactionKeepsTheOthers() throws IOException {
    String kept;
    try (SandboxServer server = start();
        Api api = Api.of(server)) {
      kept = api.buy(Items.port("kept"));
    }
    int whole = Math.toIntExact(Files.size(log()));
    try (SandboxServer server = start();
        Api api = Api.of(server)) {
      api.buy(Items.port("cut"));
    }
    byte[] all = Files.readAllBytes(log());
    for (int cut = whole; cut < all.length; cut += 37) {
      Files.write(log(), Arrays.copyOf(all, cut));
      try (SandboxServer server = start()) {
        assertThat(server.control().liveServices()).containsExactly(kept);
      }
      assertThat(Files.size(log())).isEqualTo(whole);
    }
  }

  @Test
  void damagedLogIsRefusedWithAdviceAndLeftAlone() throws IOException {
    try (SandboxServer server = start();
        Api api = Api.of(server)) {
      api.buy(Items.port("A"));
    }
    byte[] bytes = Files.readAllBytes(log());
    bytes[20] ^= 1;
    Files.write(log(), bytes);
    assertThatThrownBy(this::start)
        .isInstanceOf(SandboxFailure.class)
        .hasMessageContaining("world.log is damaged")
        .hasMessageContaining("remove the folder " + folder);
    assertThat(Files.readAllBytes(log())).isEqualTo(bytes);
    Files.writeString(log(), "garbage\n", StandardOpenOption.TRUNCATE_EXISTING);
    assertThatThrownBy(this::start).hasMessageContaining("damaged");
  }

  @Test
  void secondServerOnAFolderIsRefused() {
    try (SandboxServer _ = start()) {
      assertThatThrownBy(this::start)
          .isInstanceOf(SandboxFailure.class)
          .hasMessageContaining("in use by another running command");
    }
    start().close();
  }

  @Test
  void takenPortIsRefusedAndTheFolderIsFreeAgain() {
    try (SandboxServer server = SandboxServer.start(WithSandbox.options())) {
      int port = server.baseUri().getPort();
      assertThatThrownBy(
              () -> SandboxServer.start(WithSandbox.options().withFolder(folder).withPort(port)))
          .isInstanceOf(SandboxFailure.class)
          .hasMessageContaining("port " + port);
    }
    start().close();
  }

  @Test
  void folderThatCannotBeUsedIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThatThrownBy(() -> SandboxServer.start(WithSandbox.options().withFolder(file)))
        .isInstanceOf(SandboxFailure.class)
        .hasMessageContaining("cannot use the sandbox folder");
  }

  @Test
  void logThatSomebodyElseChangesIsNotWrittenAnyMore() throws IOException {
    byte[] theirs;
    try (SandboxServer server = start();
        Api api = Api.of(server)) {
      String mine = api.buy(Items.port("mine"));
      Files.writeString(log(), "stranger\n", StandardOpenOption.APPEND);
      theirs = Files.readAllBytes(log());
      Api.Answer refused = api.post("/v3/networkdesign/buy", "[" + Items.port("lost") + "]");
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.detail()).contains("changed or removed by somebody else");
      assertThat(server.control().liveServices()).containsExactly(mine);
      assertThat(Files.readAllBytes(log())).isEqualTo(theirs);
    }
  }

  @Test
  void orderIsNotTakenWhenTheFolderWasRemovedMeanwhile() throws IOException {
    try (SandboxServer server = start();
        Api api = Api.of(server)) {
      Files.delete(log());
      assertThat(api.post("/v3/networkdesign/buy", "[" + Items.port("lost") + "]").status())
          .isEqualTo(503);
      assertThat(server.control().liveServices()).isEmpty();
    }
  }

  @Test
  void compactionWithoutRoomLeavesTheLogAsItIs() throws IOException {
    Files.createDirectories(folder.resolve("world.log.new/in the way"));
    String uid;
    try (SandboxServer server = start();
        Api api = Api.of(server)) {
      uid = api.buy(Items.port("A"));
      for (int change = 0; change < 80; change++) {
        api.put("/v2/product/megaport/" + uid, "{\"name\":\"N" + change + "\"}");
      }
    }
    long before = Files.size(log());
    for (int run = 0; run < 2; run++) {
      try (SandboxServer server = start();
          Api api = Api.of(server)) {
        assertThat(Files.size(log())).isGreaterThanOrEqualTo(before);
        api.put("/v2/product/megaport/" + uid, "{\"name\":\"run" + run + "\"}");
        assertThat(api.product(uid).path("productName").asText()).isEqualTo("run" + run);
      }
    }
  }

  @Test
  void parallelWritersLoseNothing() throws Exception {
    List<String> bought = Collections.synchronizedList(new ArrayList<>());
    try (SandboxServer server = start();
        Api api = Api.of(server);
        ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int writer = 0; writer < 8; writer++) {
        String name = "W" + writer;
        running.add(
            writers.submit(() -> {
              for (int order = 0; order < 10; order++) {
                bought.add(api.buy(Items.port(name + "-" + order)));
                api.get("/v2/products");
              }
            }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
    assertThat(bought).hasSize(80).doesNotHaveDuplicates();
    try (SandboxServer server = start()) {
      assertThat(server.control().liveServices()).containsExactlyInAnyOrderElementsOf(bought);
    }
  }

  @Test
  void locksOfStaffOutliveTheServer() {
    String uid;
    try (SandboxServer server = start();
        Api api = Api.of(server)) {
      uid = api.buy(Items.port("A"));
      server.control().staffLock(uid);
    }
    try (SandboxServer server = start();
        Api api = Api.of(server)) {
      assertThat(api.product(uid).path("adminLocked").asBoolean()).isTrue();
    }
  }

  @Test
  void longLogIsCompactedAtTheNextStart() throws IOException {
    String uid;
    try (SandboxServer server = start();
        Api api = Api.of(server)) {
      uid = api.buy(Items.port("A"));
      for (int change = 0; change < 80; change++) {
        api.put("/v2/product/megaport/" + uid, "{\"name\":\"N" + change + "\"}");
      }
    }
    long before = Files.size(log());
    start().close();
    assertThat(Files.size(log())).as("the activity log is kept").isLessThan(before / 4);
    try (SandboxServer server = start();
        Api api = Api.of(server)) {
      assertThat(api.product(uid).path("productName").asText()).isEqualTo("N79");
      api.put("/v2/product/megaport/" + uid, "{\"name\":\"last\"}");
    }
    try (SandboxServer server = start();
        Api api = Api.of(server)) {
      assertThat(api.product(uid).path("productName").asText()).isEqualTo("last");
    }
  }

  @Test
  void secretsOfOrdersAreNotStored() throws IOException {
    try (SandboxServer server = start();
        Api api = Api.of(server)) {
      String mcr = api.buy(Items.mcr(1000));
      String faces =
          "{\"partnerConfig\":{\"interfaces\":[{\"ipAddresses\":[\"10.0.0.1/30\"],\"bgpConnections\":[{\"peerAsn\":1,\"localIpAddress\":\"10.0.0.1\",\"password\":\"hidden-md5\"}]}]}}";
      String end = "{\"productUid\":\"" + api.buy(Items.port("B")) + "\"}";
      api.buy(Items.vxc(mcr, 10, faces, end));
      api.buy(Items.mve("[]"));
    }
    assertThat(Files.readString(log())).doesNotContain("hidden-md5").doesNotContain("12345678");
  }
}
