package io.portwright.provider.sandbox.catalogue;

/** Everything that can be ordered; each subject is read at its first use. */
public final class Catalogue {
  private final Lazy<Locations> locations = new Lazy<>(Locations::new);
  private final Lazy<PartnerPorts> partnerPorts = new Lazy<>(PartnerPorts::new);
  private final Lazy<CloudKeys> cloudKeys =
      new Lazy<>(() -> new CloudKeys(partnerPorts(), locations()));
  private final Lazy<EdgeImages> edgeImages = new Lazy<>(EdgeImages::new);
  private final Lazy<OldLocations> oldLocations =
      new Lazy<>(() -> new OldLocations(locations(), edgeImages()));
  private final Lazy<GatewaySessions> gatewaySessions = new Lazy<>(GatewaySessions::new);
  private final Lazy<Exchanges> exchanges = new Lazy<>(Exchanges::new);
  private final Lazy<Markets> markets = new Lazy<>(Markets::new);
  private final Lazy<RateCard> rateCard = new Lazy<>(RateCard::new);

  public Locations locations() {
    return locations.value();
  }

  public OldLocations oldLocations() {
    return oldLocations.value();
  }

  public PartnerPorts partnerPorts() {
    return partnerPorts.value();
  }

  public CloudKeys cloudKeys() {
    return cloudKeys.value();
  }

  public EdgeImages edgeImages() {
    return edgeImages.value();
  }

  public GatewaySessions gatewaySessions() {
    return gatewaySessions.value();
  }

  public Exchanges exchanges() {
    return exchanges.value();
  }

  public Markets markets() {
    return markets.value();
  }

  public RateCard rateCard() {
    return rateCard.value();
  }
}
