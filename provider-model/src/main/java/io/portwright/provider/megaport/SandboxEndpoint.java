package io.portwright.provider.megaport;

import java.net.URI;

/**
 * Where a sandbox listens and a key that it accepts.
 *
 * @param api root of the API without a slash at its end
 * @param token token endpoint
 */
public record SandboxEndpoint(URI api, URI token, String accessKey, String secretKey) {
  @Override
  public String toString() {
    return "sandbox at " + api;
  }
}
