package io.portwright.provider.sandbox.account;

/** One user of one company. */
public record User(int id, String uid, Company company, Role role) {

  public String firstName() {
    return role.position();
  }

  public String lastName() {
    return company.name();
  }

  public String email() {
    return role.slug() + "@" + company.slug() + ".example";
  }

  public String accessKey() {
    return "sandbox-" + company.slug() + "-" + role.slug();
  }

  public String secretKey() {
    return "secret-" + company.slug() + "-" + role.slug();
  }
}
