package io.portwright.provider.sandbox.http;

import io.portwright.provider.sandbox.account.AccountKind;
import io.portwright.provider.sandbox.account.Caller;
import io.portwright.provider.sandbox.account.Company;
import io.portwright.provider.sandbox.account.User;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Companies;
import java.util.Optional;

/** Reads access tokens and the call context of a partner. */
final class Login implements Router.Door {
  private static final String SCHEME = "Bearer ";

  private final Site site;

  Login(Site site) {
    this.site = site;
  }

  /** The token of a request: the current header, or the one that clients sent until 2023. */
  static Optional<String> token(Request request) {
    return request
        .header("authorization")
        .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(value -> value.substring(SCHEME.length()).strip())
        .or(() -> request.header("x-auth-token"));
  }

  private User user(Request request) {
    return token(request).flatMap(site.tokens()::user).orElseThrow(Refusal::unauthorized);
  }

  private Companies companies() {
    return site.world().read(view -> new Companies(view, site.directory()));
  }

  @Override
  public Caller withoutContext(Request request) {
    User user = user(request);
    return new Caller(user, companies().now(user.company()));
  }

  @Override
  public Caller inForce(Request request) {
    User user = user(request);
    Companies companies = companies();
    Optional<String> context = request.header("x-call-context").filter(uid -> !uid.isBlank());
    if (context.isEmpty() || context.get().equals(user.company().uid())) {
      return new Caller(user, companies.now(user.company()));
    }
    Company managed =
        companies
            .find(context.get())
            .filter(company -> company.kind() == AccountKind.MANAGED)
            .filter(company -> company.partnerUid().equals(Optional.of(user.company().uid())))
            .orElseThrow(
                () -> Refusal.forbidden("X-Call-Context is not a managed account of yours."));
    return new Caller(user, managed);
  }

  @Override
  public Optional<Caller> ifKnown(Request request) {
    return token(request).flatMap(site.tokens()::user).isPresent()
        ? Optional.of(inForce(request))
        : Optional.empty();
  }
}
