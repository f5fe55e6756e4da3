package io.portwright.cli.view;

import io.portwright.cli.view.Style.Glyph;
import io.portwright.cli.view.Style.Tone;
import io.portwright.engine.journal.Intent;
import io.portwright.engine.recovery.Evidence;
import io.portwright.engine.recovery.Recovered;
import io.portwright.engine.recovery.Verdict;
import io.portwright.provider.spi.Search.Candidate;
import io.portwright.provider.spi.Search.Life;
import java.util.ArrayList;
import java.util.List;

/** What became of orders that an earlier run left open. */
public final class RecoveryView {
  private final Style style;

  public RecoveryView(Style style) {
    this.style = style;
  }

  /** One line for each order. */
  public List<String> brief(Recovered recovered) {
    List<String> lines = new ArrayList<>();
    lines.add("Orders that an earlier run left open:");
    int widest =
        recovered.evidence().stream()
            .mapToInt(one -> Wrap.width(one.intent().address().toString()))
            .max()
            .orElse(0);
    for (Evidence one : recovered.evidence()) {
      String address = one.intent().address().toString();
      lines.add(
          "  "
              + sign(one.verdict())
              + " "
              + address
              + " ".repeat(widest - Wrap.width(address) + 2)
              + outcome(one.verdict()));
    }
    lines.add("");
    return lines;
  }

  private String sign(Verdict verdict) {
    return verdict.settles()
        ? style.paint(Tone.GOOD, style.glyph(Glyph.TICK))
        : style.paint(Tone.WARNING, "?");
  }

  private String outcome(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Adopt(Candidate candidate, var _) ->
          "was ordered as " + Wrap.harmless(candidate.uid()) + status(candidate);
      case Verdict.Ended(Candidate candidate) ->
          "was ordered as " + Wrap.harmless(candidate.uid()) + " and has ended" + status(candidate);
      case Verdict.NotOrdered _ -> "was not ordered";
      case Verdict.Unclear _ -> "unclear: see portwright recover";
      case Verdict.TooEarly(var left) -> "too early to tell, for another " + Durations.of(left);
    };
  }

  private static String status(Candidate candidate) {
    return candidate.status().isEmpty() ? "" : " (" + Wrap.harmless(candidate.status()) + ")";
  }

  /** Everything that is known about each order that is still open, and how to decide. */
  public List<String> whole(Recovered recovered) {
    List<String> lines = new ArrayList<>();
    for (Evidence one : recovered.evidence()) {
      if (!one.verdict().settles()) {
        lines.addAll(facts(one));
        decision(one, lines);
        lines.add("");
      }
    }
    return lines;
  }

  /** Everything that is known about one order. */
  public List<String> facts(Evidence one) {
    List<String> lines = new ArrayList<>();
    Intent intent = one.intent();
    Intent.Call call = intent.call();
    lines.add(
        style.paint(Tone.HEADING, intent.address().toString())
            + "  "
            + call.resourceType()
            + " \""
            + Wrap.harmless(call.serviceName())
            + "\"");
    fact(lines, "announced", intent.memo().announced().orElse("at an unknown time"));
    fact(
        lines,
        "in",
        intent.scope().environment()
            + intent.scope().companyUid().map(uid -> ", company " + uid).orElse(""));
    fact(lines, "fingerprint", call.fingerprint());
    fact(lines, "intent", intent.id());
    if (!intent.knownUids().isEmpty()) {
      fact(lines, "there before", String.join(", ", intent.knownUids()));
    }
    fact(lines, "outcome", evidence(one.verdict()));
    for (Candidate candidate : one.candidates()) {
      fact(lines, "may be", candidate(candidate));
    }
    return lines;
  }

  private static void decision(Evidence one, List<String> lines) {
    if (one.verdict() instanceof Verdict.TooEarly) {
      return;
    }
    String address = "'" + one.intent().address() + "'";
    String uid = one.candidates().isEmpty() ? "UID" : one.candidates().getFirst().uid();
    lines.add("");
    lines.add("    If it was ordered, take it into state; if it was not, free the address:");
    lines.add("");
    lines.add("        portwright recover -adopt=" + Wrap.harmless(uid) + " " + address);
    lines.add("        portwright recover -not-ordered " + address);
  }

  private static void fact(List<String> lines, String name, String value) {
    List<String> wrapped = Wrap.lines(value, 78);
    for (int i = 0; i < wrapped.size(); i++) {
      String label = i == 0 ? name : "";
      lines.add("    " + label + " ".repeat(14 - label.length()) + wrapped.get(i));
    }
  }

  private static String evidence(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Unclear(String evidence) -> evidence;
      case Verdict.TooEarly(var left) ->
          "The run that announced it may still be sending it; that can be judged in "
              + Durations.of(left)
              + ".";
      case Verdict.Adopt _, Verdict.Ended _, Verdict.NotOrdered _ -> verdict.word();
    };
  }

  private static String candidate(Candidate candidate) {
    return Wrap.harmless(candidate.uid())
        + "  \""
        + Wrap.harmless(candidate.name())
        + "\""
        + status(candidate)
        + (candidate.life() == Life.ENDED ? ", has ended" : "")
        + candidate.created().map(at -> ", created " + at).orElse("");
  }
}
