package io.portwright.engine.config;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.eval.Surroundings;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Value;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * API SKETCH, the body follows: values of one module's declarations. Locals are evaluated once,
 * when first asked for. Safe for use by several threads. Make a new one for each phase, since
 * values of resources change.
 *
 * <p>A Checked without value and without diagnostics: depends on something in error that was
 * already reported.
 */
public final class ModuleEvaluator {
  public ModuleEvaluator(
      Configuration configuration,
      SortedMap<String, Value> variables,
      Values values,
      Surroundings around) {}

  /**
   * Resources that a block needs: in arguments, count, for_each, depends_on, conditions; also by
   * way of locals.
   */
  public SortedSet<ResourceAddress> references(ResourceBlock block) {
    throw new UnsupportedOperationException("follows in the next commit");
  }

  public SortedSet<ResourceAddress> references(ProviderBlock block) {
    throw new UnsupportedOperationException("follows in the next commit");
  }

  public SortedSet<ResourceAddress> references(OutputValue output) {
    throw new UnsupportedOperationException("follows in the next commit");
  }

  /** Expands count or for_each. */
  public Checked<Instances> instances(ResourceBlock block) {
    throw new UnsupportedOperationException("follows in the next commit");
  }

  /** One instance's arguments; validators of attributes have been run on known values. */
  public Checked<BlockValue> instance(ResourceBlock block, InstanceKey key, Instances instances) {
    throw new UnsupportedOperationException("follows in the next commit");
  }

  public Checked<BlockValue> provider(ProviderBlock block) {
    throw new UnsupportedOperationException("follows in the next commit");
  }

  /** The output's value, marked sensitive when the output says so. */
  public Checked<Value> output(OutputValue output) {
    throw new UnsupportedOperationException("follows in the next commit");
  }

  /** Errors of preconditions that fail. */
  public List<Diagnostic> preconditions(ResourceBlock block, InstanceKey key, Instances instances) {
    throw new UnsupportedOperationException("follows in the next commit");
  }

  /** Errors of postconditions that fail; self is the planned or new object. */
  public List<Diagnostic> postconditions(
      ResourceBlock block, InstanceKey key, Instances instances, Value self) {
    throw new UnsupportedOperationException("follows in the next commit");
  }
}
