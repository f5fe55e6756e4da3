package io.portwright.engine.git;

/** A user and the password or token that goes with it. */
public record Login(String user, String password) {

  /** Never the secret. */
  @Override
  public String toString() {
    return user + ":(sensitive)";
  }
}
