package io.portwright.provider.sandbox.world;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * An address with the length of its network; a bare address has the longest.
 *
 * @param text the address without the length
 * @param length bits of the network
 */
public record Cidr(InetAddress address, String text, int length) {

  public static Optional<Cidr> parse(String text) {
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

  public boolean version6() {
    return address instanceof Inet6Address;
  }

  /** Bits of the longest prefix of its family. */
  public int longest() {
    return version6() ? 128 : 32;
  }

  /** The network as text: {@code 10.0.0.0/30} for {@code 10.0.0.1/30}. */
  public String network() {
    byte[] bytes = address.getAddress();
    for (int bit = length; bit < longest(); bit++) {
      bytes[bit / 8] &= (byte) ~(0x80 >> bit % 8);
    }
    try {
      return InetAddress.getByAddress(bytes).getHostAddress() + "/" + length;
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address of " + bytes.length + " bytes", e);
    }
  }

  /** Whether another network, or address, lies in this one. */
  public boolean contains(Cidr other) {
    return version6() == other.version6()
        && length <= other.length()
        && network().equals(new Cidr(other.address(), other.text(), length).network());
  }
}
