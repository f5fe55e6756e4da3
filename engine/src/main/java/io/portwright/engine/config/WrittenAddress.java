package io.portwright.engine.config;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.address.ResourceAddress.Mode;
import io.portwright.engine.eval.GoText;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Expression.Traversal;
import io.portwright.engine.syntax.Parser;
import io.portwright.engine.syntax.TraversalStep;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceFile;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the address of a module or resource that is written as a reference. */
public final class WrittenAddress {
  private static final String INVALID = "Invalid address";

  /** Words that begin references to something else than resources. */
  private static final Set<String> RESERVED =
      Set.of(
          "arg", "count", "each", "lazy", "local", "path", "self", "template", "terraform", "var");

  private final Traversal traversal;
  private final List<TraversalStep> steps;
  private final Reading reading;
  private int at;

  private enum Reading {
    /** Addresses of instances. */
    INSTANCE,
    /** Addresses of whole resources, whose types may have any name. */
    WHOLE
  }

  private WrittenAddress(Traversal traversal, Reading reading) {
    this.traversal = traversal;
    this.steps = traversal.steps();
    this.reading = reading;
  }

  /** An address that somebody gave on the command line. */
  public static Checked<MoveEndpoint> parse(String text) {
    return Parser.parseTraversal(new SourceFile("<address>", text)).then(WrittenAddress::of);
  }

  static Checked<MoveEndpoint> of(Traversal traversal) {
    return new WrittenAddress(traversal, Reading.INSTANCE).read();
  }

  /** What a {@code removed} block names. */
  static Checked<MoveEndpoint> ofRemoved(Traversal traversal) {
    return new WrittenAddress(traversal, Reading.WHOLE).read();
  }

  private Checked<MoveEndpoint> read() {
    ModuleAddress module = ModuleAddress.ROOT;
    String word = traversal.root().text();
    SourceRange range = traversal.root().range();
    while (word.equals("module")) {
      Optional<String> name = attribute();
      if (name.isEmpty()) {
        return failed(
            "Prefix \"module.\" must be followed by a module name.",
            at < steps.size() ? steps.get(at).range() : range);
      }
      Checked<InstanceKey> key = key();
      if (key.hasErrors()) {
        return Checked.failed(key.diagnostics());
      }
      module = module.child(name.get(), key.orThrow());
      if (at == steps.size()) {
        return Checked.of(new MoveEndpoint.Module(module));
      }
      range = steps.get(at).range();
      Optional<String> next = attribute();
      if (next.isEmpty()) {
        return failed("Module address must be followed by a resource address.", range);
      }
      word = next.get();
    }
    return resource(module, word, range);
  }

  private Checked<MoveEndpoint> resource(ModuleAddress module, String first, SourceRange range) {
    if (reading == Reading.INSTANCE && RESERVED.contains(first)) {
      return Checked.failed(reserved(first, toEnd(range)));
    }
    if (reading == Reading.INSTANCE && first.equals("ephemeral")) {
      return failed(
          "Ephemeral resources are in no state, so there is nothing of them to name here.",
          toEnd(range));
    }
    Mode mode = Mode.MANAGED;
    String type = first;
    SourceRange start = range;
    if (first.equals("data") || first.equals("resource")) {
      mode = first.equals("data") ? Mode.DATA : Mode.MANAGED;
      Optional<String> written = attribute();
      if (written.isEmpty()) {
        return incomplete(range);
      }
      type = written.get();
      start = steps.get(at - 1).range();
    }
    Optional<String> name = attribute();
    if (name.isEmpty()) {
      return at < steps.size()
          ? failed("A resource name is required.", steps.get(at).range())
          : incomplete(start);
    }
    ResourceAddress address = new ResourceAddress(module, mode, type, name.get());
    if (at == steps.size()) {
      return Checked.of(new MoveEndpoint.Resource(address, Optional.empty()));
    }
    if (reading == Reading.WHOLE) {
      return Checked.failed(wholeOnly(steps.get(at).range()));
    }
    if (!(steps.get(at) instanceof TraversalStep.Index)) {
      return failed(
          "Resource instance key must be given in square brackets.", steps.get(at).range());
    }
    Checked<InstanceKey> key = key();
    if (key.hasErrors()) {
      return Checked.failed(key.diagnostics());
    }
    if (at < steps.size()) {
      return failed(
          "Unexpected extra operators after address.",
          steps.get(at).range().to(steps.getLast().range()));
    }
    return Checked.of(new MoveEndpoint.Resource(address, Optional.of(key.orThrow())));
  }

  static boolean isReserved(String word) {
    return RESERVED.contains(word);
  }

  static Diagnostic reserved(String word, SourceRange range) {
    return Diagnostic.error(
        INVALID,
        "The keyword "
            + GoText.quoted(word)
            + " is reserved and cannot be used to target a resource address. If you are targeting"
            + " a resource type that uses a reserved keyword, please prefix your address with"
            + " \"resource.\".",
        range);
  }

  private SourceRange toEnd(SourceRange start) {
    return steps.isEmpty() ? start : start.to(steps.getLast().range());
  }

  private static Diagnostic wholeOnly(SourceRange range) {
    return Diagnostic.error(
        "Resource instance keys not allowed",
        "Resource address must be a resource (e.g. \"test_instance.foo\"), not a resource instance"
            + " (e.g. \"test_instance.foo[1]\").",
        range);
  }

  private Checked<MoveEndpoint> incomplete(SourceRange range) {
    return failed("Resource specification must include a resource type and name.", range);
  }

  private static <T> Checked<T> failed(String detail, SourceRange range) {
    return Checked.failed(Diagnostic.error(INVALID, detail, range));
  }

  private Optional<String> attribute() {
    if (at < steps.size() && steps.get(at) instanceof TraversalStep.Attribute attribute) {
      at++;
      return Optional.of(attribute.name());
    }
    return Optional.empty();
  }

  /** The key at this place; none where there is no index. */
  private Checked<InstanceKey> key() {
    if (at == steps.size() || !(steps.get(at) instanceof TraversalStep.Index index)) {
      return Checked.of(InstanceKey.NONE);
    }
    at++;
    return switch (index.key()) {
      case Expression.StringLiteral text -> Checked.of(new InstanceKey.Name(text.value()));
      case Expression.NumberLiteral number when number.text().matches("[0-9]{1,9}") ->
          Checked.of(new InstanceKey.Index(Integer.parseInt(number.text())));
      case Expression.NumberLiteral _ ->
          failed(
              "Invalid resource instance key: value must be a whole number, between"
                  + " -9223372036854775808 and 9223372036854775807.",
              index.range());
      case Expression _ ->
          failed(
              "Invalid resource instance key: must be either a string or an integer.",
              index.range());
    };
  }
}
