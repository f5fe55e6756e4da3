package io.portwright.provider.sandbox.http;

/** Puts all routes together. */
final class Routes {
  private Routes() {}

  static void addTo(Router router, Site site) {
    new TokenRoutes(site).addTo(router);
    new CatalogueRoutes(site).addTo(router);
    new CloudKeyRoutes(site).addTo(router);
    new DesignRoutes(site).addTo(router);
    new PrefixListRoutes(site).addTo(router);
    new PacketFilterRoutes(site).addTo(router);
    new GatewayRoutes(site).addTo(router);
    new ServiceKeyRoutes(site).addTo(router);
    new AddOnRoutes(site).addTo(router);
    new ChargeRoutes(site).addTo(router);
    Operations operations = new Operations(site.ids());
    new LookingGlassRoutes(site, operations).addTo(router);
    new DiagnosticsRoutes(site, operations).addTo(router);
    new ChangeRoutes(site).addTo(router);
    new ProductRoutes(site).addTo(router);
    new RoundTripRoutes(site).addTo(router);
    new UserRoutes(site).addTo(router);
    new ActivityRoutes(site).addTo(router);
    new ManagedAccountRoutes(site).addTo(router);
    new MarketRoutes(site).addTo(router);
    new ApprovalRoutes(site).addTo(router);
    new PriceRoutes(site).addTo(router);
    new ProfileRoutes(site).addTo(router);
    new InvoiceRoutes(site).addTo(router);
    new EventRoutes(site).addTo(router);
    new InventoryRoutes(site).addTo(router);
    new LetterRoutes(site).addTo(router);
    new ServiceRecordRoutes(site).addTo(router);
    new PortalRoutes(site).addTo(router);
    new ControlRoutes(site).addTo(router);
  }
}
