package io.portwright.provider.sandbox.world;

import java.time.Duration;

/** How far back a look at the world goes; never further than what it remembers. */
public sealed interface Rewind {

  /** As it was before so many of the latest changes. */
  record Writes(int count) implements Rewind {}

  /** As it was so long ago. */
  record Time(Duration ago) implements Rewind {}
}
