package io.portwright.provider.spi;

import java.util.Optional;

/**
 * Where an account lives and who acts for it.
 *
 * @param environment {@code production}, {@code staging}, {@code development}, {@code sandbox}, or
 *     {@code local} for providers that send nothing anywhere
 * @param companyUid company in force, which owns what is ordered; empty when the API does not tell
 * @param companyName for display
 * @param actor for display, such as a role; empty when unknown
 */
public record Identity(
    String environment,
    Optional<String> companyUid,
    Optional<String> companyName,
    Optional<String> actor) {

  /** Of providers without an account. */
  public static final Identity LOCAL =
      new Identity("local", Optional.empty(), Optional.empty(), Optional.empty());

  /** Whether orders cost real money or reach other people. */
  public boolean isReal() {
    return isReal(environment);
  }

  /** The same of an environment by its name, such as state has it. */
  public static boolean isReal(String environment) {
    return !environment.equals("sandbox") && !environment.equals("local");
  }
}
