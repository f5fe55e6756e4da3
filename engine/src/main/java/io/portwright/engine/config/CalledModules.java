package io.portwright.engine.config;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.eval.Scope.Resolved;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Utf8Order;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What references to the modules that a module calls stand for. */
final class CalledModules {
  /** The modules behind a call. */
  interface Callees {
    /** Instances of a call; no value when they cannot be told. */
    Checked<Instances> instances(ModuleCall call);

    ModuleEvaluator callee(ModuleCall call, InstanceKey key);

    /** Whether values of outputs are left open, so that only their names count. */
    boolean areOpen();
  }

  private final Configuration configuration;
  private final Callees callees;
  private final Map<String, Optional<Value>> whole = new HashMap<>();

  CalledModules(Configuration configuration, Callees callees) {
    this.configuration = configuration;
    this.callees = callees;
  }

  /** Only the output that is asked for is evaluated, so that other outputs may come later. */
  Optional<Resolved> resolved(Reference.Module reference) {
    ModuleCall call = configuration.calls().get(reference.name());
    Configuration module = configuration.modules().get(reference.name());
    if (call == null || module == null) {
      return Optional.empty();
    }
    if (callees.areOpen()) {
      return Optional.of(new Resolved(open(call, module), 1));
    }
    Optional<Instances> instances = callees.instances(call).value();
    if (instances.isEmpty()) {
      return Optional.empty();
    }
    Optional<OutputValue> output =
        reference.output().flatMap(name -> Optional.ofNullable(module.outputs().get(name)));
    InstanceKey key = reference.key().orElse(InstanceKey.NONE);
    if (output.isPresent() && instances.get().keys().contains(key)) {
      return callees
          .callee(call, key)
          .output(output.get())
          .value()
          .map(value -> new Resolved(value, reference.steps()));
    }
    return whole(call, module, instances.get()).map(value -> new Resolved(value, 1));
  }

  /** Some outputs, of which only the names are known; of repeated modules some instances. */
  private static Value open(ModuleCall call, Configuration module) {
    SortedMap<String, Type> outputs = new TreeMap<>(Utf8Order.INSTANCE);
    module.outputs().keySet().forEach(name -> outputs.put(name, Type.DYNAMIC));
    Type one = Type.object(outputs);
    return Value.unknown(
        switch (call.repetition()) {
          case Repetition.Single _ -> one;
          case Repetition.Count _ -> Type.list(one);
          case Repetition.ForEach _ -> Type.map(one);
        });
  }

  private Optional<Value> whole(ModuleCall call, Configuration module, Instances instances) {
    Optional<Value> before = whole.get(call.name());
    if (before == null) {
      before = assembled(call, module, instances);
      whole.put(call.name(), before);
    }
    return before;
  }

  private Optional<Value> assembled(ModuleCall call, Configuration module, Instances instances) {
    SortedMap<InstanceKey, Value> objects = new TreeMap<>();
    for (InstanceKey key : instances.keys()) {
      Optional<Value> object = object(callees.callee(call, key), module);
      if (object.isEmpty()) {
        return Optional.empty();
      }
      objects.put(key, object.get());
    }
    return Optional.of(
        switch (call.repetition()) {
          case Repetition.Single _ -> objects.getOrDefault(InstanceKey.NONE, Value.NULL);
          case Repetition.Count _ -> Value.tuple(List.copyOf(new ArrayList<>(objects.values())));
          case Repetition.ForEach _ -> {
            SortedMap<String, Value> byKey = new TreeMap<>(Utf8Order.INSTANCE);
            objects.forEach((key, value) -> {
              if (key instanceof InstanceKey.Name name) {
                byKey.put(name.name(), value);
              }
            });
            yield Value.object(byKey);
          }
        });
  }

  private static Optional<Value> object(ModuleEvaluator callee, Configuration module) {
    SortedMap<String, Value> values = new TreeMap<>(Utf8Order.INSTANCE);
    for (OutputValue output : module.outputs().values()) {
      Optional<Value> value = callee.output(output).value();
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.put(output.name(), value.get());
    }
    return Optional.of(Value.object(values));
  }
}
