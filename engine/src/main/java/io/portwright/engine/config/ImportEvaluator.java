package io.portwright.engine.config;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.address.ResourceAddress.Mode;
import io.portwright.engine.eval.Evaluator;
import io.portwright.engine.eval.Scope;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.References;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.value.Conversion;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Evaluates one {@code import} block of the root module. */
final class ImportEvaluator {
  private static final String BAD_ID = "Invalid import id argument";

  /** What comes of values that are not known. */
  enum Unknowns {
    /** Nothing can be imported before they are known. */
    REFUSED,
    /** Nothing is imported yet: only mistakes count. */
    PASSED_OVER
  }

  private final ModuleNames names;
  private final Repetition target;
  private final Unknowns unknowns;
  private final List<Diagnostic> found = new ArrayList<>();
  private final List<ImportRequest> requests = new ArrayList<>();

  /**
   * @param target how the block at the target is repeated
   */
  ImportEvaluator(ModuleNames names, Repetition target, Unknowns unknowns) {
    this.unknowns = unknowns;
    this.names = names;
    this.target = target;
  }

  Checked<List<ImportRequest>> all(Refactoring.Import block) {
    block.forEach().ifPresentOrElse(all -> each(block, all), () -> one(block, names.outside()));
    return found.stream().anyMatch(Diagnostic::isError)
        ? Checked.failed(found)
        : Checked.of(List.copyOf(requests), found);
  }

  /** Any collection will do, even a list: its keys name instances that exist already. */
  private void each(Refactoring.Import block, Expression collection) {
    Checked<Value> value = Evaluator.evaluate(collection, names.outside());
    found.addAll(value.diagnostics());
    if (value.value().isEmpty()) {
      return;
    }
    Value given = value.orThrow().withMarks(Marks.NONE);
    boolean set = given.type() instanceof Type.SetOf;
    if (!given.isKnown() || set && !given.isWhollyKnown()) {
      unknown(
          Diagnostic.error(
              "Invalid for_each argument",
              "The \"for_each\" expression includes values derived from other resource attributes"
                  + " that cannot be determined until apply, and so Terraform cannot determine the"
                  + " full set of values that might be used to import this resource.",
              collection.range()));
      return;
    }
    switch (given) {
      case Value.MapValue map ->
          map.entries().forEach((key, item) -> one(block, named(Value.string(key), item)));
      case Value.ObjectValue object ->
          object.attributes().forEach((key, item) -> one(block, named(Value.string(key), item)));
      case Value.SetValue items -> items.items().forEach(item -> one(block, named(item, item)));
      case Value.ListValue list -> numbered(block, list.items());
      case Value.TupleValue tuple -> numbered(block, tuple.items());
      case Value.StringValue _, Value.NumberValue _, Value.BoolValue _ ->
          found.add(
              Diagnostic.error(
                  "Invalid for_each argument",
                  "The \"for_each\" expression must be a collection.",
                  collection.range()));
      case Value.NullValue _, Value.UnknownValue _ -> {}
    }
  }

  private void numbered(Refactoring.Import block, List<Value> items) {
    for (int i = 0; i < items.size(); i++) {
      one(block, named(Value.number(i), items.get(i)));
    }
  }

  private Scope named(Value key, Value value) {
    return names.each(key, value);
  }

  private void unknown(Diagnostic problem) {
    if (unknowns == Unknowns.REFUSED) {
      found.add(problem);
    }
  }

  private void one(Refactoring.Import block, Scope scope) {
    Optional<InstanceAddress> to = target(block.to(), scope);
    Optional<String> unfit = to.flatMap(address -> unfit(address.key()));
    unfit.ifPresent(why ->
        found.add(Diagnostic.error("Invalid import 'to' expression", why, block.to().range())));
    Optional<String> id = id(block, scope);
    if (to.isPresent() && unfit.isEmpty() && id.isPresent()) {
      requests.add(new ImportRequest(to.get(), id.get(), block.to().range()));
    }
  }

  /** Why the block at the target cannot have an instance with this key. */
  private Optional<String> unfit(InstanceKey key) {
    return switch (key) {
      case InstanceKey.Name _ when !(target instanceof Repetition.ForEach) ->
          Optional.of("The target resource does not use for_each.");
      case InstanceKey.Index _ when !(target instanceof Repetition.Count) ->
          Optional.of("The target resource does not use count.");
      case InstanceKey.None _ when target instanceof Repetition.ForEach ->
          Optional.of("The target resource is using for_each.");
      case InstanceKey.None _ when target instanceof Repetition.Count ->
          Optional.of("The target resource is using count.");
      case InstanceKey.Name _, InstanceKey.Index _, InstanceKey.None _ -> Optional.empty();
    };
  }

  private Optional<InstanceAddress> target(ImportTarget written, Scope scope) {
    ModuleAddress module = ModuleAddress.ROOT;
    List<ImportTarget.Part> parts = written.parts();
    int at = 0;
    while (isName(parts, at, "module")) {
      String name = ((ImportTarget.Part.Name) parts.get(at + 1)).text();
      at += 2;
      InstanceKey key = InstanceKey.NONE;
      if (parts.get(at) instanceof ImportTarget.Part.Key inside) {
        Optional<InstanceKey> evaluated = key(inside.expression(), scope);
        if (evaluated.isEmpty()) {
          return Optional.empty();
        }
        key = evaluated.get();
        at++;
      }
      module = module.child(name, key);
    }
    ResourceAddress block = written.block();
    ResourceAddress resource =
        new ResourceAddress(module, Mode.MANAGED, block.type(), block.name());
    if (parts.getLast() instanceof ImportTarget.Part.Key inside) {
      return key(inside.expression(), scope).map(resource::instance);
    }
    return Optional.of(resource.instance(InstanceKey.NONE));
  }

  private static boolean isName(List<ImportTarget.Part> parts, int at, String text) {
    return at + 2 < parts.size()
        && parts.get(at) instanceof ImportTarget.Part.Name name
        && name.text().equals(text);
  }

  private Optional<InstanceKey> key(Expression written, Scope scope) {
    Checked<Value> value = Evaluator.evaluate(written, scope);
    if (unknowns == Unknowns.PASSED_OVER && value.value().filter(v -> !v.isKnown()).isPresent()) {
      return Optional.empty();
    }
    Checked<InstanceKey> key = value.then(known -> InstanceKeys.of(known, written.range()));
    found.addAll(key.diagnostics());
    return key.value();
  }

  private Optional<String> id(Refactoring.Import block, Scope scope) {
    SourceRange range = block.id().range();
    if (refersTo(block.id(), block.to().block())) {
      return refused("The import ID cannot reference the resource being imported.", range);
    }
    Checked<Value> value = Evaluator.evaluate(block.id(), scope);
    found.addAll(value.diagnostics());
    if (value.value().isEmpty()) {
      return Optional.empty();
    }
    Value given = value.orThrow();
    if (given.isNull()) {
      return refused("The import ID cannot be null.", range);
    }
    Optional<Value> text = Conversion.convert(given, Type.STRING).converted();
    if (text.isEmpty()) {
      found.add(
          Diagnostic.error(
              "Incorrect value type", "Invalid expression value: string required.", range));
      return Optional.empty();
    }
    if (!text.get().isKnown()) {
      unknown(
          Diagnostic.error(
              BAD_ID,
              "The import block \"id\" argument depends on resource attributes that cannot be"
                  + " determined until apply, so Terraform cannot plan to import this resource.",
              range));
      return Optional.empty();
    }
    String id = text.get().asString();
    return id.isEmpty()
        ? refused(
            "The import ID value evaluates to an empty string, please provide a non-empty value.",
            range)
        : Optional.of(id);
  }

  private Optional<String> refused(String why, SourceRange range) {
    found.add(Diagnostic.error(BAD_ID, why, range));
    return Optional.empty();
  }

  private static boolean refersTo(Expression expression, ResourceAddress block) {
    return References.in(expression).stream()
        .flatMap(traversal -> ReferenceReader.read(traversal).value().stream())
        .anyMatch(r -> r instanceof Reference.Resource other && other.address().equals(block));
  }
}
