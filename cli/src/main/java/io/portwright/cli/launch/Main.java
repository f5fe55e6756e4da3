package io.portwright.cli.launch;

/** Entry point of the program. */
public final class Main {

  private Main() {}

  /** Runs one command line and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.out.println("Portwright 0.1.0");
  }
}
