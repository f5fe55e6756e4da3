package io.portwright.cli.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.cli.order.Rig.Ran;
import io.portwright.engine.plan.Change;
import io.portwright.engine.plan.Plan;
import io.portwright.engine.plan.PlanOptions;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.sandbox.world.Timings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * New names cost nothing: no {@code moved}, {@code import} or {@code removed} block that forgets
 * ever leads to an order or to the end of a service.
 */
class RefactoringSafetyTest {
  private static final int SERVICES = 3;

  /** What the account has and nobody may touch. */
  private record Account(List<String> services, long orders) {
    static Account of(Rig rig) {
      return new Account(rig.live().stream().map(Product::uid).sorted().toList(), rig.buys());
    }
  }

  /**
   * Where services are declared.
   *
   * @param addresses address by the name of the service
   */
  private record Layout(SortedMap<String, String> addresses) {

    /**
     * Blocks of the services that still have an address, with {@code count} and {@code for_each}.
     */
    String text() {
      StringBuilder text = new StringBuilder();
      TreeMap<String, List<String>> blocks = new TreeMap<>();
      addresses.forEach((service, address) ->
          blocks
              .computeIfAbsent(address.split("[.\\[]", 3)[1], _ -> new ArrayList<>())
              .add(service));
      blocks.forEach((name, services) -> text.append(block(name, services)));
      return text.toString();
    }

    private String block(String name, List<String> services) {
      String first = addresses.get(services.getFirst());
      String repetition = "";
      String service = "\"" + services.getFirst() + "\"";
      if (first.endsWith("\"]")) {
        repetition = "  for_each = toset([\"" + String.join("\", \"", services) + "\"])\n";
        service = "each.key";
      } else if (first.endsWith("]")) {
        repetition = "  count = 1\n";
      }
      return port(name, repetition, service);
    }
  }

  private static String port(String name, String repetition, String service) {
    return "resource \"megaport_port\" \""
        + name
        + "\" {\n"
        + repetition
        + "  product_name           = "
        + service
        + "\n  location_id            = 3\n  port_speed             = 1000\n"
        + "  contract_term_months   = 1\n  marketplace_visibility = false\n}\n";
  }

  private static String moved(String from, String to) {
    return "moved {\n  from = " + from + "\n  to   = " + to + "\n}\n";
  }

  private static String forgotten(String block) {
    return "removed {\n  from = " + block + "\n  lifecycle {\n    destroy = false\n  }\n}\n";
  }

  private static String imported(String address, String uid) {
    return "import {\n  to = " + address + "\n  id = \"" + uid + "\"\n}\n";
  }

  /** An address of another shape for each service, never one that is in use. */
  private static Layout rearranged(Layout before, Random random, int round) {
    SortedMap<String, String> addresses = new TreeMap<>();
    List<String> services = new ArrayList<>(before.addresses().keySet());
    Collections.shuffle(services, random);
    for (String service : services) {
      String name = "r" + round + "_" + service;
      addresses.put(
          service,
          switch (random.nextInt(4)) {
            case 0 -> "megaport_port." + name;
            case 1 -> "megaport_port." + name + "[0]";
            case 2 -> "megaport_port.all_" + round + "[\"" + service + "\"]";
            default -> before.addresses().get(service);
          });
    }
    return new Layout(addresses);
  }

  private static Layout start() {
    SortedMap<String, String> addresses = new TreeMap<>();
    for (int i = 0; i < SERVICES; i++) {
      addresses.put("port-" + i, "megaport_port.p" + i);
    }
    return new Layout(addresses);
  }

  private static void harmless(Plan plan, String about) {
    assertThat(plan.changes())
        .as(about)
        .noneMatch(change ->
            change instanceof Change.Create
                || change instanceof Change.Delete
                || change instanceof Change.Replace);
  }

  private static void runs(Rig rig, String program, Account account, String about) {
    Plan plan = rig.main(program).plan(PlanOptions.NORMAL).orThrow();
    harmless(plan, about + "\n" + program);
    Ran ran = rig.apply(plan);
    assertThat(ran.exitCode()).as("%s\n%s\n%s", about, program, ran.text()).isZero();
    assertThat(Account.of(rig)).as("%s\n%s", about, program).isEqualTo(account);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void movesForgetsAndImportsTouchNoService(long seed, @TempDir Path folder) {
    Random random = new Random(seed);
    try (Rig rig = new Rig(folder, Timings.INSTANT)) {
      Layout layout = start();
      assertThat(rig.main(layout.text()).run().exitCode()).isZero();
      Account account = Account.of(rig);
      assertThat(account.services()).hasSize(SERVICES);
      for (int round = 0; round < 4; round++) {
        String about = "seed " + seed + " round " + round;
        Layout next = rearranged(layout, random, round);
        StringBuilder moves = new StringBuilder();
        layout
            .addresses()
            .forEach((service, from) -> {
              String to = next.addresses().get(service);
              if (!from.equals(to)) {
                moves.append(moved(from, to));
              }
            });
        runs(rig, next.text() + moves, account, about + " moves");
        assertThat(rig.known()).as(about).isEqualTo(new TreeSet<>(account.services()));
        layout = forgottenAndBack(rig, next, account, random, about);
      }
      Plan again = rig.main(layout.text()).plan(PlanOptions.NORMAL).orThrow();
      assertThat(again.hasChanges()).as("seed %s", seed).isFalse();
    }
  }

  /** Forgets one service and brings it back under a name of its own. */
  private static Layout forgottenAndBack(
      Rig rig, Layout layout, Account account, Random random, String about) {
    List<String> alone =
        layout.addresses().keySet().stream()
            .filter(service -> !layout.addresses().get(service).contains(".all_"))
            .toList();
    if (alone.isEmpty()) {
      return layout;
    }
    String service = alone.get(random.nextInt(alone.size()));
    String address = layout.addresses().get(service);
    String uid =
        rig.live().stream()
            .filter(product -> product.name().equals(service))
            .map(Product::uid)
            .findFirst()
            .orElseThrow();
    SortedMap<String, String> others = new TreeMap<>(layout.addresses());
    others.remove(service);
    String block = address.replaceAll("\\[.*", "");
    runs(rig, new Layout(others).text() + forgotten(block), account, about + " forget");
    assertThat(rig.known()).as(about).doesNotContain(uid).hasSize(SERVICES - 1);
    runs(rig, layout.text() + imported(address, uid), account, about + " import");
    assertThat(rig.known()).as(about).contains(uid).hasSize(SERVICES);
    return layout;
  }

  @Test
  void importingWhatStateHasAlreadyDoesNothing(@TempDir Path folder) {
    try (Rig rig = new Rig(folder, Timings.INSTANT)) {
      String ports = port("a", "", "\"port-a\"");
      assertThat(rig.main(ports).run().exitCode()).isZero();
      Account account = Account.of(rig);
      String uid = account.services().getFirst();
      runs(rig, ports + imported("megaport_port.a", uid), account, "the same again");
    }
  }

  /** Two addresses of one service: to end one would end the other. */
  @Test
  void aServiceIsNotImportedASecondTime(@TempDir Path folder) {
    try (Rig rig = new Rig(folder, Timings.INSTANT)) {
      String first = port("a", "", "\"port-a\"");
      assertThat(rig.main(first).run().exitCode()).isZero();
      Account account = Account.of(rig);
      String uid = account.services().getFirst();
      Ran ran =
          rig.main(first + port("b", "", "\"port-a\"") + imported("megaport_port.b", uid)).run();
      assertThat(ran.exitCode()).as(ran.text()).isEqualTo(1);
      assertThat(ran.text()).contains("megaport_port.a");
      assertThat(rig.addresses()).containsExactly("megaport_port.a");
      assertThat(Account.of(rig)).isEqualTo(account);
    }
  }

  @Test
  void aMoveThatIsBlockedOrdersNothing(@TempDir Path folder) {
    try (Rig rig = new Rig(folder, Timings.INSTANT)) {
      String both = port("a", "", "\"port-a\"") + port("b", "", "\"port-b\"");
      assertThat(rig.main(both).run().exitCode()).isZero();
      Account account = Account.of(rig);
      var plan =
          rig.main(both + moved("megaport_port.a", "megaport_port.b")).plan(PlanOptions.NORMAL);
      assertThat(plan.hasErrors()).isTrue();
      assertThat(Account.of(rig)).isEqualTo(account);
    }
  }

  @Test
  void forgettingAllAtOnceEndsNone(@TempDir Path folder) {
    try (Rig rig = new Rig(folder, Timings.INSTANT)) {
      assertThat(rig.main(start().text()).run().exitCode()).isZero();
      Account account = Account.of(rig);
      StringBuilder program = new StringBuilder();
      for (int i = 0; i < SERVICES; i++) {
        program.append(forgotten("megaport_port.p" + i));
      }
      runs(rig, program.toString(), account, "forget all");
      assertThat(rig.known()).isEmpty();
      assertThat(rig.run(PlanOptions.DESTROY).exitCode()).isZero();
      assertThat(Account.of(rig)).isEqualTo(account);
    }
  }
}
