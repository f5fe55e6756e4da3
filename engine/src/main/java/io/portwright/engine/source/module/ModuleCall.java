package io.portwright.engine.source.module;

import io.portwright.provider.diagnostic.SourceRange;
import java.util.List;

/**
 * What one {@code module} block says about where its code is.
 *
 * @param path names of the calls from the root module to this one, outermost first; never empty
 * @param header the keyword and the label, {@code module "net"}
 * @param source the value of {@code source}
 * @param sourceRange its expression
 * @param version whether the block has a {@code version} argument
 */
public record ModuleCall(
    List<String> path,
    SourceRange header,
    String source,
    SourceRange sourceRange,
    VersionArgument version) {

  /** Terraform takes a source beside a version for the address of a module in a registry. */
  public enum VersionArgument {
    ABSENT,
    PRESENT
  }

  public ModuleCall {
    path = List.copyOf(path);
    if (path.isEmpty()) {
      throw new IllegalArgumentException("a module call has a name");
    }
  }

  /** The name in the block's label. */
  public String name() {
    return path.getLast();
  }

  /** Key of the call as Terraform writes it: {@code net.core}. */
  String key() {
    return String.join(".", path);
  }

  /** Where to point: the source, unless showing its line would show a secret. */
  SourceRange safeRange() {
    return MaskedUrl.of(source).equals(source) ? sourceRange : header;
  }

  /** As Terraform names a call in messages: {@code module "net" (main.tf:4)}. */
  String shown() {
    return "module \"" + name() + "\" (" + header + ")";
  }
}
