package io.portwright.cli.order;

import io.portwright.provider.megaport.MegaportProvider;
import io.portwright.provider.megaport.account.AccountPace;
import io.portwright.provider.megaport.account.MegaportAccount;
import io.portwright.provider.megaport.client.ApiClient;
import io.portwright.provider.megaport.client.ClientSettings;
import io.portwright.provider.megaport.client.Failures;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.DataSourceType;
import io.portwright.provider.spi.Identity;
import io.portwright.provider.spi.Provider;
import io.portwright.provider.spi.ResourceType;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value.ObjectValue;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The Megaport provider with accounts whose patience a test decides. */
final class QuickProvider implements Provider {
  private final MegaportProvider megaport;
  private final Supplier<ClientSettings> client;
  private final AccountPace pace;
  private final Identity identity;
  private final Map<String, ResourceType> types = new TreeMap<>();

  QuickProvider(
      MegaportProvider megaport,
      Supplier<ClientSettings> client,
      AccountPace pace,
      Identity identity) {
    this.megaport = megaport;
    this.client = client;
    this.pace = pace;
    this.identity = identity;
    megaport
        .resourceTypes()
        .forEach(type -> types.put(type, megaport.resourceType(type).orElseThrow()));
  }

  /** Settings of a client of a sandbox. */
  static ClientSettings settings(
      io.portwright.provider.megaport.SandboxEndpoint at,
      Consumer<String> trace,
      Clock clock,
      AccountPace pace) {
    return new ClientSettings(
        at.api(),
        at.token(),
        at.accessKey(),
        at.secretKey(),
        Optional.empty(),
        "test",
        Optional.of(trace),
        clock,
        pace.calls());
  }

  @Override
  public boolean hasTimeouts() {
    return megaport.hasTimeouts();
  }

  @Override
  public Answer<Account> connect(ObjectValue configuration) {
    ClientSettings settings = client.get();
    ApiClient api = new ApiClient(settings);
    Optional<Reply.Failure> failure = api.login();
    if (failure.isPresent()) {
      api.close();
      var found = Failures.of("log in", failure.get());
      return Answer.refused(
          AttributeProblem.error(AttributePath.ROOT, found.summary(), found.detail()));
    }
    return Answer.of(new MegaportAccount(identity, api, pace, settings.clock(), types, Map.of()));
  }

  @Override
  public String localName() {
    return megaport.localName();
  }

  @Override
  public String source() {
    return megaport.source();
  }

  @Override
  public Schema schema() {
    return megaport.schema();
  }

  @Override
  public Optional<ResourceType> resourceType(String type) {
    return Optional.ofNullable(types.get(type));
  }

  @Override
  public Optional<DataSourceType> dataSourceType(String type) {
    return megaport.dataSourceType(type);
  }

  @Override
  public SortedSet<String> resourceTypes() {
    return megaport.resourceTypes();
  }

  @Override
  public SortedSet<String> dataSourceTypes() {
    return megaport.dataSourceTypes();
  }
}
