package io.portwright.provider.sandbox.http;

import io.portwright.provider.sandbox.account.AccountKind;
import io.portwright.provider.sandbox.account.Caller;
import io.portwright.provider.sandbox.account.Company;
import io.portwright.provider.sandbox.account.User;
import io.portwright.provider.sandbox.wire.Refusal;
import java.util.Optional;

/** Reads access tokens and the call context of a partner. */
final class Login implements Router.Door {
  private static final String SCHEME = "Bearer ";

  private final Site site;

  Login(Site site) {
    this.site = site;
  }

  private User user(Request request) {
    return request
        .header("authorization")
        .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .flatMap(value -> site.tokens().user(value.substring(SCHEME.length()).strip()))
        .orElseThrow(Refusal::unauthorized);
  }

  @Override
  public Caller withoutContext(Request request) {
    User user = user(request);
    return new Caller(user, user.company());
  }

  @Override
  public Caller inForce(Request request) {
    User user = user(request);
    Optional<String> context = request.header("x-call-context").filter(uid -> !uid.isBlank());
    if (context.isEmpty() || context.get().equals(user.company().uid())) {
      return new Caller(user, user.company());
    }
    Company managed =
        site.directory()
            .company(context.get())
            .filter(company -> company.kind() == AccountKind.MANAGED)
            .filter(company -> company.partnerUid().equals(Optional.of(user.company().uid())))
            .orElseThrow(
                () -> Refusal.forbidden("X-Call-Context is not a managed account of yours."));
    return new Caller(user, managed);
  }
}
