package io.portwright.provider.megaport;

import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.megaport.account.AccountPace;
import io.portwright.provider.megaport.account.MegaportAccount;
import io.portwright.provider.megaport.client.ApiClient;
import io.portwright.provider.megaport.client.ClientSettings;
import io.portwright.provider.megaport.client.Failures;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.data.DataSource;
import io.portwright.provider.megaport.data.LagPortsData;
import io.portwright.provider.megaport.data.LocationData;
import io.portwright.provider.megaport.data.LocationsData;
import io.portwright.provider.megaport.data.McrsData;
import io.portwright.provider.megaport.data.MveImagesData;
import io.portwright.provider.megaport.data.MveSizesData;
import io.portwright.provider.megaport.data.MvesData;
import io.portwright.provider.megaport.data.NatGatewaySessionsData;
import io.portwright.provider.megaport.data.PartnerData;
import io.portwright.provider.megaport.data.PrefixListsData;
import io.portwright.provider.megaport.data.PricesData;
import io.portwright.provider.megaport.data.ProductData;
import io.portwright.provider.megaport.data.RowsData;
import io.portwright.provider.megaport.data.ServicesData;
import io.portwright.provider.megaport.data.VlanAvailabilityData;
import io.portwright.provider.megaport.data.VxcsData;
import io.portwright.provider.megaport.identity.Environment;
import io.portwright.provider.megaport.ipsec.IpsecAddOnType;
import io.portwright.provider.megaport.ix.IxType;
import io.portwright.provider.megaport.mcr.McrType;
import io.portwright.provider.megaport.mve.MveType;
import io.portwright.provider.megaport.nat.NatGatewayType;
import io.portwright.provider.megaport.nat.NatPrefixListType;
import io.portwright.provider.megaport.nat.PacketFilterType;
import io.portwright.provider.megaport.port.LagPortType;
import io.portwright.provider.megaport.port.PortType;
import io.portwright.provider.megaport.prefixlist.PrefixListType;
import io.portwright.provider.megaport.servicekey.ServiceKeyType;
import io.portwright.provider.megaport.vxc.VxcType;
import io.portwright.provider.schema.Glossary;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.schema.json.SchemaFile;
import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.DataSourceType;
import io.portwright.provider.spi.Provider;
import io.portwright.provider.spi.ResourceType;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The provider {@code registry.terraform.io/megaport/megaport}. */
public final class MegaportProvider implements Provider {

  private static final Map<String, Supplier<ResourceType>> RESOURCES =
      Map.ofEntries(
          Map.entry("megaport_ix", IxType::new),
          Map.entry("megaport_lag_port", LagPortType::new),
          Map.entry("megaport_mcr", McrType::new),
          Map.entry("megaport_mcr_ipsec_addon", IpsecAddOnType::new),
          Map.entry("megaport_mcr_prefix_filter_list", PrefixListType::new),
          Map.entry("megaport_mve", MveType::new),
          Map.entry("megaport_nat_gateway", NatGatewayType::new),
          Map.entry("megaport_nat_gateway_packet_filter", PacketFilterType::new),
          Map.entry("megaport_nat_gateway_prefix_list", NatPrefixListType::new),
          Map.entry("megaport_port", PortType::new),
          Map.entry("megaport_service_key", ServiceKeyType::new),
          Map.entry("megaport_vxc", VxcType::new));

  private static final Map<String, Supplier<DataSource>> DATA_SOURCES =
      Map.ofEntries(
          Map.entry("megaport_billing_markets", RowsData::billingMarkets),
          Map.entry("megaport_ixs", ServicesData::ixs),
          Map.entry("megaport_lag_ports", LagPortsData::new),
          Map.entry("megaport_location", LocationData::new),
          Map.entry("megaport_locations", LocationsData::new),
          Map.entry("megaport_managed_accounts", RowsData::managedAccounts),
          Map.entry("megaport_mcr_prefix_filter_lists", PrefixListsData::new),
          Map.entry("megaport_mcrs", McrsData::new),
          Map.entry("megaport_mve_images", MveImagesData::new),
          Map.entry("megaport_mve_sizes", MveSizesData::new),
          Map.entry("megaport_mves", MvesData::new),
          Map.entry("megaport_nat_gateway_sessions", NatGatewaySessionsData::new),
          Map.entry("megaport_partner", PartnerData::new),
          Map.entry("megaport_ports", ServicesData::ports),
          Map.entry("megaport_prices", PricesData::new),
          Map.entry("megaport_product", ProductData::new),
          Map.entry("megaport_service_keys", RowsData::serviceKeys),
          Map.entry("megaport_vlan_availability", VlanAvailabilityData::new),
          Map.entry("megaport_vxcs", VxcsData::new));

  private final MegaportSettings settings;
  private final Lazy<ResourceType> resources = new Lazy<>(RESOURCES);
  private final Lazy<DataSource> dataSources = new Lazy<>(DATA_SOURCES);

  public MegaportProvider(MegaportSettings settings) {
    this.settings = settings;
  }

  @Override
  public String localName() {
    return "megaport";
  }

  @Override
  public String source() {
    return "registry.terraform.io/megaport/megaport";
  }

  @Override
  public Schema schema() {
    return SchemaFile.read(
        MegaportProvider.class, "/io/portwright/provider/megaport/schema/provider/megaport.json");
  }

  @Override
  public Optional<ResourceType> resourceType(String type) {
    return Optional.ofNullable(resources.get(type));
  }

  @Override
  public Optional<DataSourceType> dataSourceType(String type) {
    return Optional.ofNullable(dataSources.get(type));
  }

  @Override
  public SortedSet<String> resourceTypes() {
    return new TreeSet<>(RESOURCES.keySet());
  }

  @Override
  public SortedSet<String> dataSourceTypes() {
    return new TreeSet<>(DATA_SOURCES.keySet());
  }

  @Override
  public Glossary glossary() {
    return Glossary.read(
        MegaportProvider.class, "/io/portwright/provider/megaport/schema/glossary.properties");
  }

  @Override
  public boolean hasTimeouts() {
    return true;
  }

  @Override
  public Answer<Account> connect(ObjectValue configuration) {
    Answer<Connection> connection = Connection.of(settings, configuration);
    if (connection.value().isEmpty()) {
      return new Answer<>(Optional.empty(), connection.problems());
    }
    Connection target = connection.value().get();
    boolean sandbox = target.environment() == Environment.SANDBOX;
    AccountPace pace = sandbox ? AccountPace.SANDBOX : AccountPace.network(target.patience());
    ApiClient client =
        new ApiClient(
            new ClientSettings(
                target.api(),
                target.token(),
                target.accessKey(),
                target.secretKey(),
                target.managedAccount(),
                settings.version(),
                settings.trace(),
                settings.clock(),
                pace.calls()));
    Optional<Reply.Failure> failure = client.login();
    if (failure.isPresent()) {
      client.close();
      return Answer.refused(problem(target, failure.get()));
    }
    return Answer.of(
        new MegaportAccount(
            target.environment().identity(target.managedAccount()),
            client,
            pace,
            settings.clock(),
            resources,
            dataSources));
  }

  private static AttributeProblem problem(Connection target, Reply.Failure failure) {
    Diagnostic found =
        Failures.of(
            "log in to the %s environment".formatted(target.environment().label()), failure);
    return new AttributeProblem(
        AttributePath.ROOT,
        found.severity(),
        found.code().map(Object::toString),
        found.summary(),
        found.detail());
  }
}
