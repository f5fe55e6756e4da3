package io.portwright.cli.launch;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A secure source of randomness that is made at its first use: to look for the security providers
 * costs more than the rest of a short command.
 */
final class SecretRandom implements RandomGenerator {
  private @Nullable SecureRandom source;

  private synchronized SecureRandom source() {
    if (source == null) {
      source = new SecureRandom();
    }
    return source;
  }

  @Override
  public long nextLong() {
    return source().nextLong();
  }

  @Override
  public int nextInt() {
    return source().nextInt();
  }

  @Override
  public void nextBytes(byte[] bytes) {
    source().nextBytes(bytes);
  }
}
