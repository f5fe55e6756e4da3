package io.portwright.provider.megaport;

import static io.portwright.provider.megaport.Session.at;
import static io.portwright.provider.megaport.Session.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.sandbox.http.Fault;
import io.portwright.provider.spi.Account.Goal;
import io.portwright.provider.spi.Action;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.Finding;
import io.portwright.provider.spi.Outcome;
import io.portwright.provider.spi.Reading;
import io.portwright.provider.spi.Review;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prefix filter lists: as objects of their own and inside an MCR. */
class PrefixListTest {

  private static final String TYPE = "megaport_mcr_prefix_filter_list";
  private static final String LISTS = "prefix_filter_lists";

  private final Session session = new Session();
  private final ObjectValue router = session.create("megaport_mcr", Samples.MCR);

  @AfterEach
  void close() {
    session.close();
  }

  private static Map<String, Object> entry(String prefix, Integer... lengths) {
    Map<String, Object> entry = new TreeMap<>(Map.of("action", "permit", "prefix", prefix));
    if (lengths.length > 0) {
      entry.put("ge", lengths[0]);
    }
    if (lengths.length > 1) {
      entry.put("le", lengths[1]);
    }
    return entry;
  }

  private static Map<String, Object> inline(String description, Object... entries) {
    return Map.of(
        "description", description, "address_family", "IPv4", "entries", List.of(entries));
  }

  private Map<String, Object> written(Object... entries) {
    return Map.of(
        "mcr_id",
        at(router, "product_uid"),
        "description",
        "from the data centre",
        "address_family",
        "IPv4",
        "entries",
        List.of(entries));
  }

  private void isSettled(String type, ObjectValue state, Map<String, ?> written) {
    ObjectValue read = session.read(type, state);
    assertThat(read).isEqualTo(state);
    assertThat(session.plan(type, Optional.of(read), written).after()).isEqualTo(read);
  }

  private long listsAtTheService() {
    return at(
            session.data(
                "megaport_mcr_prefix_filter_lists", Map.of("mcr_id", at(router, "product_uid"))),
            LISTS)
        .parts()
        .size();
  }

  @Test
  void listGoesThroughItsLife() {
    Map<String, Object> written = written(entry("10.0.0.0/8", 16, 24), entry("172.16.0.0/12", 12));
    ObjectValue list = session.create(TYPE, written);
    assertThat(at(list, "id").isNull()).isFalse();
    isSettled(TYPE, list, written);

    Map<String, Object> changed =
        with(written(entry("10.0.0.0/8", 20, 24)), "description", "renamed");
    ObjectValue other = session.update(TYPE, list, changed);
    assertThat(at(other, "id")).isEqualTo(at(list, "id"));
    isSettled(TYPE, other, changed);

    session.end(TYPE, other);
    session.account.refresh();
    assertThat(session.account.read(TYPE, other)).isInstanceOf(Reading.Gone.class);
    assertThat(session.account.end(new Action.End(TYPE, other)))
        .isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void lengthsThatAreNotSetStayNullAndAreNoInconsistency() {
    Map<String, Object> written =
        with(
            written(entry("10.0.0.0/8"), Map.of("action", "deny", "prefix", "0.0.0.0/0", "le", 7)),
            "address_family",
            "ipv4");
    ObjectValue list = session.create(TYPE, written);
    ObjectValue first = (ObjectValue) at(list, "entries").parts().iterator().next();
    assertThat(first.attribute("ge").isNull()).isTrue();
    assertThat(first.attribute("le").isNull()).isTrue();
    assertThat(at(list, "address_family")).isEqualTo(Value.string("ipv4"));
    isSettled(TYPE, list, written);
  }

  @Test
  void lengthsThatAreNotSetAreOrderedAsTheWholeRange() {
    ObjectValue planned =
        session.plan(TYPE, Optional.empty(), written(entry("10.0.0.0/8"))).after();
    Action.Order order =
        (Action.Order) session.account.create(TYPE, planned, "f").value().orElseThrow();
    assertThat(order.body())
        .isEqualTo(
            "{\"addressFamily\":\"IPv4\",\"description\":\"from the data centre\",\"entries\":"
                + "[{\"action\":\"permit\",\"ge\":8,\"le\":32,\"prefix\":\"10.0.0.0/8\"}]}");
  }

  @Test
  void equalPrefixesArePairedByWhatTheyDoNotByTheFirstMatch() {
    Map<String, Object> written =
        written(entry("10.0.0.0/8", 24, 24), entry("10.0.0.0/8"), entry("10.0.0.0/8", 16, 20));
    isSettled(TYPE, session.create(TYPE, written), written);
    Map<String, Object> turned =
        written(entry("10.0.0.0/8", 16, 20), entry("10.0.0.0/8"), entry("10.0.0.0/8", 24, 24));
    isSettled(TYPE, session.create(TYPE, with(turned, "description", "turned")), turned(turned));
  }

  private static Map<String, Object> turned(Map<String, Object> written) {
    return with(written, "description", "turned");
  }

  @Test
  void changeMadeInThePortalShows() {
    Map<String, Object> written = written(entry("10.0.0.0/8", 24));
    ObjectValue list = session.create(TYPE, written);
    ObjectValue portal =
        session.plan(TYPE, Optional.of(list), written(entry("10.0.0.0/8"))).after();
    assertThat(session.account.modify(new Action.Modify(TYPE, list, portal)))
        .isInstanceOf(Outcome.Accepted.class);
    ObjectValue read = session.read(TYPE, list);
    assertThat(((ObjectValue) at(read, "entries").parts().iterator().next()).attribute("ge"))
        .isEqualTo(Value.number(8));
    assertThat(session.plan(TYPE, Optional.of(read), written).after()).isNotEqualTo(read);
  }

  @ParameterizedTest(name = "{0} ge {2} le {3} in a list for {1}: {4}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          10.0.0.0/8,            ipv4, -,  -,  -
          2001:db8::/32,         IPV6, 48, 64, -
          0.0.0.0/0,             IPv4, -,  0,  -
          10.1.0.0/8,            IPv4, -,  -,  Prefix is not in its canonical form
          2001:DB8::/32,         IPv6, -,  -,  Prefix is not in its canonical form
          2001:db8:0:0::/32,     IPv6, -,  -,  Prefix is not in its canonical form
          10.0.0/8,              IPv4, -,  -,  Prefix not understood
          10.0.0.0,              IPv4, -,  -,  Prefix not understood
          10.0.0.0/33,           IPv4, -,  -,  Prefix not understood
          2001:db8::/32,         IPv4, -,  -,  Prefix of another address family
          10.0.0.0/8,            IPv6, -,  -,  Prefix of another address family
          10.0.0.0/8,            IPv9, -,  -,  Unknown address family
          10.0.0.0/8,            IPv4, 7,  -,  Prefix lengths out of order
          10.0.0.0/8,            IPv4, 24, 16, Prefix lengths out of order
          10.0.0.0/8,            IPv4, -,  33, Prefix lengths out of order
          """)
  void isCheckedAtPlan(String prefix, String family, Integer ge, Integer le, String problem) {
    Map<String, Object> entry = entry(prefix);
    if (ge != null) {
      entry.put("ge", ge);
    }
    if (le != null) {
      entry.put("le", le);
    }
    Map<String, Object> written = with(written(entry), "address_family", family);
    assertThat(
            session.type(TYPE).validate(Written.of(session.type(TYPE).schema(), written)).stream()
                .map(AttributeProblem::summary))
        .isEqualTo(problem == null ? List.of() : List.of(problem));
  }

  @Test
  void anotherFamilyIsAnotherList() {
    ObjectValue list = session.create(TYPE, written(entry("10.0.0.0/8")));
    var planned =
        session.plan(
            TYPE,
            Optional.of(list),
            with(written(entry("2001:db8::/32")), "address_family", "IPv6"));
    assertThat(planned.replaceBecause()).hasToString("[address_family]");
    Review review =
        session.account.review(
            List.of(
                new Review.Item(
                    "list",
                    TYPE,
                    Review.Step.REPLACE,
                    Optional.of(list),
                    Optional.of(planned.after()))));
    assertThat(review.findings()).extracting(Finding::code).containsExactly("PFX-6");
  }

  @Test
  void exactEntryIsImportedAsOne() {
    Map<String, Object> written = written(entry("10.0.0.0/8", 8, 8), entry("0.0.0.0/0", 0, 0));
    ObjectValue list = session.create(TYPE, written);
    isSettled(TYPE, list, written);
    String id = at(router, "product_uid").asString() + ":" + at(list, "id").asNumber();
    ObjectValue read = session.read(TYPE, session.type(TYPE).named(id));
    assertThat(at(read, "entries").parts())
        .extracting(one -> ((ObjectValue) one).attribute("le"))
        .containsExactly(Value.number(8), Value.number(0));
    assertThat(session.plan(TYPE, Optional.of(read), written).after()).isEqualTo(read);
  }

  @Test
  void importTakesTheRouterAndTheNumber() {
    ObjectValue list = session.create(TYPE, written(entry("10.0.0.0/8", 16, 24)));
    String id = at(router, "product_uid").asString() + ":" + at(list, "id").asNumber();
    ObjectValue read = session.read(TYPE, session.type(TYPE).named(id));
    assertThat(read.with("last_updated", Value.nullOf(Type.STRING)))
        .isEqualTo(list.with("last_updated", Value.nullOf(Type.STRING)));
    assertThat(session.account.read(TYPE, session.type(TYPE).named("17")))
        .isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void conflictOnDeleteIsTriedAgain() {
    ObjectValue list = session.create(TYPE, written(entry("10.0.0.0/8")));
    session
        .server
        .control()
        .inject(Fault.once("DELETE", "/prefixList/", new Fault.Answer(409, "Conflict", 0)));
    session.end(TYPE, list);
    assertThat(session.requests("DELETE", "/prefixList/")).isEqualTo(2);
  }

  @Test
  void lostAnswerIsNeverRepeated() {
    session.server.control().inject(Fault.once("POST", "/prefixList", new Fault.DropAfter()));
    ObjectValue planned =
        session.plan(TYPE, Optional.empty(), written(entry("10.0.0.0/8"))).after();
    Action.Order order =
        (Action.Order) session.account.create(TYPE, planned, "f").value().orElseThrow();
    assertThat(session.account.lookalikes(order).orThrow()).isEmpty();
    assertThat(session.done(order)).isInstanceOf(Outcome.Unclear.class);
    assertThat(session.requests("POST", "/prefixList")).isEqualTo(1);
    session.account.refresh();
    assertThat(session.account.lookalikes(order).orThrow()).hasSize(1);
  }

  @Test
  void secondListOfOneDescriptionIsAWarning() {
    ObjectValue _ = session.create(TYPE, written(entry("10.0.0.0/8")));
    ObjectValue planned =
        session.plan(TYPE, Optional.empty(), written(entry("10.0.0.0/8"))).after();
    session.account.refresh();
    Review review =
        session.account.review(
            List.of(
                new Review.Item(
                    TYPE + ".b",
                    TYPE,
                    Review.Step.CREATE,
                    Optional.empty(),
                    Optional.of(planned))));
    assertThat(review.findings()).extracting(Finding::code).containsExactly("PFX-5");
  }

  // ---- inside an MCR ----

  @Test
  void inlineListsAreOrderedOneAfterAnotherOnceTheRouterIsThere() {
    Map<String, Object> written =
        with(
            with(Samples.MCR, "product_name", "with-lists"),
            LISTS,
            List.of(inline("one", entry("10.0.0.0/8")), inline("two", entry("172.16.0.0/12", 16))));
    ObjectValue mcr = session.create("megaport_mcr", written);
    assertThat(at(mcr, LISTS).parts()).hasSize(2);
    isSettled("megaport_mcr", mcr, written);

    Map<String, Object> changed =
        with(
            written,
            LISTS,
            List.of(
                inline("three", entry("192.168.0.0/16")),
                inline("two", entry("172.16.0.0/12", 20))));
    ObjectValue other = session.update("megaport_mcr", mcr, changed);
    isSettled("megaport_mcr", other, changed);
    ObjectValue two = (ObjectValue) List.copyOf(at(mcr, LISTS).parts()).get(1);
    ObjectValue twoNow = (ObjectValue) List.copyOf(at(other, LISTS).parts()).get(1);
    assertThat(twoNow.attribute("id")).isEqualTo(two.attribute("id"));

    Map<String, Object> fewer = with(changed, LISTS, List.of());
    ObjectValue none = session.update("megaport_mcr", other, fewer);
    assertThat(at(none, LISTS).parts()).isEmpty();
  }

  @Test
  void listThatIsRefusedNeverLosesTheRouter() {
    session
        .server
        .control()
        .inject(Fault.always("POST", "/prefixList", new Fault.Answer(400, "No more lists", 0)));
    Map<String, Object> written =
        with(
            with(Samples.MCR, "product_name", "with-lists"),
            LISTS,
            List.of(inline("one", entry("10.0.0.0/8"))));
    ObjectValue planned = session.plan("megaport_mcr", Optional.empty(), written).after();
    ObjectValue mcr =
        session.settled(
            "megaport_mcr", Session.accepted(session.order("megaport_mcr", planned)), Goal.CREATED);
    Action next = session.next("megaport_mcr", mcr, planned).orElseThrow();
    assertThat(session.done(next)).isInstanceOf(Outcome.Refused.class);
    assertThat(at(mcr, LISTS).parts()).isEmpty();

    session.server.control().clearFaults();
    ObjectValue whole = session.update("megaport_mcr", session.read("megaport_mcr", mcr), written);
    assertThat(at(whole, "product_uid")).isEqualTo(at(mcr, "product_uid"));
    isSettled("megaport_mcr", whole, written);
  }

  @Test
  void listsOfOthersOnTheSameRouterAreLeftAlone() {
    ObjectValue _ = session.create(TYPE, written(entry("10.0.0.0/8")));
    Map<String, Object> written =
        with(Samples.MCR, LISTS, List.of(inline("mine", entry("10.0.0.0/8"))));
    ObjectValue mcr = session.update("megaport_mcr", router, written);
    assertThat(listsAtTheService()).isEqualTo(2);
    ObjectValue _ = session.update("megaport_mcr", mcr, with(written, LISTS, List.of()));
    assertThat(listsAtTheService()).isEqualTo(1);
  }

  @Test
  void importedListsStayWithoutTheArgument() {
    ObjectValue _ = session.create(TYPE, written(entry("10.0.0.0/8")));
    ObjectValue read =
        session.read(
            "megaport_mcr",
            session.type("megaport_mcr").named(at(router, "product_uid").asString()));
    assertThat(at(read, LISTS).parts()).hasSize(1);
    ObjectValue planned = session.plan("megaport_mcr", Optional.of(read), Samples.MCR).after();
    Answer<Action> action = session.account.update("megaport_mcr", read, planned, "f");
    assertThat(action.value().orElseThrow()).isInstanceOf(Action.Modify.class);
    assertThat(session.done(action.value().orElseThrow())).isInstanceOf(Outcome.Accepted.class);
    assertThat(listsAtTheService()).isEqualTo(1);
  }
}
