package io.portwright.cli.view;

import io.portwright.cli.view.Style.Glyph;
import io.portwright.cli.view.Style.Tone;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.plan.Change;
import io.portwright.engine.plan.Reason;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.spi.Money;
import io.portwright.provider.spi.ResourceType.Exchange;
import io.portwright.provider.spi.Review.Quote;
import io.portwright.provider.value.AttributePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One planned change: a heading that says what happens, the attributes, the price. */
final class ChangeView {

  /** How people speak about an object. */
  enum Kind {
    /** Ordered, changed and ended. */
    SERVICE,
    /** Created, updated and destroyed. */
    LOCAL
  }

  /**
   * What surrounds a change.
   *
   * @param place file and line of the block, when it has one
   * @param quote price of the service as planned
   */
  record Setting(Kind kind, Schema schema, Optional<String> place, Optional<Quote> quote) {
    Setting withQuote(Quote quoted) {
      return new Setting(kind, schema, place, Optional.of(quoted));
    }
  }

  private final Style style;

  ChangeView(Style style) {
    this.style = style;
  }

  /**
   * @param origin where the object comes from, when it has not been at its address before
   */
  List<String> render(Change change, Optional<String> origin, Setting setting) {
    List<String> lines = new ArrayList<>();
    lines.add(heading(change, setting));
    origin.ifPresent(text -> lines.add("  # (" + text + ")"));
    reason(change.reason()).ifPresent(text -> lines.add("  # (" + text + ")"));
    lines.add("  " + opening(change));
    Set<AttributePath> because = change instanceof Change.Replace r ? r.because() : Set.of();
    Optional<io.portwright.provider.value.Value.ObjectValue> before =
        change instanceof Change.Read ? Optional.empty() : change.prior();
    Optional<io.portwright.provider.value.Value.ObjectValue> after =
        change instanceof Change.Forget ? before : change.planned();
    lines.addAll(new DiffView(style, because).block(setting.schema(), before, after, 6));
    lines.add("    }");
    setting.quote().map(quote -> price(quote, change)).ifPresent(text -> lines.add("    " + text));
    lines.add("");
    return lines;
  }

  private String heading(Change change, Setting setting) {
    String deposed =
        change instanceof Change.Delete d && d.deposed().isPresent()
            ? " (deposed object " + d.deposed().get() + ")"
            : "";
    String left = "  # " + change.address() + deposed + " " + verb(change, setting.kind());
    String right = setting.place().orElse("");
    int gap = style.columns() - Wrap.width(left) - Wrap.width(right);
    String shown = style.paint(Tone.HEADING, left);
    return right.isEmpty() || gap < 2
        ? shown
        : shown + " ".repeat(gap) + style.paint(Tone.FAINT, right);
  }

  private String verb(Change change, Kind kind) {
    boolean service = kind == Kind.SERVICE;
    return switch (change) {
      case Change.Create _ -> service ? "will be ordered" : "will be created";
      case Change.Update _ -> service ? "will be changed in place" : "will be updated in-place";
      case Change.Replace r -> replaced(r, service);
      case Change.Delete _ -> service ? "will be ended" : "will be destroyed";
      case Change.Forget _ -> "will no longer be managed, but stays as it is";
      case Change.Read _ -> "will be read during apply";
      case Change.NoOp _ -> "stays as it is";
    };
  }

  private String replaced(Change.Replace change, boolean service) {
    String must = change.reason() == Reason.REPLACE_BECAUSE_TAINTED ? "is tainted, so it " : "";
    String what = must + "must be " + style.paint(Tone.REPLACED, "replaced");
    if (!service) {
      return what;
    }
    return what
        + (change.order() == Exchange.CREATE_FIRST
            ? ": new ordered first, then this ended"
            : ": this ended first, then new ordered");
  }

  private static Optional<String> reason(Reason reason) {
    return switch (reason) {
      case NONE, REPLACE_BECAUSE_CANNOT_UPDATE, REPLACE_BECAUSE_TAINTED -> Optional.empty();
      case REPLACE_BY_REQUEST -> Optional.of("as -replace asks");
      case REPLACE_BY_TRIGGERS ->
          Optional.of("because something in its replace_triggered_by changes");
      case DELETE_BECAUSE_NO_MODULE ->
          Optional.of("because its module is not in the configuration any more");
      case DELETE_BECAUSE_NO_MOVE_TARGET ->
          Optional.of("because it was moved to an address that is not in the configuration");
      case READ_BECAUSE_CHECK_NESTED -> Optional.of("a check block wants to see it then");
      case DELETE_BECAUSE_NO_RESOURCE_CONFIG ->
          Optional.of("because it is not in the configuration any more");
      case DELETE_BECAUSE_WRONG_REPETITION ->
          Optional.of("because the block uses count or for_each differently now");
      case DELETE_BECAUSE_COUNT_INDEX -> Optional.of("because its index is out of range for count");
      case DELETE_BECAUSE_EACH_KEY -> Optional.of("because its key is not in the for_each map");
      case DELETE_BECAUSE_DEPOSED ->
          Optional.of("left over from a replacement that did not finish");
      case READ_BECAUSE_CONFIG_UNKNOWN ->
          Optional.of("configuration refers to values not yet known");
      case READ_BECAUSE_DEPENDENCY_PENDING ->
          Optional.of("depends on a resource with changes pending");
    };
  }

  private String opening(Change change) {
    InstanceAddress address = change.address();
    String word = address.resource().isData() ? "data" : "resource";
    return sign(change)
        + " "
        + word
        + " \""
        + address.resource().type()
        + "\" \""
        + address.resource().name()
        + "\" {";
  }

  private String sign(Change change) {
    return switch (change) {
      case Change.Create _ -> style.paint(Tone.ADDED, "+");
      case Change.Update _ -> style.paint(Tone.CHANGED, "~");
      case Change.Replace r ->
          r.order() == Exchange.CREATE_FIRST
              ? style.paint(Tone.ADDED, "+") + "/" + style.paint(Tone.REMOVED, "-")
              : style.paint(Tone.REMOVED, "-") + "/" + style.paint(Tone.ADDED, "+");
      case Change.Delete _ -> style.paint(Tone.REMOVED, "-");
      case Change.Forget _ -> style.paint(Tone.FAINT, ".");
      case Change.Read _ -> style.paint(Tone.READ, "<=");
      case Change.NoOp _ -> " ";
    };
  }

  private String price(Quote quote, Change change) {
    String dot = " " + style.glyph(Glyph.DOT) + " ";
    if (quote.before().isPresent()) {
      String now = quote.before().map(ChangeView::money).orElse("");
      String term = quote.termMonths() > 0 ? dot + term(quote.termMonths()) : "";
      String moved =
          "%s %s / month%snow %s, then %s%s"
              .formatted(
                  quote.monthly().currency().getCurrencyCode(),
                  Amounts.signed(quote.difference()),
                  dot,
                  now,
                  money(quote.monthly()),
                  term);
      return style.paint(Tone.FAINT, moved);
    }
    String sign = change instanceof Change.Delete ? "-" : "";
    StringBuilder out = new StringBuilder(sign).append(money(quote.monthly())).append(" / month");
    if (quote.once().amount().signum() != 0) {
      out.append(dot).append(money(quote.once())).append(" once");
    }
    if (quote.termMonths() > 0) {
      out.append(dot).append(term(quote.termMonths()));
    }
    return style.paint(Tone.FAINT, out.toString());
  }

  private static String term(int months) {
    return months == 1 ? "month to month" : months + " months";
  }

  static String money(Money money) {
    return money.currency().getCurrencyCode() + " " + Amounts.grouped(money);
  }
}
