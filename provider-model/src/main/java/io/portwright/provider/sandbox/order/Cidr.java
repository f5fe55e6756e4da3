package io.portwright.provider.sandbox.order;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/**
 * An address with the length of its network; a bare address has the longest.
 *
 * @param text the address without the length
 * @param length bits of the network
 */
record Cidr(InetAddress address, String text, int length) {

  static Optional<Cidr> parse(String text) {
    int slash = text.indexOf('/');
    String plain = slash < 0 ? text : text.substring(0, slash);
    try {
      InetAddress address = InetAddress.ofLiteral(plain);
      int longest = address instanceof Inet6Address ? 128 : 32;
      int length = slash < 0 ? longest : Integer.parseInt(text.substring(slash + 1));
      return length < 0 || length > longest
          ? Optional.empty()
          : Optional.of(new Cidr(address, plain, length));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  boolean version6() {
    return address instanceof Inet6Address;
  }

  int longest() {
    return version6() ? 128 : 32;
  }
}
