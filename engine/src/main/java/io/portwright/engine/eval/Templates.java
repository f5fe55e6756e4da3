package io.portwright.engine.eval;

import io.portwright.engine.eval.function.Meter;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.TemplatePart;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Refinement;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Joins the pieces of templates to strings. */
final class Templates {
  private static final String SUMMARY = "Invalid template interpolation value";

  /** Longest text that is kept as known of an unknown string. */
  private static final int LONGEST_PREFIX = 128;

  private final Evaluation evaluation;
  private final Bindings bindings;

  Templates(Evaluation evaluation, Bindings bindings) {
    this.evaluation = evaluation;
    this.bindings = bindings;
  }

  /** Text so far; text behind the first unknown piece is not known. */
  private static final class Joined {
    private final Meter meter;
    private final StringBuilder text = new StringBuilder();
    private Marks marks = Marks.NONE;
    private boolean known = true;

    Joined(Meter meter) {
      this.meter = meter;
    }

    void add(String piece) {
      if (known) {
        meter.text(piece.length());
        text.append(piece);
      }
    }
  }

  Value value(Expression.Template template) {
    int before = evaluation.errorCount();
    Joined joined = new Joined(evaluation.meter());
    add(template.parts(), joined);
    return finished(joined, evaluation.errorCount() > before);
  }

  private static Value finished(Joined joined, boolean failed) {
    if (joined.known && !failed) {
      return Value.string(joined.text.toString()).marked(joined.marks);
    }
    String prefix = failed ? "" : safePrefix(joined.text.toString());
    return Value.unknown(Type.STRING, Refinement.startingWith(prefix)).marked(joined.marks);
  }

  /** Last characters with which nothing that follows can combine. */
  private static final String SAFE_ENDS = " !\"#$%&'()*+,-./:;?@[\\]^_{|}~";

  /** Without the last character when what follows may combine with it. */
  static String safePrefix(String text) {
    String start = text.length() > LONGEST_PREFIX ? text.substring(0, LONGEST_PREFIX) : text;
    String normal = ((Value.StringValue) Value.string(start)).text();
    if (!normal.isEmpty() && SAFE_ENDS.indexOf(normal.charAt(normal.length() - 1)) >= 0) {
      return normal;
    }
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(normal);
    int end = characters.last();
    int last = characters.previous();
    return end == 0 || last == BreakIterator.DONE ? "" : normal.substring(0, last);
  }

  private void add(List<TemplatePart> parts, Joined joined) {
    for (TemplatePart part : parts) {
      switch (part) {
        case TemplatePart.Text text -> joined.add(text.value());
        case TemplatePart.Interpolation interpolation ->
            addValue(
                evaluation.value(interpolation.value(), bindings),
                interpolation.value().range(),
                Optional.of(interpolation.value()),
                joined);
        case TemplatePart.If choice ->
            addValue(choice(choice), choice.range(), Optional.empty(), joined);
        case TemplatePart.For loop -> addValue(loop(loop), loop.range(), Optional.empty(), joined);
      }
    }
  }

  private void addValue(Value value, SourceRange range, Optional<Expression> about, Joined joined) {
    if (value.isNull()) {
      fail(
          "The expression result is null. Cannot include a null value in a string template.",
          range,
          about);
      return;
    }
    joined.marks = joined.marks.and(value.marks());
    if (!value.isKnown()) {
      joined.known = false;
      return;
    }
    Optional<Value> text = Evaluation.converted(value, Type.STRING);
    if (text.isEmpty()) {
      fail(
          "Cannot include the given value in a string template: "
              + Evaluation.problem(value, Type.STRING)
              + ".",
          range,
          about);
      return;
    }
    joined.add(text.get().asString());
  }

  private void fail(String detail, SourceRange range, Optional<Expression> about) {
    if (about.isPresent()) {
      evaluation.fail(SUMMARY, detail, range, about.get(), bindings);
    } else {
      evaluation.fail(SUMMARY, detail, range);
    }
  }

  private Value text(List<TemplatePart> parts, Bindings inside) {
    int before = evaluation.errorCount();
    Joined joined = new Joined(evaluation.meter());
    new Templates(evaluation, inside).add(parts, joined);
    return finished(joined, evaluation.errorCount() > before);
  }

  private Value choice(TemplatePart.If choice) {
    Conditionals conditionals = new Conditionals(evaluation, bindings);
    return conditionals.choose(
        choice.condition(),
        () -> text(choice.then(), bindings),
        () -> text(choice.otherwise(), bindings),
        choice.range());
  }

  private Value loop(TemplatePart.For loop) {
    Loops loops = new Loops(evaluation, bindings);
    Optional<Loops.Source> source = loops.source(loop.collection());
    if (source.isEmpty()) {
      return Evaluation.DYNAMIC;
    }
    if (source.get().items().isEmpty()) {
      return Value.unknown(Type.STRING, Refinement.NOT_NULL).marked(source.get().marks());
    }
    Joined joined = new Joined(evaluation.meter());
    joined.marks = source.get().marks();
    List<Value> pieces = new ArrayList<>();
    for (Loops.Item item : source.get().items().get()) {
      evaluation.meter().cells(1);
      pieces.add(text(loop.body(), Loops.bound(bindings, loop.key(), loop.value(), item)));
    }
    pieces.forEach(piece -> addValue(piece, loop.range(), Optional.empty(), joined));
    return finished(joined, false);
  }
}
