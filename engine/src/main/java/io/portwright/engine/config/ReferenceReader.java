package io.portwright.engine.config;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.syntax.Expression.Traversal;
import io.portwright.engine.syntax.TraversalStep;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.List;
import java.util.Optional;

/** Reads what traversals name, without asking whether it is declared. */
final class ReferenceReader {
  private static final String INVALID = "Invalid reference";

  private ReferenceReader() {}

  static Checked<Reference> read(Traversal traversal) {
    String root = traversal.root().text();
    SourceRange rootRange = traversal.root().range();
    return switch (root) {
      case "var" -> named(traversal, Reference.Variable::new);
      case "local" -> named(traversal, Reference.Local::new);
      case "path" -> named(traversal, Reference.Path::new);
      case "terraform" -> named(traversal, Reference.Terraform::new);
      case "module" -> named(traversal, ReferenceReader::call).then(r -> output(traversal, r));
      case "count" -> named(traversal, ReferenceReader::count).then(ReferenceReader::index);
      case "each" -> named(traversal, Reference.Each::new).then(ReferenceReader::each);
      case "self" -> Checked.of(new Reference.Self(rootRange));
      case "data" -> resource(traversal, ResourceAddress.Mode.DATA, 0);
      case "ephemeral" -> ephemeral(traversal);
      case "resource" -> resource(traversal, ResourceAddress.Mode.MANAGED, 0);
      case "template", "lazy", "arg" ->
          failed(
              "Reserved symbol name",
              "The symbol name \""
                  + root
                  + "\" is reserved for use in a future Terraform version. If you are using a"
                  + " provider that already uses this as a resource type name, add the prefix"
                  + " \"resource.\" to force interpretation as a resource type name.",
              rootRange);
      default -> resource(traversal, ResourceAddress.Mode.MANAGED, -1);
    };
  }

  private interface Maker {
    Reference make(String name, SourceRange range);
  }

  private static <T> Checked<T> failed(String summary, String detail, SourceRange range) {
    return Checked.failed(Diagnostic.error(summary, detail, range));
  }

  private static Checked<Reference> named(Traversal traversal, Maker maker) {
    String root = traversal.root().text();
    if (traversal.steps().isEmpty()) {
      return failed(
          INVALID,
          "The \""
              + root
              + "\" object cannot be accessed directly. Instead, access one of its attributes.",
          traversal.root().range());
    }
    TraversalStep first = traversal.steps().getFirst();
    return switch (first) {
      case TraversalStep.Attribute attribute ->
          Checked.of(maker.make(attribute.name(), traversal.root().range().to(attribute.range())));
      case TraversalStep.Index index ->
          failed(
              INVALID,
              "The \"" + root + "\" object does not support this operation.",
              index.range());
    };
  }

  private static Reference call(String name, SourceRange range) {
    return new Reference.Module(name, Optional.empty(), Optional.empty(), range);
  }

  private static Checked<Reference> output(Traversal traversal, Reference named) {
    Reference.Module call = (Reference.Module) named;
    List<TraversalStep> steps = traversal.steps();
    Optional<Diagnostic> wrong = keyProblem(steps, 1, "module");
    if (wrong.isPresent()) {
      return Checked.failed(wrong.get());
    }
    Optional<InstanceKey> key = key(steps, 1);
    int next = key.isPresent() ? 2 : 1;
    Optional<String> output =
        steps.size() > next && steps.get(next) instanceof TraversalStep.Attribute attribute
            ? Optional.of(attribute.name())
            : Optional.empty();
    int used = next + (output.isPresent() ? 1 : 0);
    SourceRange range = traversal.root().range().to(steps.get(used - 1).range());
    return Checked.of(new Reference.Module(call.name(), key, output, range));
  }

  private static Reference count(String name, SourceRange range) {
    return name.equals("index") ? new Reference.CountIndex(range) : new Reference.Path(name, range);
  }

  private static Checked<Reference> index(Reference reference) {
    return reference instanceof Reference.Path other
        ? Checked.failed(unknownCount(other.name(), other.range()))
        : Checked.of(reference);
  }

  static Diagnostic unknownCount(String name, SourceRange range) {
    return Diagnostic.error(
        "Invalid \"count\" attribute",
        "The \"count\" object does not have an attribute named \""
            + name
            + "\". The only supported attribute is count.index, which is the index of each"
            + " instance of a resource block that has the \"count\" argument set.",
        range);
  }

  private static Checked<Reference> each(Reference reference) {
    Reference.Each each = (Reference.Each) reference;
    return each.part().equals("key") || each.part().equals("value")
        ? Checked.of(each)
        : Checked.failed(unknownEach(each.part(), each.range()));
  }

  static Diagnostic unknownEach(String name, SourceRange range) {
    return Diagnostic.error(
        "Invalid \"each\" attribute",
        "The \"each\" object does not have an attribute named \""
            + name
            + "\". The supported attributes are each.key and each.value, the current key and"
            + " value pair of the \"for_each\" attribute set.",
        range);
  }

  private static Checked<Reference> ephemeral(Traversal traversal) {
    List<TraversalStep> steps = traversal.steps();
    if (steps.size() > 1
        && steps.get(0) instanceof TraversalStep.Attribute type
        && steps.get(1) instanceof TraversalStep.Attribute name) {
      SourceRange range = traversal.root().range().to(name.range());
      return Checked.of(new Reference.Ephemeral(type.name(), name.name(), range));
    }
    return failed(
        INVALID,
        "The \"ephemeral\" object must be followed by two attribute names: the ephemeral resource"
            + " type and the resource name.",
        traversal.range());
  }

  /**
   * @param typeStep position of the type among the steps; -1 when it is the root
   */
  private static Checked<Reference> resource(
      Traversal traversal, ResourceAddress.Mode mode, int typeStep) {
    List<TraversalStep> steps = traversal.steps();
    int nameStep = typeStep + 1;
    if (typeStep >= 0
        && (steps.size() <= nameStep
            || !(steps.get(typeStep) instanceof TraversalStep.Attribute)
            || !(steps.get(nameStep) instanceof TraversalStep.Attribute))) {
      boolean data = mode == ResourceAddress.Mode.DATA;
      return failed(
          INVALID,
          "The \""
              + (data ? "data" : "resource")
              + "\" object must be followed by two attribute names: the "
              + (data ? "data source" : "resource")
              + " type and the resource name.",
          traversal.range());
    }
    if (steps.isEmpty() || !(steps.get(nameStep) instanceof TraversalStep.Attribute name)) {
      return failed(
          INVALID,
          "A reference to a resource type must be followed by at least one attribute access,"
              + " specifying the resource name.",
          steps.isEmpty() ? traversal.range() : steps.getFirst().range());
    }
    String type =
        typeStep < 0
            ? traversal.root().text()
            : ((TraversalStep.Attribute) steps.get(typeStep)).name();
    ResourceAddress address = new ResourceAddress(ModuleAddress.ROOT, mode, type, name.name());
    SourceRange range = traversal.root().range().to(name.range());
    int used = nameStep + 1;
    Optional<Diagnostic> wrong = keyProblem(steps, used, "resource");
    if (wrong.isPresent()) {
      return Checked.failed(wrong.get());
    }
    Optional<InstanceKey> key = key(steps, used);
    return Checked.of(
        new Reference.Resource(
            address, key, used, key.isPresent() ? range.to(steps.get(used).range()) : range));
  }

  private static Optional<InstanceKey> key(List<TraversalStep> steps, int at) {
    return at < steps.size() && steps.get(at) instanceof TraversalStep.Index index
        ? InstanceKeys.literal(index.key())
        : Optional.empty();
  }

  /** Whether a step is an index that no instance can have. */
  private static Optional<Diagnostic> keyProblem(List<TraversalStep> steps, int at, String of) {
    return at < steps.size() && steps.get(at) instanceof TraversalStep.Index index
        ? InstanceKeys.problem(index.key())
            .map(why ->
                Diagnostic.error(
                    "Invalid index key",
                    "Invalid index for " + of + " instance: " + why + ".",
                    index.range()))
        : Optional.empty();
  }
}
