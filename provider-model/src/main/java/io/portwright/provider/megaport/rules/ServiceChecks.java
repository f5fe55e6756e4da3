package io.portwright.provider.megaport.rules;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.megaport.wire.ProductKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What holds for every service: names, cost centres, terms, locks. */
final class ServiceChecks implements Check {

  @Override
  public void over(Design design, Findings findings) {
    for (Planned item : design.items()) {
      if (item.kind().isPresent() && item.isTouched()) {
        locked(design, item, findings);
        if (item.stays()) {
          name(item, item.kind().get(), findings);
          costCentre(item, findings);
        }
        if (item.isChanged()) {
          term(design, item, findings);
        }
      }
    }
  }

  private static int characters(String text) {
    return text.codePointCount(0, text.length());
  }

  private static void name(Planned item, ProductKind kind, Findings findings) {
    Optional<String> name = Design.text(item, "product_name");
    if (name.isEmpty()) {
      return;
    }
    if (name.get().isBlank()) {
      findings.raise("NAME-2", item, "product_name", Map.of());
    }
    long most = findings.rule("NAME-1").value();
    int length = characters(name.get());
    boolean limited = kind == ProductKind.PORT || kind == ProductKind.MVE;
    if (limited && length > most) {
      findings.raise(
          "NAME-1",
          item,
          "product_name",
          Map.of(
              "length", String.valueOf(length),
              "kind", kind.display(),
              "most", String.valueOf(most)));
    }
  }

  private static void costCentre(Planned item, Findings findings) {
    int length = Design.text(item, "cost_centre").map(ServiceChecks::characters).orElse(0);
    long most = findings.rule("COST-1").value();
    if (length > most) {
      findings.raise(
          "COST-1",
          item,
          "cost_centre",
          Map.of("length", String.valueOf(length), "most", String.valueOf(most)));
    }
  }

  /** A term gets shorter only in its last month. */
  private static void term(Design design, Planned item, Findings findings) {
    OptionalLong before = Fields.whole(item.before(), "contract_term_months");
    OptionalLong after = Fields.whole(item.after(), "contract_term_months");
    OptionalLong end =
        item.liveUid()
            .flatMap(design::service)
            .map(service -> service.fields().whole("contractEndDate"))
            .orElse(OptionalLong.empty());
    if (before.isEmpty() || after.isEmpty() || end.isEmpty()) {
      return;
    }
    LocalDate last = date(Instant.ofEpochMilli(end.getAsLong()));
    LocalDate from = last.minusMonths(1);
    boolean shorter = after.getAsLong() < before.getAsLong();
    if (shorter && date(design.facts().now()).isBefore(from)) {
      findings.raise(
          "TERM-2",
          item,
          "contract_term_months",
          Map.of(
              "before", String.valueOf(before.getAsLong()),
              "end", last.toString(),
              "from", from.toString()));
    }
  }

  private static LocalDate date(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  private static void locked(Design design, Planned item, Findings findings) {
    Optional<Product> live = item.liveUid().flatMap(design::service);
    if (live.isEmpty()) {
      return;
    }
    boolean byStaff = live.get().fields().truth("adminLocked").orElse(false);
    boolean byCustomer = live.get().fields().truth("locked").orElse(false);
    if (byStaff || byCustomer) {
      findings.raise(
          "LOCK-1",
          item,
          "product_name",
          Map.of(
              "name",
              design.shown(live.get()),
              "who",
              byStaff ? "the service's support" : "a Company Admin"));
    }
  }
}
