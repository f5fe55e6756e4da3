package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.account.Caller;
import io.portwright.provider.sandbox.catalogue.Location;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Activities;
import io.portwright.provider.sandbox.world.Draft;
import io.portwright.provider.sandbox.world.ProductType;
import io.portwright.provider.sandbox.world.Service;
import io.portwright.provider.sandbox.world.Shelf;
import io.portwright.provider.sandbox.world.Status;
import java.time.ZoneOffset;
import java.util.List;

/** Letters of authorization. Every fetch makes a new letter with the date of that day. */
final class LetterRoutes {
  private final Site site;

  LetterRoutes(Site site) {
    this.site = site;
  }

  void addTo(Router router) {
    router.closed("GET", "/v2/product/{uid}/loa", this::letter);
  }

  /** For the owner of a port alone, once the port has a place in a rack. */
  private Reply letter(Request request, Caller caller) {
    return site.world()
        .change(draft -> {
          Service port = ProductRoutes.readable(draft, caller, request.part("uid"));
          refuseWithoutLetter(draft.status(port), port);
          ObjectNode letter = renewed(draft, port);
          draft.keep(Shelf.LETTERS, port.uid(), letter);
          Activities.note(draft, caller, Activities.Name.LETTER, port.name());
          return Reply.document(
              pdf(port, caller, draft, letter), "application/pdf", fileName(port));
        });
  }

  private static void refuseWithoutLetter(Status status, Service service) {
    if (service.type() != ProductType.MEGAPORT) {
      throw Refusal.invalid("Only a port has a letter of authorization");
    }
    if (status != Status.DEPLOYABLE && !status.ready()) {
      throw Refusal.invalid("A port in status " + status + " has no letter of authorization");
    }
  }

  private static ObjectNode renewed(Draft draft, Service port) {
    ObjectNode before = draft.kept(Shelf.LETTERS).getOrDefault(port.uid(), Json.object());
    ObjectNode letter = Json.object().put("number", before.path("number").asInt() + 1);
    return letter.put("issued", draft.now().toEpochMilli());
  }

  private static String fileName(Service port) {
    return "Service ID " + port.uid().substring(0, 8) + " (" + port.id() + ") LOA.pdf";
  }

  private byte[] pdf(Service port, Caller caller, Draft draft, ObjectNode letter) {
    Location location = site.catalogue().locations().get(port.place().locationId());
    return PlainPdf.of(
        List.of(
            "LETTER OF AUTHORIZATION (SANDBOX: NOT VALID FOR ANY DATA CENTRE)",
            "",
            "Issued: " + draft.now().atOffset(ZoneOffset.UTC).toLocalDate(),
            "Letter: " + letter.path("number").asInt(),
            "Customer: " + caller.company().name(),
            "Service: " + port.name(),
            "Service ID: " + port.uid().substring(0, 8) + " (" + port.id() + ")",
            "Data centre: " + location.name(),
            "Demarcation: interface-" + port.id()));
  }
}
