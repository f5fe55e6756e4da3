package io.portwright.provider.megaport.account;

import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.megaport.client.ApiClient;
import io.portwright.provider.megaport.client.Failures;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.value.AttributePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The public lists, each fetched when it is first needed. A failure is not remembered. */
final class PublicLists {

  private final ApiClient client;
  private final Map<String, List<Json>> fetched = new ConcurrentHashMap<>();
  private final Map<String, Object> locks = new ConcurrentHashMap<>();

  PublicLists(ApiClient client) {
    this.client = client;
  }

  Answer<List<Json>> locations() {
    return list("/v3/locations", "list the locations", Json::items);
  }

  Answer<List<Json>> partnerPorts() {
    return list("/v2/dropdowns/partner/megaports", "list the partner ports", Json::items);
  }

  Answer<List<Json>> mveImages() {
    return list("/v4/product/mve/images", "list the MVE images", PublicLists::images);
  }

  Answer<List<Json>> mveSizes() {
    return list("/v3/product/mve/variants", "list the MVE sizes", Json::items);
  }

  /** One row for each image, with the names of its product group. */
  private static List<Json> images(Json data) {
    List<Json> images = new ArrayList<>();
    for (Json group : data.at("mveImages").items()) {
      String vendor = group.textOr("vendor", "").replace(' ', '_');
      for (Json image : group.at("images").items()) {
        if (image instanceof Json.Obj row) {
          images.add(row.with("vendor", vendor).with("product", group.at("product")));
        }
      }
    }
    return List.copyOf(images);
  }

  private Answer<List<Json>> list(String path, String operation, Function<Json, List<Json>> rows) {
    synchronized (locks.computeIfAbsent(path, _ -> new Object())) {
      List<Json> known = fetched.get(path);
      if (known != null) {
        return Answer.of(known);
      }
      Reply reply = client.get(path);
      if (reply instanceof Reply.Ok ok && ok.json().isPresent()) {
        List<Json> list = rows.apply(ok.data());
        fetched.put(path, list);
        return Answer.of(list);
      }
      Reply.Failure failure =
          reply instanceof Reply.Failure f
              ? f
              : new Reply.Unclear("The list was cut short", Optional.empty());
      return Answer.refused(problem(Failures.of(operation, failure)));
    }
  }

  static AttributeProblem problem(Diagnostic diagnostic) {
    return new AttributeProblem(
        AttributePath.ROOT,
        diagnostic.severity(),
        diagnostic.code().map(Object::toString),
        diagnostic.summary(),
        diagnostic.detail());
  }
}
