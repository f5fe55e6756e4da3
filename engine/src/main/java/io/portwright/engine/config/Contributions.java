package io.portwright.engine.config;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Expression.Traversal;
import io.portwright.engine.syntax.References;
import io.portwright.engine.syntax.TraversalStep;
import io.portwright.provider.value.AttributePath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Attributes of resources that arguments and outputs are made from, be it by way of locals,
 * variables and outputs of modules. Does not go on behind a resource.
 */
public final class Contributions {

  /** An expression in one instance of a module; {@code name} tells it from the others there. */
  private record Place(ModuleAddress module, String name, List<Expression> expressions) {}

  private final Configuration root;
  private final Set<ResourceAddress> followed = new HashSet<>();
  private final Set<String> seen = new HashSet<>();
  private final Deque<Place> open = new ArrayDeque<>();
  private final SortedSet<RelevantAttribute> found = new TreeSet<>();

  /**
   * @param root configuration of the root module
   */
  public Contributions(Configuration root) {
    this.root = root;
  }

  /** In order. */
  public SortedSet<RelevantAttribute> found() {
    return Collections.unmodifiableSortedSet(found);
  }

  /** Adds what the arguments of a block are made from; nothing for a block that is gone. */
  public void resource(InstanceAddress address) {
    if (!followed.add(address.resource())) {
      return;
    }
    ModuleAddress module = address.resource().module();
    root.resource(address.resource())
        .ifPresent(block -> {
          List<Expression> expressions = new ArrayList<>(block.arguments());
          block.repetition().expression().ifPresent(expressions::add);
          follow(new Place(module, block.address().toString(), expressions));
        });
  }

  /** Adds what an output is made from. */
  public void output(ModuleAddress module, String name) {
    enqueueOutput(module, name);
    work();
  }

  private void follow(Place place) {
    enqueue(place);
    work();
  }

  private void work() {
    while (!open.isEmpty()) {
      Place place = open.pop();
      for (Expression expression : place.expressions()) {
        References.in(expression).forEach(reference -> reference(place.module(), reference));
      }
    }
  }

  private void enqueue(Place place) {
    if (seen.add(place.module() + " " + place.name())) {
      open.push(place);
    }
  }

  private void reference(ModuleAddress module, Traversal written) {
    Optional<Reference> meant = ReferenceReader.read(written).value();
    if (meant.isEmpty()) {
      return;
    }
    switch (meant.get()) {
      case Reference.Resource resource -> found.add(attribute(module, resource, written));
      case Reference.Local local ->
          at(module)
              .map(inside -> inside.locals().get(local.name()))
              .ifPresent(value ->
                  enqueue(new Place(module, "local." + local.name(), List.of(value.expression()))));
      case Reference.Variable variable -> argument(module, variable.name());
      case Reference.Module called -> {
        ModuleAddress inside = module.child(called.name(), called.key().orElse(InstanceKey.NONE));
        called
            .output()
            .ifPresentOrElse(
                name -> enqueueOutput(inside, name),
                () ->
                    at(inside)
                        .ifPresent(all ->
                            all.outputs().keySet().forEach(name -> enqueueOutput(inside, name))));
      }
      case Reference.Ephemeral _,
          Reference.CountIndex _,
          Reference.Each _,
          Reference.Path _,
          Reference.Terraform _,
          Reference.Self _ -> {}
    }
  }

  private Optional<Configuration> at(ModuleAddress module) {
    return root.module(module.path());
  }

  private void argument(ModuleAddress module, String name) {
    if (!module.isRoot()) {
      root.call(module.path())
          .map(call -> call.arguments().get(name))
          .ifPresent(argument ->
              enqueue(
                  new Place(
                      module.parent(),
                      module.last() + " " + name,
                      List.of(argument.expression()))));
    }
  }

  private void enqueueOutput(ModuleAddress module, String name) {
    at(module)
        .map(inside -> inside.outputs().get(name))
        .ifPresent(output -> enqueue(new Place(module, "output." + name, List.of(output.value()))));
  }

  private static RelevantAttribute attribute(
      ModuleAddress module, Reference.Resource resource, Traversal written) {
    ResourceAddress address = resource.address().in(module);
    int behind = resource.steps() + (resource.key().isPresent() ? 1 : 0);
    AttributePath path = AttributePath.ROOT;
    for (TraversalStep step : written.steps().subList(behind, written.steps().size())) {
      Optional<AttributePath> longer = longer(path, step);
      if (longer.isEmpty()) {
        break;
      }
      path = longer.get();
    }
    String text = address + resource.key().map(InstanceKey::toString).orElse("");
    return new RelevantAttribute(text, path);
  }

  /** Empty when the step is not written out. */
  private static Optional<AttributePath> longer(AttributePath path, TraversalStep step) {
    return switch (step) {
      case TraversalStep.Attribute attribute -> Optional.of(path.attribute(attribute.name()));
      case TraversalStep.Index index ->
          switch (index.key()) {
            case Expression.StringLiteral text -> Optional.of(path.key(text.value()));
            case Expression.NumberLiteral number when number.text().matches("[0-9]{1,9}") ->
                Optional.of(path.index(Integer.parseInt(number.text())));
            case Expression _ -> Optional.empty();
          };
    };
  }
}
