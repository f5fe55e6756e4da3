package io.portwright.cli.view;

import io.portwright.cli.view.Style.Glyph;
import io.portwright.cli.view.Style.Tone;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.plan.Change;
import io.portwright.engine.plan.Drift;
import io.portwright.engine.plan.OutputChange;
import io.portwright.engine.plan.Plan;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.spi.Finding;
import io.portwright.provider.spi.Money;
import io.portwright.provider.spi.Review.Quote;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A plan on the screen: what will be ordered, may it be, what does it cost. */
public final class PlanView {
  private final Style style;
  private final Function<ResourceAddress, Optional<Schema>> schemas;
  private final BiFunction<ResourceAddress, AttributePath, Optional<String>> places;

  /** Of the blocks that have been seen, for all of their instances. */
  private final Map<ResourceAddress, ChangeView.Setting> settings = new HashMap<>();

  /**
   * @param schemas of resource types and data sources
   * @param places file and line of each block and of what is inside, such as {@code main.tf:12}
   */
  public PlanView(
      Style style,
      Function<ResourceAddress, Optional<Schema>> schemas,
      BiFunction<ResourceAddress, AttributePath, Optional<String>> places) {
    this.style = style;
    this.schemas = schemas;
    this.places = places;
  }

  /** The whole plan. */
  public List<String> render(Plan plan) {
    List<String> lines = new ArrayList<>();
    read(plan, lines);
    drift(plan, lines);
    if (!plan.hasChanges()) {
      lines.addAll(nothing(plan));
      lines.addAll(findings(plan.review().findings()));
      return lines;
    }
    ChangeView changes = new ChangeView(style);
    for (Change change : plan.changes()) {
      Optional<String> origin = origin(change, plan);
      if (!(change instanceof Change.NoOp)) {
        lines.addAll(changes.render(change, origin, setting(change, plan)));
      } else if (origin.isPresent()) {
        lines.add("  # " + change.address() + " " + origin.get());
        lines.add("");
      }
    }
    lines.addAll(findings(plan.review().findings()));
    lines.addAll(totals(plan));
    lines.addAll(outputs(plan.outputs()));
    return lines;
  }

  /** Where an object comes from, when it has not been at its address before. */
  private static Optional<String> origin(Change change, Plan plan) {
    return Optional.ofNullable(plan.refactored().moved().get(change.address()))
        .map(from -> "moves here from " + from)
        .or(() ->
            Optional.ofNullable(plan.refactored().imported().get(change.address()))
                .map(id -> "is imported as " + id));
  }

  /** Data sources that were looked up for this plan. */
  private void read(Plan plan, List<String> lines) {
    List<String> names =
        plan.changes().stream()
            .filter(change -> change instanceof Change.NoOp)
            .map(Change::address)
            .filter(address -> address.resource().isData())
            .map(Object::toString)
            .toList();
    if (!names.isEmpty()) {
      String text = "Read " + String.join(", ", names) + ".";
      Wrap.lines(text, style.columns()).forEach(line -> lines.add(style.paint(Tone.FAINT, line)));
      lines.add("");
    }
  }

  private ChangeView.Setting setting(Change change, Plan plan) {
    ResourceAddress resource = change.address().resource();
    boolean service = isService(resource);
    Optional<Quote> quote =
        service
            ? Optional.ofNullable(plan.review().quotes().get(change.address().toString()))
            : Optional.empty();
    ChangeView.Setting ofBlock =
        settings.computeIfAbsent(
            resource,
            _ ->
                new ChangeView.Setting(
                    service ? ChangeView.Kind.SERVICE : ChangeView.Kind.LOCAL,
                    schemas.apply(resource).orElse(Schema.of(List.of())),
                    places.apply(resource, AttributePath.ROOT),
                    Optional.empty()));
    return quote.isEmpty() ? ofBlock : ofBlock.withQuote(quote.get());
  }

  private static boolean isService(ResourceAddress resource) {
    return !resource.type().startsWith("terraform_");
  }

  private void drift(Plan plan, List<String> lines) {
    if (plan.drift().isEmpty()) {
      return;
    }
    lines.add(style.paint(Tone.HEADING, "Changed outside of Portwright since the last run:"));
    for (Drift drift : plan.drift()) {
      String what =
          drift.now().isEmpty()
              ? "is gone. " + drift.note()
              : drift.diffs().stream()
                  .map(diff -> diff.path().toString())
                  .distinct()
                  .reduce((a, b) -> a + ", " + b)
                  .orElse("");
      lines.add("  " + style.paint(Tone.CHANGED, "~") + " " + drift.address() + ": " + what);
    }
    lines.add("");
  }

  private List<String> nothing(Plan plan) {
    List<String> lines = new ArrayList<>();
    long objects =
        plan.changes().stream().filter(change -> !change.address().resource().isData()).count();
    lines.add(
        style.paint(Tone.GOOD, "No changes.")
            + (plan.hasErrors() ? "" : " The account matches the configuration."));
    if (objects > 0) {
      lines.add(
          objects == 1
              ? "1 object is as it should be."
              : objects + " objects are as they should be.");
    }
    return lines;
  }

  private List<String> findings(List<Finding> findings) {
    List<String> lines = new ArrayList<>();
    if (findings.isEmpty()) {
      return lines;
    }
    lines.add(style.paint(Tone.HEADING, "Findings"));
    for (Finding finding : findings) {
      String sign =
          switch (finding.weight()) {
            case BLOCKING -> style.paint(Tone.ERROR, style.glyph(Glyph.CROSS));
            case WARNING -> style.paint(Tone.WARNING, "!");
            case NOTE -> style.paint(Tone.READ, "i");
          };
      String code = String.format(Locale.ROOT, "%-9s ", finding.code());
      lines.add("  " + sign + " " + code + style.paint(Tone.HEADING, finding.summary()));
      String margin = " ".repeat(14);
      int width = style.columns() - margin.length();
      if (!finding.addresses().isEmpty()) {
        String about = String.join(", ", finding.addresses());
        String text = place(finding).map(at -> about + " (" + at + ")").orElse(about);
        lines.addAll(indented(text, margin, width));
      }
      lines.addAll(indented(finding.detail(), margin, width));
      finding.next().ifPresent(next -> lines.addAll(next(next, margin + "    ")));
    }
    lines.add("");
    return lines;
  }

  /** File and line of the attribute that a finding points at. */
  private Optional<String> place(Finding finding) {
    return finding
        .at()
        .flatMap(path ->
            finding.addresses().stream()
                .findFirst()
                .flatMap(InstanceAddress::parse)
                .flatMap(address -> places.apply(address.resource(), path)));
  }

  /** Sentences are wrapped; a command stays on one line, to be copied. */
  private List<String> next(String text, String margin) {
    return text.endsWith(".")
        ? indented(text, margin, style.columns() - margin.length())
        : List.of(margin + text);
  }

  private static List<String> indented(String text, String margin, int width) {
    return Wrap.lines(Wrap.harmless(text), width).stream().map(line -> margin + line).toList();
  }

  /** How many orders and changes there are, and what they cost. */
  public List<String> totals(Plan plan) {
    Count services = new Count();
    Count locals = new Count();
    int reads = 0;
    for (Change change : plan.changes()) {
      Count count = isService(change.address().resource()) ? services : locals;
      switch (change) {
        case Change.Create _ -> count.create++;
        case Change.Update _ -> count.update++;
        case Change.Delete _ -> count.end++;
        case Change.Replace _ -> {
          count.create++;
          count.end++;
        }
        case Change.Read _ -> reads++;
        case Change.NoOp _, Change.Forget _ -> {}
      }
    }
    List<String> lines = new ArrayList<>();
    int all = plan.refactored().imported().size();
    int imported =
        (int)
            plan.refactored().imported().keySet().stream()
                .filter(address -> isService(address.resource()))
                .count();
    if (!services.isEmpty() || imported > 0) {
      lines.add(plan(importing(imported) + "%d to order, %d to change, %d to end.", services));
    }
    if (!locals.isEmpty() || all > imported) {
      lines.add(
          plan(importing(all - imported) + "%d to add, %d to change, %d to destroy.", locals));
    }
    if (reads > 0) {
      lines.add(
          reads == 1
              ? "1 data source is read during apply."
              : reads + " data sources are read during apply.");
    }
    lines.addAll(prices(plan));
    if (!lines.isEmpty()) {
      lines.add("");
    }
    return lines;
  }

  private static final class Count {
    private int create;
    private int update;
    private int end;

    boolean isEmpty() {
      return create + update + end == 0;
    }
  }

  private static String importing(int count) {
    return count > 0 ? count + " to import, " : "";
  }

  private String plan(String form, Count count) {
    return style.paint(Tone.HEADING, "Plan: ")
        + String.format(Locale.ROOT, form, count.create, count.update, count.end);
  }

  private List<String> prices(Plan plan) {
    Map<String, Money> monthly = new TreeMap<>();
    Map<String, Money> once = new TreeMap<>();
    Map<String, Money> committed = new TreeMap<>();
    Map<String, Money> changed = new TreeMap<>();
    int orders = 0;
    int priced = 0;
    for (Change change : plan.changes()) {
      if (!isService(change.address().resource())) {
        continue;
      }
      // a change has a price when it orders something besides
      Quote quote = plan.review().quotes().get(change.address().toString());
      boolean order =
          change instanceof Change.Create || change instanceof Change.Replace || quote != null;
      boolean free = plan.review().free().contains(change.address().toString());
      if (!order || free) {
        continue;
      }
      if (quote != null && quote.before().isPresent()) {
        add(changed, quote.difference());
        if (quote.termMonths() > 0) {
          add(committed, times(quote.monthly(), quote.termMonths()));
        }
        continue;
      }
      orders++;
      if (quote != null) {
        priced++;
        add(monthly, quote.monthly());
        add(once, quote.once());
        add(committed, times(quote.monthly(), quote.termMonths()));
      }
    }
    List<String> lines = new ArrayList<>();
    String unknown = priced < orders ? "   (price of " + (orders - priced) + " not known yet)" : "";
    SortedSet<String> currencies = new TreeSet<>(monthly.keySet());
    currencies.addAll(changed.keySet());
    for (String currency : currencies) {
      Optional.ofNullable(monthly.get(currency))
          .ifPresent(sum -> lines.add(priceLine("New, per month", currency, sum) + unknown));
      Optional.ofNullable(once.get(currency))
          .filter(sum -> sum.amount().signum() != 0)
          .ifPresent(sum -> lines.add(priceLine("New, once", currency, sum)));
      Optional.ofNullable(changed.get(currency))
          .ifPresent(sum -> lines.add(changeLine(currency, sum)));
      Optional.ofNullable(committed.get(currency))
          .ifPresent(sum -> lines.add(priceLine("Committed by it", currency, sum)));
    }
    return lines;
  }

  private static String changeLine(String currency, Money money) {
    String label = "Change per month (" + currency + ", before tax)";
    return String.format(Locale.ROOT, "  %-34s %14s", label, Amounts.signed(money));
  }

  private static String priceLine(String what, String currency, Money money) {
    String label = what + " (" + currency + ", before tax)";
    return String.format(Locale.ROOT, "  %-34s %14s", label, Amounts.grouped(money));
  }

  private static Money times(Money money, int months) {
    return new Money(
        money.amount().multiply(java.math.BigDecimal.valueOf(Math.max(1, months))),
        money.currency());
  }

  private static void add(Map<String, Money> sums, Money money) {
    Currency currency = money.currency();
    sums.merge(currency.getCurrencyCode(), money, Money::plus);
  }

  private List<String> outputs(List<OutputChange> outputs) {
    List<String> lines = new ArrayList<>();
    List<OutputChange> changed =
        outputs.stream().filter(output -> output.kind() != OutputChange.Kind.NO_OP).toList();
    if (changed.isEmpty()) {
      return lines;
    }
    lines.add(style.paint(Tone.HEADING, "Outputs"));
    int widest = changed.stream().mapToInt(output -> output.name().length()).max().orElse(0);
    for (OutputChange output : changed) {
      boolean secret = output.secrecy() == OutputChange.Secrecy.SENSITIVE;
      String old = output.before().map(value -> text(value, secret)).orElse("null");
      String now = output.after().map(value -> text(value, secret)).orElse("null");
      String shown =
          switch (output.kind()) {
            case CREATE -> now;
            case UPDATE, DELETE -> old + " -> " + now;
            case NO_OP -> old;
          };
      lines.add(
          "  "
              + sign(output.kind())
              + " "
              + output.name()
              + " ".repeat(widest - output.name().length())
              + " = "
              + shown);
    }
    lines.add("");
    return lines;
  }

  private static String text(Value value, boolean secret) {
    return secret ? ValueText.SENSITIVE : ValueText.of(value, 4);
  }

  private String sign(OutputChange.Kind kind) {
    return switch (kind) {
      case CREATE -> style.paint(Tone.ADDED, "+");
      case UPDATE -> style.paint(Tone.CHANGED, "~");
      case DELETE -> style.paint(Tone.REMOVED, "-");
      case NO_OP -> " ";
    };
  }
}
