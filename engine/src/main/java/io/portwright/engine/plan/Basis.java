package io.portwright.engine.plan;

import io.portwright.engine.state.CommitId;
import io.portwright.provider.spi.Identity;
import io.portwright.provider.value.Utf8Order;
import io.portwright.provider.value.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a plan was made from. A plan is only carried out on the same.
 *
 * @param options what was asked for
 * @param state commit that was read
 * @param resources hash of the resources in it; commits that leave them alone do not matter
 * @param configuration hash of all configuration files
 * @param time when the plan was made, to the second
 * @param variables values of the root module's input variables, sensitive ones marked; ephemeral
 *     ones are missing and have to be given again
 * @param identities who acts where, by provider configuration such as {@code megaport.east}
 * @param earlier state that the plan goes back to; empty for one that goes by the working folder
 */
public record Basis(
    PlanOptions options,
    CommitId state,
    String resources,
    String configuration,
    Instant time,
    SortedMap<String, Value> variables,
    SortedMap<String, Identity> identities,
    Optional<Earlier> earlier) {

  public Basis {
    time = time.truncatedTo(ChronoUnit.SECONDS);
    variables = sorted(variables);
    identities = sorted(identities);
  }

  private static <T> SortedMap<String, T> sorted(Map<String, T> entries) {
    SortedMap<String, T> copy = new TreeMap<>(Utf8Order.INSTANCE);
    copy.putAll(entries);
    return Collections.unmodifiableSortedMap(copy);
  }
}
