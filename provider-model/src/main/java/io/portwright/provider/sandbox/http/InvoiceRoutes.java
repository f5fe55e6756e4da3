package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.account.AccountKind;
import io.portwright.provider.sandbox.account.Caller;
import io.portwright.provider.sandbox.account.Right;
import io.portwright.provider.sandbox.catalogue.Markets;
import io.portwright.provider.sandbox.order.Prices;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Service;
import io.portwright.provider.sandbox.world.View;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Invoices: one for each whole month in which a company had services in the market of a supplier,
 * for their monthly charges.
 */
final class InvoiceRoutes {

  /** One invoice; its number follows from supplier and month. */
  private record Invoice(Markets.Market supplier, YearMonth month, List<Line> lines) {
    int id() {
      return supplier.firstPartyId() * 10_000 + month.getYear() % 100 * 100 + month.getMonthValue();
    }

    String number() {
      return "INV-" + id();
    }

    BigDecimal total() {
      return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  private record Line(Service service, BigDecimal amount) {}

  private final Site site;

  InvoiceRoutes(Site site) {
    this.site = site;
  }

  void addTo(Router router) {
    router.closed("GET", "/v3/company/{uid}/invoice/supplierId/{supplier}", this::list);
    String one = "/v3/company/{uid}/supplier/{supplier}/invoice/{id}";
    router.closed("GET", one, (request, caller) -> Reply.ok("Invoice", row(find(request, caller))));
    router.closed("GET", one + "/pdf", this::pdf);
    router.closed("GET", one + "/csv", this::csv);
  }

  private Reply list(Request request, Caller caller) {
    Optional<LocalDate> from = date(request, "fromDate");
    Optional<LocalDate> to = date(request, "toDate");
    ArrayNode rows = Json.array();
    for (Invoice invoice : invoices(request, caller)) {
      LocalDate issued = invoice.month().plusMonths(1).atDay(1);
      if (from.filter(issued::isBefore).isEmpty() && to.filter(issued::isAfter).isEmpty()) {
        rows.add(row(invoice));
      }
    }
    return Reply.ok("Invoices", rows);
  }

  private static Optional<LocalDate> date(Request request, String key) {
    try {
      return request.query(key).filter(text -> !text.isEmpty()).map(LocalDate::parse);
    } catch (DateTimeParseException _) {
      throw Refusal.invalid(key + " must be a date such as 2026-01-31");
    }
  }

  private static ObjectNode row(Invoice invoice) {
    ObjectNode row = Json.object().put("id", invoice.id());
    row.put("invoiceNumber", invoice.number());
    row.put("supplierId", invoice.supplier().firstPartyId());
    row.put("supplierName", invoice.supplier().supplier());
    row.put("invoiceDate", start(invoice.month().plusMonths(1)).toEpochMilli());
    row.put("periodStart", start(invoice.month()).toEpochMilli());
    row.put("currency", invoice.supplier().currency()).put("total", invoice.total());
    return row.put("lines", invoice.lines().size());
  }

  private static Instant start(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private Invoice find(Request request, Caller caller) {
    return invoices(request, caller).stream()
        .filter(invoice -> String.valueOf(invoice.id()).equals(request.part("id")))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("No invoice " + request.part("id")));
  }

  private List<Invoice> invoices(Request request, Caller caller) {
    caller.needs(Right.BILLING);
    if (caller.company().kind() == AccountKind.REFERRED_PARTNER) {
      throw Refusal.forbidden("Invoices go to your distributor.");
    }
    if (!caller.company().uid().equals(request.part("uid"))) {
      throw Refusal.forbidden("The invoices of another company cannot be seen.");
    }
    Markets.Market supplier = supplier(request);
    return site.world().read(view -> invoices(view, caller, supplier));
  }

  private Markets.Market supplier(Request request) {
    return Optional.of(request.part("supplier"))
        .filter(text -> text.matches("\\d{1,9}"))
        .flatMap(text -> site.catalogue().markets().ofParty(Integer.parseInt(text)))
        .orElseThrow(() -> Refusal.notFound("No supplier " + request.part("supplier")));
  }

  private List<Invoice> invoices(View view, Caller caller, Markets.Market supplier) {
    List<Service> services =
        view.all().stream()
            .filter(service -> service.companyUid().equals(caller.company().uid()))
            .filter(service -> service.place().market().equals(supplier.code()))
            .toList();
    List<Invoice> invoices = new ArrayList<>();
    if (services.isEmpty()) {
      return invoices;
    }
    Prices prices = new Prices(view, site.catalogue());
    YearMonth current = month(view.now());
    YearMonth month = month(services.getFirst().life().ordered());
    for (; month.isBefore(current); month = month.plusMonths(1)) {
      Predicate<Service> charged = charged(month);
      List<Line> lines =
          services.stream()
              .filter(charged)
              .map(service -> new Line(service, monthly(prices, service)))
              .toList();
      if (!lines.isEmpty()) {
        invoices.add(new Invoice(supplier, month, lines));
      }
    }
    return invoices;
  }

  private static YearMonth month(Instant time) {
    return YearMonth.from(time.atOffset(ZoneOffset.UTC));
  }

  /** Services that were provisioned in some part of a month. */
  private static Predicate<Service> charged(YearMonth month) {
    Instant end = start(month.plusMonths(1));
    return service ->
        service.life().ready().filter(ready -> ready.isBefore(end)).isPresent()
            && service.life().ends().filter(ended -> ended.isBefore(start(month))).isEmpty();
  }

  private static BigDecimal monthly(Prices prices, Service service) {
    return prices.line(service).path("price").path("monthlyRate").decimalValue();
  }

  private Reply pdf(Request request, Caller caller) {
    Invoice invoice = find(request, caller);
    List<String> lines = new ArrayList<>();
    lines.add("INVOICE " + invoice.number() + " (SANDBOX: NOTHING IS OWED)");
    lines.add("");
    lines.add("Supplier: " + invoice.supplier().supplier());
    lines.add("Customer: " + caller.company().name());
    lines.add("Month: " + invoice.month());
    for (Line line : invoice.lines()) {
      lines.add(line.service().name() + ": " + line.amount().toPlainString());
    }
    lines.add("Total: " + invoice.total().toPlainString() + " " + invoice.supplier().currency());
    return Reply.document(PlainPdf.of(lines), "application/pdf", invoice.number() + ".pdf");
  }

  private Reply csv(Request request, Caller caller) {
    Invoice invoice = find(request, caller);
    StringBuilder text = new StringBuilder("invoiceNumber,productUid,amount,currency\r\n");
    for (Line line : invoice.lines()) {
      text.append(invoice.number()).append(',').append(line.service().uid()).append(',');
      text.append(line.amount().toPlainString()).append(',');
      text.append(invoice.supplier().currency()).append("\r\n");
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    return Reply.text(200, bytes, "text/csv;charset=utf-8");
  }
}
