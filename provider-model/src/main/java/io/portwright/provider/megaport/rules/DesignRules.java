package io.portwright.provider.megaport.rules;

import io.portwright.provider.spi.Finding;
import java.util.List;

/**
 * Checks a plan against what is known of the service, before anything is ordered. The rules are
 * lines of a table; each {@link Check} decides those of one subject.
 */
public final class DesignRules {

  private static final List<Check> CHECKS =
      List.of(
          new LocationChecks(),
          new ServiceChecks(),
          new EdgeChecks(),
          new VlanChecks(),
          new RateChecks(),
          new CloudChecks(),
          new RouterChecks(),
          new KeyChecks(),
          new PrefixListChecks(),
          new MoveChecks(),
          new EndingChecks());

  private final Facts facts;

  public DesignRules(Facts facts) {
    this.facts = facts;
  }

  /** All that is to say, subject by subject; takes time in proportion to the size of the plan. */
  public List<Finding> findings(List<Planned> planned) {
    Design design = new Design(facts, planned);
    Findings findings = new Findings(RuleBook.shipped());
    CHECKS.forEach(check -> check.over(design, findings));
    return findings.all();
  }
}
