package io.portwright.provider.megaport.rules;

/** The rules about one subject. */
interface Check {

  /** Looks at the whole design once; takes time in proportion to its size. */
  void over(Design design, Findings findings);
}
