package io.portwright.engine.syntax.json;

/** What the strings in the value of an argument are. */
enum Meaning {
  /** Nothing but text: no sequences, also in the names of properties. */
  LITERAL,
  /** Templates; so are the names of properties. */
  TEMPLATE,
  /** A type constraint: {@code "list(string)"}. */
  TYPE,
  /** One reference, such as an address: {@code "terraform_data.a"}. */
  REFERENCE,
  /** One reference that messages point at as a whole: {@code "megaport.lab"}. */
  NAME,
  /** A list of references. */
  REFERENCES,
  /** A list of references, or the word {@code "all"}. */
  REFERENCES_OR_ALL,
  /** An expression, whose mistakes count as those of the body. */
  EXPRESSION,
  /** A list of such expressions. */
  EXPRESSIONS,
  /** Names of provider configurations, each for another. */
  PROVIDERS,
  /** A version, or an object of texts with references below {@code configuration_aliases}. */
  REQUIREMENT
}
