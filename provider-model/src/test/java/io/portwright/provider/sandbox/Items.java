package io.portwright.provider.sandbox;

/** Order items, as short as the contract allows. */
final class Items {
  /** Two rules, one of them with everything. */
  static final String PACKET_FILTER =
      """
      {"description":"edge","entries":[
        {"action":"permit","sourceAddress":"10.0.0.0/8","destinationAddress":"0.0.0.0/0",
         "destinationPorts":"443, 1000-2000","ipProtocol":6,"description":"web"},
        {"action":"deny","sourceAddress":"0.0.0.0/0","destinationAddress":"0.0.0.0/0"}]}\
      """;

  private Items() {}

  /** Design of a NAT gateway at NextDC Brisbane B1 with everything that can be said. */
  static String gateway() {
    return """
    {"productName":"Gateway","locationId":5,"speed":1000,"term":1,"autoRenewTerm":true,
     "promoCode":"P1","serviceLevelReference":"net",
     "resourceTags":[{"key":"env","value":"prod"}],
     "config":{"asn":64512,"bgpShutdownDefault":true,"diversityZone":"red",
               "sessionCount":16000}}\
    """;
  }

  /** 1 Gbps at NextDC Brisbane B1. */
  static String port(String name) {
    return """
    {"productName":"%s","term":12,"productType":"MEGAPORT","portSpeed":1000,"locationId":5,
     "market":"AU","virtual":false,"createDate":0,"marketplaceVisibility":false,"config":{}}\
    """
        .formatted(name);
  }

  static String lag(int speed, int count) {
    return """
    {"productName":"Lag","term":1,"productType":"MEGAPORT","portSpeed":%d,"locationId":5,
     "market":"AU","lagPortCount":%d,"marketplaceVisibility":false}\
    """
        .formatted(speed, count);
  }

  static String mcr(int speed) {
    return """
    {"productName":"Router","term":1,"productType":"MCR2","portSpeed":%d,"locationId":5,
     "costCentre":"","config":{"mcrAsn":64555}}\
    """
        .formatted(speed);
  }

  static String mve(String vnics) {
    return """
    {"productName":"Edge","term":1,"productType":"MVE","locationId":5,"vnics":%s,
     "vendorConfig":{"vendor":"aruba","imageId":23,"productSize":"MEDIUM",
       "accountName":"a","accountKey":"12345678","systemTag":"t"},"config":{}}\
    """
        .formatted(vnics);
  }

  static String vxc(String a, String b, int rate) {
    return vxc(a, rate, "{}", "{\"productUid\":\"" + b + "\"}");
  }

  static String vxc(String a, int rate, String aEnd, String bEnd) {
    return """
    {"productUid":"%s","associatedVxcs":[{"productName":"Vxc","rateLimit":%d,"term":1,
      "shutdown":false,"aEnd":%s,"bEnd":%s}]}\
    """
        .formatted(a, rate, aEnd, bEnd);
  }
}
