package io.portwright.engine.oracle;

/**
 * One expression to compare.
 *
 * @param number tells cases of one batch apart
 */
record Case(int number, String expression) {

  /** Name of the local value that holds it. */
  String local() {
    return "e" + number;
  }

  String file() {
    return local() + ".tf";
  }

  String fileText() {
    return "locals {\n  " + local() + " = " + expression + "\n}\n";
  }
}
