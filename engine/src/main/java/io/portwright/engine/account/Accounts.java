package io.portwright.engine.account;

import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.BlockValue;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.ProviderBlock;
import io.portwright.engine.config.ProviderKey;
import io.portwright.engine.config.ProviderSet;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.DataSourceType;
import io.portwright.provider.spi.Identity;
import io.portwright.provider.spi.Provider;
import io.portwright.provider.spi.ResourceType;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The accounts behind the provider blocks of a configuration. Each is logged in at most once, when
 * it is first needed: a configuration without services needs no login. Not for several threads.
 */
public final class Accounts implements AutoCloseable {
  private final ProviderSet providers;
  private final Configuration configuration;
  private final Evaluation evaluation;
  private final SortedMap<ProviderKey, Checked<Account>> connected = new TreeMap<>();
  private final Map<String, Optional<ResourceType>> types = new HashMap<>();
  private final Map<ResourceAddress, ProviderKey> left = new HashMap<>();

  /** Gives provider blocks their values; resources have none there. */
  public interface Evaluation {

    /**
     * @param module path of the module that holds the block
     */
    Checked<BlockValue> of(ModuleAddress module, ProviderBlock block);
  }

  /**
   * @param configuration of the root module
   */
  public Accounts(ProviderSet providers, Configuration configuration, Evaluation evaluation) {
    this.providers = providers;
    this.configuration = configuration;
    this.evaluation = evaluation;
  }

  /** The type of a managed resource; empty when no provider here has it. */
  public Optional<ResourceType> resourceType(String type) {
    return types.computeIfAbsent(
        type, _ -> provider(type).flatMap(provider -> provider.resourceType(type)));
  }

  /** The kind of a data source; empty when no provider here has it. */
  public Optional<DataSourceType> dataSourceType(String type) {
    return provider(type).flatMap(provider -> provider.dataSourceType(type));
  }

  /** Schema of a resource or data block; empty when its type is not known here. */
  public Optional<Schema> schema(ResourceAddress address) {
    return address.isData()
        ? dataSourceType(address.type()).map(DataSourceType::schema)
        : resourceType(address.type()).map(ResourceType::schema);
  }

  private Optional<Provider> provider(String type) {
    return providers.named(localName(type));
  }

  /**
   * The provider configuration that a block names; for resources without a block the one that
   * {@link #adopt} has found, or the default one of the type.
   */
  public ProviderKey key(ResourceAddress address) {
    return configuration
        .resource(address)
        .flatMap(block -> configuration.provider(address.module(), block.provider()))
        .or(() -> Optional.ofNullable(left.get(address)))
        .orElseGet(() -> new ProviderKey(localName(address.type()), Optional.empty()));
  }

  private static String localName(String type) {
    int end = type.indexOf('_');
    return end < 0 ? type : type.substring(0, end);
  }

  /**
   * Finds the account of a resource that is in state but has no block any more: the one that acts
   * in the same environment for the same company.
   */
  public void adopt(
      ResourceAddress address, Optional<String> environment, Optional<String> companyUid) {
    if (configuration.resource(address).isPresent()) {
      return;
    }
    List<ProviderKey> candidates = keys(localName(address.type()));
    if (candidates.size() == 1) {
      return;
    }
    for (ProviderKey key : candidates) {
      Optional<Identity> identity = account(key).value().map(Account::identity);
      boolean fits =
          identity.isPresent()
              && environment.equals(Optional.of(identity.get().environment()))
              && companyUid.equals(identity.get().companyUid());
      if (fits) {
        left.putIfAbsent(address, key);
      }
    }
  }

  /**
   * Gives a resource that is in state but has no block any more the configuration that it was made
   * with, if there still is one of that name.
   */
  public void assign(ResourceAddress address, String alias) {
    ProviderKey key = new ProviderKey(localName(address.type()), Optional.of(alias));
    if (configuration.resource(address).isEmpty() && configuration.provider(key).isPresent()) {
      left.put(address, key);
    }
  }

  private List<ProviderKey> keys(String localName) {
    List<ProviderKey> found = new ArrayList<>();
    configuration.forEachModule((path, module) -> {
      for (ProviderBlock block : module.providers()) {
        ProviderKey key = block.key().in(path);
        if (key.localName().equals(localName) && !found.contains(key)) {
          found.add(key);
        }
      }
    });
    return found.isEmpty() ? List.of(new ProviderKey(localName, Optional.empty())) : found;
  }

  /** Full address of a provider, such as {@code registry.terraform.io/megaport/megaport}. */
  public String source(ProviderKey key) {
    return providers.named(key.localName()).map(Provider::source).orElse(key.localName());
  }

  /** The account; logs in when that has not been tried yet. Findings come with the first answer. */
  public Checked<Account> account(ProviderKey key) {
    Checked<Account> known = connected.get(key);
    if (known != null) {
      return new Checked<>(known.value(), List.of());
    }
    Checked<Account> made = connect(key);
    connected.put(key, made);
    return made;
  }

  private Checked<Account> connect(ProviderKey key) {
    Optional<Provider> provider = providers.named(key.localName());
    if (provider.isEmpty()) {
      throw new IllegalStateException("no provider " + key.localName());
    }
    Optional<ProviderBlock> block = configuration.provider(key);
    if (block.isEmpty()) {
      return answer(
          provider.get().connect(unset(provider.get().schema())), problems -> bare(key, problems));
    }
    return evaluation
        .of(key.module(), block.get())
        .then(value -> connect(provider.get(), block.get(), value));
  }

  private static Checked<Account> connect(
      Provider provider, ProviderBlock block, BlockValue value) {
    String context = "provider \"" + block.key().localName() + "\"";
    if (!value.value().isWhollyKnown()) {
      return Checked.failed(
          Diagnostic.error(
                  "Provider configuration is not known",
                  "An argument of the provider block depends on something that is known only after"
                      + " apply. Plans need to log in first: use a variable or a literal value.",
                  block.range())
              .in(context)
              .withCode("PLAN-2"));
    }
    Problems places = new Problems(value::rangeOf, context, Optional.empty());
    ObjectValue plain = (ObjectValue) value.value().unmarkedDeep();
    return answer(provider.connect(plain), places::diagnostics);
  }

  private static Checked<Account> answer(
      Answer<Account> answer, Function<List<AttributeProblem>, List<Diagnostic>> place) {
    return new Checked<>(answer.value(), place.apply(answer.problems()));
  }

  private static List<Diagnostic> bare(ProviderKey key, List<AttributeProblem> problems) {
    List<Diagnostic> found = new ArrayList<>();
    for (AttributeProblem problem : problems) {
      Diagnostic plain =
          problem.isError()
              ? Diagnostic.error(problem.summary(), problem.detail())
              : Diagnostic.warning(problem.summary(), problem.detail());
      Diagnostic placed = plain.in("provider \"" + key.localName() + "\"");
      found.add(problem.code().map(placed::withCode).orElse(placed));
    }
    return found;
  }

  private static ObjectValue unset(Schema schema) {
    SortedMap<String, Value> values = new TreeMap<>();
    schema.objectType().attributes().forEach((name, type) -> values.put(name, Value.nullOf(type)));
    return new ObjectValue(schema.objectType(), values, Marks.NONE);
  }

  /** Who acts where, for every account that is logged in. */
  public SortedMap<String, Identity> identities() {
    SortedMap<String, Identity> found = new TreeMap<>();
    connected.forEach(
        (key, account) -> account.value().ifPresent(a -> found.put(key.toString(), a.identity())));
    return found;
  }

  /** Every account that is logged in, once. */
  public Set<Account> loggedIn() {
    Set<Account> found = new LinkedHashSet<>();
    connected.values().forEach(account -> account.value().ifPresent(found::add));
    return found;
  }

  /** Logs out everywhere. */
  @Override
  public void close() {
    connected.values().forEach(account -> account.value().ifPresent(Account::close));
  }
}
