package io.portwright.engine.config;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.eval.Scope;
import io.portwright.engine.eval.Surroundings;
import io.portwright.engine.syntax.Expression.Traversal;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Value;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The names of a module, seen from outside of its blocks or from one instance. */
final class ModuleNames {
  private final Configuration configuration;
  private final SortedMap<String, Value> variables;
  private final Values values;
  private final LocalValues locals;
  private final Surroundings around;

  ModuleNames(
      Configuration configuration,
      SortedMap<String, Value> variables,
      Values values,
      LocalValues locals,
      Surroundings around) {
    this.configuration = configuration;
    this.variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
    this.values = values;
    this.locals = locals;
    this.around = around;
  }

  Seen outside() {
    return new Seen(Map.of());
  }

  Seen instance(InstanceKey key, Instances instances) {
    Optional<Value> each = Optional.ofNullable(instances.each().get(key));
    return switch (key) {
      case InstanceKey.None _ -> outside();
      case InstanceKey.Index index -> new Seen(Map.of("count.index", Value.number(index.index())));
      case InstanceKey.Name name ->
          new Seen(
              Map.of("each.key", Value.string(name.name()), "each.value", each.orElse(Value.NULL)));
    };
  }

  /** A scope. Names that depend on the instance are in {@code own}. */
  final class Seen implements Scope {
    private final Map<String, Value> own;

    private Seen(Map<String, Value> own) {
      this.own = Map.copyOf(own);
    }

    Seen withSelf(Value self) {
      Map<String, Value> more = new TreeMap<>(own);
      more.put("self", self);
      return new Seen(more);
    }

    @Override
    public Surroundings surroundings() {
      return around;
    }

    @Override
    public Checked<Resolved> resolve(Traversal traversal) {
      Checked<Reference> read = ReferenceReader.read(traversal);
      if (read.value().isEmpty()) {
        return Checked.failed(read.diagnostics());
      }
      Reference reference = read.orThrow();
      return value(reference)
          .map(value -> Checked.of(new Resolved(value, reference.steps())))
          .orElseGet(() -> Checked.failed(missing(reference)));
    }

    private Optional<Value> value(Reference reference) {
      return switch (reference) {
        case Reference.Variable variable -> variable(variable.name());
        case Reference.Local local -> locals.value(local.name(), outside());
        case Reference.Resource resource ->
            configuration.resource(resource.address()).isPresent()
                ? values.resource(resource.address())
                : Optional.empty();
        case Reference.CountIndex _ -> Optional.ofNullable(own.get("count.index"));
        case Reference.Each each -> Optional.ofNullable(own.get("each." + each.part()));
        case Reference.Path path -> path(path.name());
        case Reference.Terraform terraform ->
            switch (terraform.name()) {
              case "workspace" -> Optional.of(Value.string(around.workspace()));
              case "applying" -> Optional.of(Value.bool(around.now().isPresent()));
              default -> Optional.empty();
            };
        case Reference.Self _ -> Optional.ofNullable(own.get("self"));
        case Reference.Module _ -> Optional.empty();
      };
    }

    private Optional<Value> variable(String name) {
      Optional<Value> value = Optional.ofNullable(variables.get(name));
      Optional<InputVariable> declared = Optional.ofNullable(configuration.variables().get(name));
      return value.flatMap(v -> declared.map(d -> v.marked(marks(d))));
    }

    private static Marks marks(InputVariable variable) {
      return new Marks(
          variable.is(InputVariable.Flag.SENSITIVE), variable.is(InputVariable.Flag.EPHEMERAL));
    }

    private Optional<Value> path(String name) {
      return switch (name) {
        case "module", "root" -> Optional.of(Value.string("."));
        case "cwd" -> Optional.of(Value.string(around.workingFolder().toString()));
        default -> Optional.empty();
      };
    }

    /** Errors for what is not declared; none for what is in error. */
    private List<Diagnostic> missing(Reference reference) {
      return switch (reference) {
        case Reference.CountIndex _, Reference.Each _, Reference.Self _ ->
            List.of(
                Diagnostic.error(
                    "Reference in wrong context",
                    "This object is not available here.",
                    reference.range()));
        case Reference.Variable _,
            Reference.Local _,
            Reference.Resource _,
            Reference.Path _,
            Reference.Terraform _,
            Reference.Module _ ->
            List.of();
      };
    }
  }
}
