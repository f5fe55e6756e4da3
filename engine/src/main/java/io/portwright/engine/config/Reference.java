package io.portwright.engine.config;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.Optional;

/** What the beginning of a traversal names. */
sealed interface Reference {

  /** The part of the source that names it. */
  SourceRange range();

  /** How many steps behind the root belong to the name. */
  int steps();

  record Variable(String name, SourceRange range) implements Reference {
    @Override
    public int steps() {
      return 1;
    }
  }

  record Local(String name, SourceRange range) implements Reference {
    @Override
    public int steps() {
      return 1;
    }
  }

  /**
   * @param key written behind the address, when it is a literal; it is not counted in the steps
   * @param range address and literal key
   */
  record Resource(ResourceAddress address, Optional<InstanceKey> key, int steps, SourceRange range)
      implements Reference {}

  /**
   * {@code ephemeral.type.name}.
   *
   * @param range all of that
   */
  record Ephemeral(String type, String name, SourceRange range) implements Reference {
    /** As {@code ephemeral} blocks are told apart in a module. */
    String key() {
      return type + "." + name;
    }

    @Override
    public int steps() {
      return 2;
    }
  }

  /** {@code count.index}. */
  record CountIndex(SourceRange range) implements Reference {
    @Override
    public int steps() {
      return 1;
    }
  }

  /**
   * {@code each.key} and {@code each.value}.
   *
   * @param part {@code key} or {@code value}
   */
  record Each(String part, SourceRange range) implements Reference {
    @Override
    public int steps() {
      return 1;
    }
  }

  /** {@code path.module} and the like. */
  record Path(String name, SourceRange range) implements Reference {
    @Override
    public int steps() {
      return 1;
    }
  }

  /** {@code terraform.workspace} and the like. */
  record Terraform(String name, SourceRange range) implements Reference {
    @Override
    public int steps() {
      return 1;
    }
  }

  /** {@code self}. */
  record Self(SourceRange range) implements Reference {
    @Override
    public int steps() {
      return 0;
    }
  }

  /**
   * {@code module.name}, {@code module.name.output}, {@code module.name["key"].output}.
   *
   * @param key written behind the name, when it is a literal
   * @param output name of the output, when it is written out
   * @param range all of that
   */
  record Module(String name, Optional<InstanceKey> key, Optional<String> output, SourceRange range)
      implements Reference {
    @Override
    public int steps() {
      return 1 + (key.isPresent() ? 1 : 0) + (output.isPresent() ? 1 : 0);
    }
  }
}
