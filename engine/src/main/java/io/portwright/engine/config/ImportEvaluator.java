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
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Evaluates {@code import} blocks of the root module. */
final class ImportEvaluator {
  private static final String BAD_ID = "Invalid import id argument";

  private final ModuleNames names;
  private final List<Diagnostic> found = new ArrayList<>();
  private final List<ImportRequest> requests = new ArrayList<>();
  private final Map<InstanceAddress, ImportRequest> byTarget = new HashMap<>();

  ImportEvaluator(ModuleNames names) {
    this.names = names;
  }

  Checked<List<ImportRequest>> all(List<Refactoring.Import> blocks) {
    for (Refactoring.Import block : blocks) {
      if (block.forEach().isEmpty()) {
        one(block, names.outside());
      } else {
        each(block, block.forEach().get());
      }
    }
    return found.stream().anyMatch(Diagnostic::isError)
        ? Checked.failed(found)
        : Checked.of(List.copyOf(requests), found);
  }

  private void each(Refactoring.Import block, Expression collection) {
    Checked<Value> value = Evaluator.evaluate(collection, names.outside());
    found.addAll(value.diagnostics());
    if (value.value().isEmpty() || value.orThrow().isNull()) {
      return;
    }
    Checked<Instances> instances =
        Expansion.of(new Repetition.ForEach(collection), names.outside());
    // Sensitive collections are fine here: their keys name objects that exist already.
    if (value.orThrow().marks().sensitive()) {
      instances = Expansion.each(value.orThrow().unmarkedDeep(), collection);
    }
    found.addAll(instances.diagnostics());
    Instances all = instances.value().orElse(Instances.NONE);
    for (InstanceKey key : all.keys()) {
      one(block, names.instance(key, all));
    }
  }

  private void one(Refactoring.Import block, Scope scope) {
    if (block.forEach().isEmpty() && block.to().text().isEmpty()) {
      notStatic(block.to().range());
      return;
    }
    Optional<InstanceAddress> to = target(block.to(), scope);
    Optional<String> id = id(block, scope);
    if (to.isEmpty() || id.isEmpty()) {
      return;
    }
    ImportRequest request =
        new ImportRequest(to.get(), id.get(), block.provider(), block.to().range());
    Optional<String> unfit = unfit(to.get());
    if (unfit.isPresent()) {
      found.add(
          Diagnostic.error("Invalid import 'to' expression", unfit.get(), block.to().range()));
      return;
    }
    ImportRequest same = byTarget.putIfAbsent(to.get(), request);
    if (same == null) {
      requests.add(request);
    } else {
      found.add(
          Diagnostic.error(
              "Duplicate import configuration for \"" + to.get() + "\"",
              "An import block for the resource \""
                  + to.get()
                  + "\" was already declared at "
                  + same.range()
                  + ". A resource can have only one import block.",
              block.to().range()));
    }
  }

  /** Without {@code for_each} nothing in the address can be evaluated. */
  private void notStatic(SourceRange range) {
    StaticReferences.bare(new Expression.Invalid(range), found);
    found.add(
        Diagnostic.error(
            "Invalid address",
            "A resource instance address is required here. The module path must be followed by a"
                + " resource instance specification."));
  }

  /** Whether the key of an address is of the kind that the block's instances have. */
  private Optional<String> unfit(InstanceAddress to) {
    return names
        .block(to.resource())
        .flatMap(block ->
            switch (block.repetition()) {
              case Repetition.Count _ when to.key() instanceof InstanceKey.None ->
                  Optional.of("The target resource is using count.");
              case Repetition.ForEach _ when to.key() instanceof InstanceKey.None ->
                  Optional.of("The target resource is using for_each.");
              case Repetition.Single _, Repetition.ForEach _
                  when to.key() instanceof InstanceKey.Index ->
                  Optional.of("The target resource does not use count.");
              case Repetition.Single _, Repetition.Count _
                  when to.key() instanceof InstanceKey.Name ->
                  Optional.of("The target resource does not use for_each.");
              case Repetition _ -> Optional.empty();
            });
  }

  private Optional<InstanceAddress> target(ImportTarget target, Scope scope) {
    ModuleAddress module = ModuleAddress.ROOT;
    List<ImportTarget.Part> parts = target.parts();
    int at = 0;
    while (isName(parts, at, "module")) {
      String name = ((ImportTarget.Part.Name) parts.get(at + 1)).text();
      at += 2;
      InstanceKey key = InstanceKey.NONE;
      if (parts.get(at) instanceof ImportTarget.Part.Key written) {
        Optional<InstanceKey> evaluated = key(written.expression(), scope);
        if (evaluated.isEmpty()) {
          return Optional.empty();
        }
        key = evaluated.get();
        at++;
      }
      module = module.child(name, key);
    }
    ResourceAddress block = target.block();
    ResourceAddress resource =
        new ResourceAddress(module, Mode.MANAGED, block.type(), block.name());
    if (parts.getLast() instanceof ImportTarget.Part.Key written) {
      return key(written.expression(), scope).map(resource::instance);
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
      return refused(
          "The import block \"id\" argument depends on resource attributes that cannot be"
              + " determined until apply, so Terraform cannot plan to import this resource.",
          range);
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
