package io.portwright.provider.megaport.client;

import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.Outcome;

/** Findings for calls that failed. */
public final class Failures {

  private Failures() {}

  /**
   * @param operation what was tried, such as {@code list the services of the account}
   */
  public static Diagnostic of(String operation, Reply.Failure failure) {
    String said = "Cannot " + operation + ". " + failure.text();
    return switch (failure) {
      case Reply.Refused refused ->
          refused.status() == 401
              ? Diagnostic.error(
                      "API key refused",
                      said
                          + " Check access_key and secret_key, and that they belong to this"
                          + " environment: keys of staging do not work in production.")
                  .withCode("AUTH-1")
              : Diagnostic.error("Request refused by the service", said).withCode("API-1");
      case Reply.Unclear _ ->
          Diagnostic.error(
                  "Unclear answer from the service",
                  said + " Nobody knows whether it was carried out.")
              .withCode("API-2");
      case Reply.NeverSent _ ->
          Diagnostic.error(
                  "Service not reachable",
                  said + " Nothing was sent. Check the network and try again.")
              .withCode("NET-1");
    };
  }

  /** What a failed call comes to; one whose fate is unclear is never repeated by itself. */
  public static Outcome outcome(String operation, Reply.Failure failure) {
    Diagnostic why = of(operation, failure);
    return failure instanceof Reply.Unclear ? new Outcome.Unclear(why) : new Outcome.Refused(why);
  }

  /**
   * An order that was taken although its answer does not say what was made.
   *
   * @param what the answer does not name, such as {@code the packet filter}
   */
  public static Outcome unnamed(String what) {
    return new Outcome.Unclear(
        Diagnostic.error(
                "Unclear answer to an order",
                "The service took the order, but its answer does not name "
                    + what
                    + ". Look at what is there before anything is ordered again.")
            .withCode("ORDER-7"));
  }
}
