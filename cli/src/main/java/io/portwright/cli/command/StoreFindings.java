package io.portwright.cli.command;

import io.portwright.engine.config.Settings.Backend;
import io.portwright.engine.git.BranchPrefix;
import io.portwright.engine.git.RemoteAddress;
import io.portwright.engine.state.format.StorePlace;
import io.portwright.provider.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.Optional;

/** What is said when configuration, command line and memory do not agree about the store. */
final class StoreFindings {
  private StoreFindings() {}

  /** An address for people: without a login, whoever wrote it. */
  static String shown(StorePlace place) {
    return shown(place.url()) + " (branch " + place.branch() + "/…)";
  }

  static String shown(String url) {
    return url.contains("://")
        ? RemoteAddress.read(url, Path.of("").toAbsolutePath())
            .map(RemoteAddress::toString)
            .orElse(url)
        : url;
  }

  static Diagnostic noAddress(Backend backend) {
    return Diagnostic.error(
            "Shared store has no address",
            "Neither the block nor an earlier init says where the repository is. Write it into the"
                + " block, as url = \"https://HOST/PATH.git\", or say it once in this"
                + " folder:\n\n    portwright init -backend-config=url=ADDRESS",
            backend.range())
        .withCode("STORE-44");
  }

  static Diagnostic contradiction(StorePlace remembered, StorePlace written, Backend backend) {
    return Diagnostic.error(
            "Two addresses for one store",
            "This folder was set up with init -store for\n\n    "
                + shown(remembered)
                + "\n\nand the configuration says\n\n    "
                + shown(written)
                + "\n\nState in the wrong one means that services are ordered again, so neither is"
                + " used. To go by the configuration:\n\n    portwright init\n\nTo go by what init"
                + " was told, remove the block.",
            backend.range())
        .withCode("STORE-45");
  }

  static Diagnostic vanished(StorePlace remembered) {
    return Diagnostic.error(
            "Shared store is not in the configuration any more",
            "State of this folder was shared in\n\n    "
                + shown(remembered)
                + "\n\nbecause a block backend \"git\" said so, and there is no such block now. A"
                + " run without it would go on from a copy of that state, and others would not see"
                + " what it orders. Put the block back, or go on with the same store without"
                + " it:\n\n    portwright init -store="
                + shown(remembered.url())
                + branchFlag(remembered)
                + "\n\nTo leave the store to the others, and keep what is here as a state of this"
                + " folder alone:\n\n    portwright init -store=local -migrate-state\n\nTo begin"
                + " here with an empty state:\n\n    portwright init -store=local -reconfigure")
        .withCode("STORE-46");
  }

  static String branchFlag(StorePlace place) {
    return place.branch().equals(BranchPrefix.USUAL) ? "" : " -store-branch=" + place.branch();
  }

  /** The flags of a command say something else than the configuration. */
  static Diagnostic otherThanWritten(String flag, StorePlace written, Optional<Backend> backend) {
    Diagnostic finding =
        Diagnostic.error(
                "Two addresses for one store",
                flag
                    + " says something else than the configuration, which says\n\n    "
                    + shown(written)
                    + "\n\nState in the wrong one means that services are ordered again. Leave the"
                    + " flag out, or change the block.")
            .withCode("STORE-47");
    return backend.map(block -> finding.at(block.range())).orElse(finding);
  }

  static Diagnostic noBlock() {
    return Diagnostic.error(
            "Nothing to complete",
            "-backend-config completes a block backend \"git\", and the configuration has none. To"
                + " share the state without changing the configuration:\n\n"
                + "    portwright init -store=ADDRESS")
        .withCode("STORE-48");
  }
}
