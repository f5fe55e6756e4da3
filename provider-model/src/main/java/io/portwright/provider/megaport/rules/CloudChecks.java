package io.portwright.provider.megaport.rules;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.vxc.Partner;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What cloud providers take: rates, accounts, numbers; and pairs of Azure connections. */
final class CloudChecks implements Check {

  private static final Pattern AWS_ACCOUNT = Pattern.compile("\\d{12}");

  @Override
  public void over(Design design, Findings findings) {
    Map<String, Map<String, VxcEnd>> circuits = new LinkedHashMap<>();
    for (Planned vxc : design.staying(ProductKind.VXC)) {
      for (VxcEnd end : design.ends(vxc)) {
        Optional<Partner> partner = end.partner();
        Optional<ObjectValue> settings = end.settings();
        if (partner.isEmpty() || settings.isEmpty()) {
          continue;
        }
        if (partner.get() == Partner.AZURE) {
          azure(end, settings.get(), circuits, findings);
        }
        if (vxc.isTouched()) {
          one(partner.get(), end, settings.get(), design.facts(), findings);
        }
      }
    }
    circuits.values().forEach(choices -> pair(design, choices, findings));
  }

  private static void one(
      Partner partner, VxcEnd end, ObjectValue settings, Facts facts, Findings findings) {
    switch (partner) {
      case AWS -> aws(end, settings, findings);
      case AZURE ->
          key(partner, end, settings, facts).ifPresent(key -> circuit(end, key, findings));
      case GOOGLE -> listed("GCP-1", end, findings.rule("GCP-1").values(), findings);
      case IBM -> ibm(end, settings, findings);
      case ORACLE ->
          key(partner, end, settings, facts)
              .ifPresent(key -> listed("ORA-1", end, rates(key), findings));
      case TRANSIT, VROUTER, A_END -> {}
    }
  }

  /** What the provider says of the key of an end; asked only when the rate matters. */
  private static Optional<Json> key(
      Partner partner, VxcEnd end, ObjectValue settings, Facts facts) {
    return changedRate(end.vxc()).isPresent()
        ? Fields.text(settings, partner.key()).flatMap(key -> facts.cloudKey(partner.label(), key))
        : Optional.empty();
  }

  /** Rates that a key permits; empty when the provider does not say. */
  private static List<Long> rates(Json key) {
    return key.at("bandwidths").items().stream()
        .flatMap(rate -> rate.whole().stream().boxed())
        .toList();
  }

  private static void circuit(VxcEnd end, Json key, Findings findings) {
    OptionalLong most = key.whole("bandwidth");
    OptionalLong rate = changedRate(end.vxc());
    if (most.isPresent() && rate.isPresent() && rate.getAsLong() > most.getAsLong()) {
      findings.raise(
          "AZ-4",
          end.vxc(),
          "rate_limit",
          Map.of(
              "most", String.valueOf(most.getAsLong()), "rate", String.valueOf(rate.getAsLong())));
    }
  }

  private static void aws(VxcEnd end, ObjectValue settings, Findings findings) {
    if (Fields.text(settings, "connect_type").equals(Optional.of("AWSHC"))) {
      listed("AWS-1", end, findings.rule("AWS-1").values(), findings);
    } else {
      long most = findings.rule("AWS-2").value();
      OptionalLong rate = changedRate(end.vxc());
      if (rate.isPresent() && rate.getAsLong() > most) {
        findings.raise(
            "AWS-2",
            end.vxc(),
            "rate_limit",
            Map.of("most", String.valueOf(most), "rate", String.valueOf(rate.getAsLong())));
      }
    }
    Optional<String> account = Fields.text(settings, "owner_account");
    if (account.isPresent() && !AWS_ACCOUNT.matcher(account.get()).matches()) {
      findings.raise(
          "AWS-3",
          end.vxc(),
          end.settingsPath().attribute("owner_account"),
          Map.of("account", account.get()));
    }
  }

  /** The rate when the plan orders or changes it. */
  private static OptionalLong changedRate(Planned vxc) {
    boolean asked = vxc.isOrdered() || Fields.differ(vxc.before(), vxc.after(), "rate_limit");
    return asked ? Fields.whole(vxc.after(), "rate_limit") : OptionalLong.empty();
  }

  /** A rate must be one of those that are offered, if that is known. */
  private static void listed(String id, VxcEnd end, List<Long> offered, Findings findings) {
    OptionalLong rate = changedRate(end.vxc());
    if (rate.isEmpty() || offered.isEmpty() || offered.contains(rate.getAsLong())) {
      return;
    }
    long wanted = rate.getAsLong();
    long near =
        offered.stream().min(Comparator.comparingLong(r -> Math.abs(r - wanted))).orElse(wanted);
    findings.raise(
        id,
        end.vxc(),
        "rate_limit",
        Map.of(
            "offered", offered.stream().map(String::valueOf).collect(Collectors.joining(", ")),
            "rate", String.valueOf(wanted),
            "near", String.valueOf(near)));
  }

  private static void ibm(VxcEnd end, ObjectValue settings, Findings findings) {
    OptionalLong asn = Fields.whole(settings, "customer_asn");
    if (asn.isPresent() && !isForIbm(asn.getAsLong())) {
      findings.raise(
          "IBM-1",
          end.vxc(),
          end.settingsPath().attribute("customer_asn"),
          Map.of("asn", String.valueOf(asn.getAsLong())));
    }
  }

  private static boolean isForIbm(long asn) {
    return asn >= 1 && asn <= 64_495
        || asn == 64_999
        || asn >= 131_072 && asn <= 4_199_999_999L
        || asn >= 4_201_000_000L && asn <= 4_201_064_511L;
  }

  private static void azure(
      VxcEnd end,
      ObjectValue settings,
      Map<String, Map<String, VxcEnd>> circuits,
      Findings findings) {
    Optional<String> key = Fields.text(settings, "service_key");
    Optional<String> choice = Fields.text(settings, "port_choice");
    if (key.isEmpty() || choice.isEmpty()) {
      return;
    }
    Map<String, VxcEnd> choices = circuits.computeIfAbsent(key.get(), _ -> new LinkedHashMap<>());
    VxcEnd other = choices.putIfAbsent(choice.get(), end);
    if (other != null && end.vxc().isTouched()) {
      findings.raise(
          "AZ-3",
          end.vxc(),
          end.settingsPath().attribute("port_choice"),
          Map.of(
              "choice", choice.get(),
              "other", other.vxc().address(),
              "free", opposite(choice.get())));
    }
  }

  private static String opposite(String choice) {
    return choice.equals("primary") ? "secondary" : "primary";
  }

  private static void pair(Design design, Map<String, VxcEnd> choices, Findings findings) {
    List<VxcEnd> ends = List.copyOf(choices.values());
    VxcEnd last = ends.getLast();
    AttributePath at = last.settingsPath().attribute("port_choice");
    if (ends.stream().noneMatch(end -> end.vxc().isTouched())) {
      return;
    }
    if (ends.size() == 1) {
      String choice = choices.keySet().iterator().next();
      findings.raise("AZ-1", last.vxc(), at, Map.of("choice", choice, "other", opposite(choice)));
      return;
    }
    Optional<Host> first = customer(design, ends.getFirst());
    Optional<Host> second = customer(design, last);
    if (first.isPresent() && second.isPresent() && first.get().key().equals(second.get().key())) {
      findings.raise("AZ-2", last.vxc(), at, Map.of("host", first.get().shown()));
    }
  }

  /** The service at the other end of a cloud connection. */
  private static Optional<Host> customer(Design design, VxcEnd cloud) {
    return design.ends(cloud.vxc()).stream()
        .filter(end -> end.side() != cloud.side())
        .findFirst()
        .flatMap(end -> design.own(end.requested()));
  }
}
