package io.portwright.provider.megaport.vxc;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address with the length of its network, as in {@code 10.0.0.1/30}. Text is read without ever
 * asking a name server.
 *
 * @param length 0 to 32 or 128
 */
public record Network(InetAddress address, int length) {

  private static final Pattern FOUR = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern SIX = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
  private static final Pattern LENGTH = Pattern.compile("\\d{1,3}");

  /** A plain address; empty when the text is none. */
  public static Optional<InetAddress> address(String text) {
    if (!FOUR.matcher(text).matches() && !SIX.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** An address with a length; empty when the text is none. */
  public static Optional<Network> of(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !LENGTH.matcher(text.substring(slash + 1)).matches()) {
      return Optional.empty();
    }
    int length = Integer.parseInt(text.substring(slash + 1));
    return address(text.substring(0, slash))
        .map(address -> new Network(address, length))
        .filter(network -> length <= network.bits());
  }

  /** Bits of an address: 32 or 128. */
  public int bits() {
    return 8 * address.getAddress().length;
  }

  public boolean isFour() {
    return address instanceof Inet4Address;
  }

  public boolean holds(InetAddress other) {
    byte[] mine = address.getAddress();
    byte[] theirs = other.getAddress();
    if (mine.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < length; bit++) {
      if (bit(mine, bit) != bit(theirs, bit)) {
        return false;
      }
    }
    return true;
  }

  private static int bit(byte[] bytes, int index) {
    return bytes[index / 8] >> (7 - index % 8) & 1;
  }

  /** Without the bits behind the length. */
  public Network base() {
    byte[] bytes = address.getAddress();
    for (int bit = length; bit < bits(); bit++) {
      bytes[bit / 8] &= (byte) ~(1 << (7 - bit % 8));
    }
    try {
      return new Network(InetAddress.getByAddress(bytes), length);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 bytes", e);
    }
  }

  public boolean isBase() {
    return equals(base());
  }

  /**
   * Text that is equal for equal addresses and networks, whatever their spelling; else as it is.
   */
  static String canonical(String text) {
    return of(text)
        .map(Network::toString)
        .or(() -> address(text).map(InetAddress::getHostAddress))
        .orElse(text);
  }

  @Override
  public String toString() {
    return address.getHostAddress() + "/" + length;
  }
}
