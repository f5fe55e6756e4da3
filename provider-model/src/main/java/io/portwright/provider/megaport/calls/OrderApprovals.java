package io.portwright.provider.megaport.calls;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.megaport.client.ApiClient;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The Service Approval Queue of a partner and its managed accounts. */
public final class OrderApprovals {

  private static final String PATH = "/v3/order_approvals";
  private static final String LIST = "list the order approvals";
  private static final int PAGE = 100;
  private static final int MOST_PAGES = 1000;

  private final ApiClient client;

  OrderApprovals(ApiClient client) {
    this.client = client;
  }

  /** Where an approval stands. */
  public enum Status {
    PENDING,
    APPROVED,
    REJECTED,
    /** What was asked for had become impossible when it was approved. */
    FAILED,
    WITHDRAWN,
    EXPIRED,
    /** A word that the contract does not have. */
    UNKNOWN;

    private static Status of(String word) {
      for (Status status : values()) {
        if (status.name().equals(word.toUpperCase(Locale.ROOT))) {
          return status;
        }
      }
      return UNKNOWN;
    }
  }

  /** What can be done with a pending approval. */
  public enum Decision {
    APPROVE("approve", Status.APPROVED),
    REJECT("reject", Status.REJECTED),
    /** By the account that asked. */
    WITHDRAW("withdraw", Status.WITHDRAWN);

    private final String path;
    private final Status reached;

    Decision(String path, Status reached) {
      this.path = path;
      this.reached = reached;
    }
  }

  /**
   * One order, change or ending that waits for a partner, or has waited.
   *
   * @param type such as {@code NEW_ORDER}, {@code TERM_CHANGE}, {@code SPEED_CHANGE}
   * @param account name of the managed account
   * @param service number of the service
   * @param detail as the service tells it, without a fixed form
   */
  public record Approval(
      String uid,
      Status status,
      String type,
      String account,
      OptionalLong service,
      OptionalLong approver,
      OptionalLong requester,
      String comment,
      Optional<Instant> created,
      Json detail) {

    static Optional<Approval> read(Json row) {
      return row.text("uid")
          .map(uid ->
              new Approval(
                  uid,
                  Status.of(row.textOr("status", "")),
                  row.textOr("type", ""),
                  row.textOr("acctName", ""),
                  row.whole("serviceId"),
                  row.whole("approverCompanyId"),
                  row.whole("requesterCompanyId"),
                  row.textOr("comment", ""),
                  Times.instant(row.at("createDate")),
                  row.at("detail")));
    }
  }

  /**
   * Which approvals are asked for.
   *
   * @param services numbers of services; empty for all
   */
  public record Filter(Optional<Status> status, List<Long> services) {
    public static final Filter ALL = new Filter(Optional.empty(), List.of());

    public Filter {
      services = List.copyOf(services);
    }

    private String query() {
      String numbers = services.stream().map(String::valueOf).collect(Collectors.joining(","));
      return status.map(one -> "&status=" + one).orElse("")
          + (numbers.isEmpty() ? "" : "&serviceIds=" + numbers);
    }
  }

  /**
   * All of them, oldest first, page by page. A queue that changes between two pages is read once
   * more; after that it is a failure, since a part of a queue proves nothing.
   */
  public Checked<List<Approval>> list(Filter filter) {
    Checked<List<Approval>> first = pages(filter);
    boolean torn = first.value().isEmpty() && first.diagnostics().isEmpty();
    Checked<List<Approval>> all = torn ? pages(filter) : first;
    return all.value().isEmpty() && all.diagnostics().isEmpty()
        ? Answers.odd(LIST, "changed while it was read, page by page")
        : all;
  }

  /** Without value and findings when pages do not fit together. */
  private Checked<List<Approval>> pages(Filter filter) {
    Map<String, Approval> found = new LinkedHashMap<>();
    for (int page = 1; page <= MOST_PAGES; page++) {
      Reply reply = client.get(path(filter, page));
      Checked<List<Approval>> rows = Answers.rows(reply, LIST, Approval::read);
      if (rows.value().isEmpty()) {
        return rows;
      }
      int before = found.size();
      rows.value().get().forEach(row -> found.put(row.uid(), row));
      OptionalLong total = ((Reply.Ok) reply).header("Pagination-Total-Count");
      boolean nothingNew = found.size() == before;
      if (total.isPresent() && found.size() == total.getAsLong()) {
        break;
      }
      if (nothingNew) {
        return total.isEmpty() ? Checked.of(sorted(found)) : Checked.failed(List.of());
      }
    }
    return Checked.of(sorted(found));
  }

  private static List<Approval> sorted(Map<String, Approval> found) {
    return List.copyOf(new ArrayList<>(found.values()));
  }

  private static String path(Filter filter, int page) {
    return "%s?pageNumber=%d&pageSize=%d&sort=createDate&direction=ASC%s"
        .formatted(PATH, page, PAGE, filter.query());
  }

  /**
   * Decides about a pending approval.
   *
   * @param comment may be empty
   * @return how it stands then
   */
  public Checked<Status> decide(String uid, Decision decision, String comment) {
    String operation = decision.path + " the order";
    Json body = comment.isEmpty() ? Json.EMPTY : Json.EMPTY.with("comments", comment);
    Reply reply = client.once(PATH + "/" + Answers.segment(uid) + "/" + decision.path, body);
    return switch (reply) {
      case Reply.Ok _ -> Checked.of(decision.reached);
      case Reply.Unclear unclear -> standing(uid, decision, operation, unclear);
      case Reply.Failure failure -> Answers.failed(operation, failure);
    };
  }

  /** The answer was lost: the queue knows whether it was done. */
  private Checked<Status> standing(
      String uid, Decision decision, String operation, Reply.Unclear unclear) {
    boolean done =
        list(Filter.ALL).value().stream()
            .flatMap(List::stream)
            .anyMatch(one -> one.uid().equals(uid) && one.status() == decision.reached);
    return done ? Checked.of(decision.reached) : Answers.failed(operation, unclear);
  }
}
