package io.portwright.engine.config;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.eval.Scope;
import io.portwright.engine.eval.Surroundings;
import io.portwright.engine.syntax.Expression.Traversal;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The names of a module, seen from outside of its blocks or from one instance. */
final class ModuleNames {
  private static final String BUILTIN = "terraform.io/builtin/terraform";

  private final ModuleAddress module;
  private final Configuration configuration;
  private final Inputs inputs;
  private final Values values;
  private final LocalValues locals;
  private final CalledModules called;
  private final Surroundings around;

  /**
   * @param module instance that the names belong to
   */
  ModuleNames(
      ModuleAddress module,
      Configuration configuration,
      Inputs inputs,
      Values values,
      LocalValues locals,
      CalledModules called,
      Surroundings around) {
    this.module = module;
    this.configuration = configuration;
    this.inputs = inputs;
    this.values = values;
    this.locals = locals;
    this.called = called;
    this.around = around;
  }

  /** A block of this module or of one below it. */
  Optional<ResourceBlock> block(ResourceAddress address) {
    return configuration.resource(address);
  }

  Seen outside() {
    return new Seen(Map.of());
  }

  Seen instance(InstanceKey key, Instances instances) {
    return switch (key) {
      case InstanceKey.None _ -> outside();
      case InstanceKey.Index index -> new Seen(Map.of("count.index", Value.number(index.index())));
      case InstanceKey.Name name ->
          new Seen(
              Map.of(
                  "each.key",
                  Value.string(name.name()),
                  "each.value",
                  instances.each().getOrDefault(key, Value.NULL)));
    };
  }

  /** What {@code each} is where no instance is behind it. */
  Seen each(Value key, Value value) {
    return new Seen(Map.of("each.key", key, "each.value", value));
  }

  /** Any instance: what its key and value are is not known. */
  Seen anyInstance(Repetition repetition) {
    return switch (repetition) {
      case Repetition.Single _ -> outside();
      case Repetition.Count _ -> new Seen(Map.of("count.index", Value.unknown(Type.NUMBER)));
      case Repetition.ForEach _ ->
          new Seen(
              Map.of(
                  "each.key",
                  Value.unknown(Type.STRING),
                  "each.value",
                  Value.unknown(Type.DYNAMIC)));
    };
  }

  /** Any instance of anything, as Terraform looks at arguments of modules before it plans. */
  Seen anywhere() {
    return new Seen(
        Map.of(
            "count.index",
            Value.unknown(Type.NUMBER),
            "each.key",
            Value.unknown(Type.STRING),
            "each.value",
            Value.unknown(Type.DYNAMIC)));
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
    public boolean isBuiltinProvider(String localName) {
      return Optional.ofNullable(configuration.settings().requiredProviders().get(localName))
          .filter(provider -> provider.source().equals(BUILTIN))
          .isPresent();
    }

    @Override
    public Checked<Resolved> resolve(Traversal traversal) {
      Checked<Reference> read = ReferenceReader.read(traversal);
      if (read.value().isEmpty()) {
        return Checked.failed(read.diagnostics());
      }
      Reference reference = read.orThrow();
      return resolved(reference)
          .map(Checked::of)
          .orElseGet(() -> Checked.failed(missing(reference)));
    }

    private Optional<Resolved> resolved(Reference reference) {
      return reference instanceof Reference.Module call
          ? called.resolved(call)
          : value(reference).map(value -> new Resolved(value, reference.steps()));
    }

    private Optional<Value> value(Reference reference) {
      return switch (reference) {
        case Reference.Variable variable -> inputs.value(variable.name());
        case Reference.Local local -> locals.value(local.name(), outside());
        case Reference.Resource resource ->
            configuration.resource(resource.address()).isPresent()
                ? values.resource(resource.address().in(module))
                : Optional.empty();
        case Reference.CountIndex _ -> Optional.ofNullable(own.get("count.index"));
        case Reference.Each each -> Optional.ofNullable(own.get("each." + each.part()));
        case Reference.Path path -> path(path.name());
        case Reference.Terraform terraform ->
            switch (terraform.name()) {
              case "workspace" -> Optional.of(Value.string(around.workspace()));
              case "applying" ->
                  Optional.of(
                      Value.bool(around.now().isPresent()).withMarks(new Marks(false, true)));
              default -> Optional.empty();
            };
        case Reference.Self _ -> Optional.ofNullable(own.get("self"));
        case Reference.Module _, Reference.Ephemeral _ -> Optional.empty();
      };
    }

    private Optional<Value> path(String name) {
      return switch (name) {
        case "root" -> Optional.of(Value.string("."));
        case "module" -> Optional.of(Value.string(folder()));
        case "cwd" -> Optional.of(Value.string(around.workingFolder().toString()));
        default -> Optional.empty();
      };
    }

    private String folder() {
      String text = configuration.folder().toString().replace('\\', '/');
      return module.isRoot() || text.isEmpty() ? "." : text;
    }

    /** Errors for what is not declared; none for what is in error. */
    private List<Diagnostic> missing(Reference reference) {
      return switch (reference) {
        case Reference.CountIndex count -> List.of(OutOfContext.problem(count));
        case Reference.Each each -> List.of(OutOfContext.problem(each));
        case Reference.Self _ ->
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
            Reference.Ephemeral _,
            Reference.Module _ ->
            List.of();
      };
    }
  }
}
