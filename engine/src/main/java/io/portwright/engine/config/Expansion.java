package io.portwright.engine.config;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.eval.Evaluator;
import io.portwright.engine.eval.Scope;
import io.portwright.engine.syntax.Expression;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.value.BigFloat;
import io.portwright.provider.value.Conversion;
import io.portwright.provider.value.Conversion.Attempt;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns {@code count} and {@code for_each} into instance keys. */
final class Expansion {
  private static final String BAD_COUNT = "Invalid count argument";
  private static final String BAD_EACH = "Invalid for_each argument";
  private static final String BAD_SET = "Invalid for_each set argument";

  /** More instances than this are certainly a mistake. */
  private static final int MOST = 10_000_000;

  private Expansion() {}

  static Checked<Instances> of(Repetition repetition, Scope scope) {
    return switch (repetition) {
      case Repetition.Single _ -> Checked.of(Instances.ONE);
      case Repetition.Count count ->
          Evaluator.evaluate(count.amount(), scope)
              .then(v -> count(v, count.amount()))
              .then(amount -> Checked.of(Instances.counted(amount)));
      case Repetition.ForEach each ->
          Evaluator.evaluate(each.collection(), scope).then(v -> each(v, each.collection()));
    };
  }

  /** One instance that stands for all, unless something is wrong whatever is not known yet. */
  static Checked<Instances> any(Repetition repetition, Scope scope) {
    return switch (repetition) {
      case Repetition.Single _ -> Checked.of(Instances.ONE);
      case Repetition.Count count ->
          Evaluator.evaluate(count.amount(), scope)
              .then(v -> isOpenNumber(v) ? Checked.of(1) : count(v, count.amount()))
              .then(_ -> Checked.of(Instances.ONE));
      case Repetition.ForEach each ->
          Evaluator.evaluate(each.collection(), scope)
              .then(
                  v -> isOpenCollection(v) ? Checked.of(Instances.ONE) : each(v, each.collection()))
              .then(_ -> Checked.of(Instances.ONE));
    };
  }

  private static boolean isOpenNumber(Value value) {
    return !value.isKnown()
        && !value.marks().ephemeral()
        && Conversion.isPossible(value.type(), Type.NUMBER);
  }

  private static boolean isOpenCollection(Value value) {
    return isOpen(value) && unsuitable(value).isEmpty();
  }

  private static boolean isOpen(Value value) {
    return !value.isKnown() || value.type() instanceof Type.SetOf && !value.isWhollyKnown();
  }

  private static <T> Checked<T> failed(String summary, String detail, SourceRange range) {
    return Checked.failed(Diagnostic.error(summary, detail, range));
  }

  private static Checked<Integer> count(Value value, Expression expression) {
    SourceRange range = expression.range();
    if (value.marks().ephemeral()) {
      return failed(
          BAD_COUNT,
          "The given \"count\" is derived from an ephemeral value, which means that Terraform"
              + " cannot persist it between plan/apply rounds. Use only non-ephemeral values to"
              + " specify the number of resource instances.",
          range);
    }
    if (value.isNull()) {
      return failed(
          BAD_COUNT, "The given \"count\" argument value is null. An integer is required.", range);
    }
    return switch (Conversion.convert(value, Type.NUMBER)) {
      case Attempt.Failed failed ->
          failed(
              "Incorrect value type", "Invalid expression value: " + failed.message() + ".", range);
      case Attempt.Converted converted when !converted.value().isKnown() ->
          failed(
              BAD_COUNT,
              "The \"count\" value depends on resource attributes that cannot be determined until"
                  + " apply, so Terraform cannot predict how many instances will be created. To"
                  + " work around this, use the -target argument to first apply only the resources"
                  + " that the count depends on.",
              range);
      case Attempt.Converted converted -> number(converted.value().asNumber(), range);
    };
  }

  private static Checked<Integer> unsuitable(String why, SourceRange range) {
    return failed(
        BAD_COUNT, "The given \"count\" argument value is unsuitable: " + why + ".", range);
  }

  private static Checked<Integer> number(BigFloat number, SourceRange range) {
    if (number.asLongExact().isEmpty()) {
      return unsuitable(
          "value must be a whole number, between -9223372036854775808 and 9223372036854775807",
          range);
    }
    if (number.signum() < 0) {
      return unsuitable("must be greater than or equal to zero", range);
    }
    return number
        .asIntExact()
        .filter(amount -> amount <= MOST)
        .map(Checked::of)
        .orElseGet(() -> unsuitable("more than " + MOST + " instances cannot be planned", range));
  }

  static Checked<Instances> each(Value value, Expression expression) {
    SourceRange range = expression.range();
    Optional<String> unsuitable = unsuitable(value);
    if (unsuitable.isPresent()) {
      return failed(BAD_EACH, unsuitable.get(), range);
    }
    if (isOpen(value)) {
      return failed(BAD_EACH, notKnown(value.type() instanceof Type.SetOf), range);
    }
    return switch (value) {
      case Value.MapValue map -> keyed(map.entries());
      case Value.ObjectValue object -> keyed(object.attributes());
      case Value.SetValue items -> set(items, range);
      case Value other -> throw new IllegalStateException("not a collection: " + other.type());
    };
  }

  /** Why a value is not a collection that could have keys. */
  private static Optional<String> unsuitable(Value value) {
    if (value.marks().sensitive() || value.marks().ephemeral()) {
      return hidden(value.marks());
    }
    if (value.isNull()) {
      return Optional.of(
          "The given \"for_each\" argument value is unsuitable: the given \"for_each\" argument"
              + " value is null. A map, or set of strings is allowed.");
    }
    return switch (value.type()) {
      case Type.MapOf _, Type.ObjectOf _, Type.SetOf _ -> Optional.empty();
      case Type other when other.isDynamic() -> Optional.empty();
      case Type other ->
          Optional.of(
              "The given \"for_each\" argument value is unsuitable: the \"for_each\" argument must"
                  + " be a map, or set of strings, and you have provided a value of type "
                  + other.friendlyName()
                  + ".");
    };
  }

  private static Optional<String> hidden(Marks marks) {
    if (marks.sensitive()) {
      return Optional.of(
          "Sensitive values, or values derived from sensitive values, cannot be used as for_each"
              + " arguments. If used, the sensitive value could be exposed as a resource instance"
              + " key.");
    }
    return marks.ephemeral()
        ? Optional.of(
            "The given \"for_each\" value is derived from an ephemeral value, which means that"
                + " Terraform cannot persist it between plan/apply rounds. Use only non-ephemeral"
                + " values to specify a resource's instance keys.")
        : Optional.empty();
  }

  private static String notKnown(boolean set) {
    return "The \"for_each\" "
        + (set ? "set includes values" : "map includes keys")
        + " derived from resource attributes that cannot be determined until apply, and so"
        + " Terraform cannot determine the full set of keys that will identify the instances of"
        + " this resource.\n\nWhen working with unknown values in for_each, it's better to "
        + (set
            ? "use a map value where the keys are defined statically in your configuration and"
                + " where only the values contain apply-time results."
            : "define the map keys statically in your configuration and place apply-time results"
                + " only in the map values.")
        + "\n\nAlternatively, you could use the -target planning option to first apply only the"
        + " resources that the for_each value depends on, and then apply a second time to fully"
        + " converge.";
  }

  private static Checked<Instances> keyed(SortedMap<String, Value> entries) {
    SortedMap<InstanceKey, Value> each = new TreeMap<>();
    entries.forEach((key, value) -> each.put(new InstanceKey.Name(key), value));
    return Checked.of(new Instances(each));
  }

  private static Checked<Instances> set(Value.SetValue set, SourceRange range) {
    if (!set.items().isEmpty() && !set.element().equals(Type.STRING)) {
      return failed(
          BAD_SET,
          "The given \"for_each\" argument value is unsuitable: \"for_each\" supports maps and sets"
              + " of strings, but you have provided a set containing type "
              + set.element().friendlyName()
              + ".",
          range);
    }
    SortedMap<InstanceKey, Value> each = new TreeMap<>();
    for (Value item : set.items()) {
      if (item.isNull()) {
        return failed(
            BAD_SET,
            "The given \"for_each\" argument value is unsuitable: \"for_each\" sets must not"
                + " contain null values.",
            range);
      }
      each.put(new InstanceKey.Name(item.asString()), item);
    }
    return Checked.of(new Instances(each));
  }
}
