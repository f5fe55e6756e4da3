package io.portwright.provider.diagnostic;

/** How bad a finding is. Errors stop the phase that follows; warnings never do. */
public enum Severity {
  ERROR,
  WARNING
}
