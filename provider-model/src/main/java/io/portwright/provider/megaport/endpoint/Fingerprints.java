package io.portwright.provider.megaport.endpoint;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.megaport.client.ApiClient;
import io.portwright.provider.megaport.client.Failures;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.product.Tags;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.megaport.wire.Times;
import io.portwright.provider.spi.Search;
import java.util.Optional;

/** Fingerprints of orders in the tags of what they made. */
public final class Fingerprints {

  private Fingerprints() {}

  /** The fingerprint that a service carries; empty when it carries none. */
  public static Checked<Optional<String>> of(ApiClient client, String uid) {
    String operation = "read the resource tags of " + uid;
    return switch (client.get("/v2/product/" + uid + "/tags")) {
      case Reply.Ok ok when ok.data().at("resourceTags") instanceof Json.Arr tags ->
          Checked.of(Tags.fingerprint(tags));
      case Reply.Ok _ ->
          Checked.failed(
              Failures.of(
                  operation, new Reply.Unclear("The answer does not list them", Optional.empty())));
      case Reply.Refused refused when refused.isGone() -> Checked.of(Optional.empty());
      case Reply.Failure failure -> Checked.failed(Failures.of(operation, failure));
    };
  }

  /** What a fingerprint says about an order. */
  public static Search.Mark mark(Optional<String> carried, String ordered) {
    return carried
        .map(text -> text.equals(ordered) ? Search.Mark.OURS : Search.Mark.ANOTHERS)
        .orElse(Search.Mark.NONE);
  }

  /** A service as a candidate. */
  public static Search.Candidate candidate(Product product, Search.Mark mark, Search.Life life) {
    return new Search.Candidate(
        product.uid(),
        product.name(),
        product.status(),
        Times.instant(product.fields().at("createDate")),
        mark,
        life);
  }
}
