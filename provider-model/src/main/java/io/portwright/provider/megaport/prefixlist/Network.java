package io.portwright.provider.megaport.prefixlist;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A network in CIDR notation, its host bits cleared.
 *
 * @param text the canonical form: decimal octets, or RFC 5952
 */
public record Network(Family family, int length, String text) {

  private static final Pattern OCTETS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern LENGTH = Pattern.compile("\\d{1,3}");
  private static final int BYTES_OF_IPV6 = 16;
  private static final int GROUPS = 8;

  /** Empty when the text is no address with a prefix length. */
  public static Optional<Network> of(String cidr) {
    int slash = cidr.indexOf('/');
    if (slash < 0 || !LENGTH.matcher(cidr.substring(slash + 1)).matches()) {
      return Optional.empty();
    }
    String address = cidr.substring(0, slash);
    boolean colon = address.indexOf(':') >= 0;
    if (address.indexOf('%') >= 0 || (!colon && !OCTETS.matcher(address).matches())) {
      return Optional.empty();
    }
    Family family = colon ? Family.IPV6 : Family.IPV4;
    int length = Integer.parseInt(cidr.substring(slash + 1));
    if (length > family.longest()) {
      return Optional.empty();
    }
    try {
      byte[] bytes = masked(bytes(InetAddress.ofLiteral(address), family), length);
      String text = family == Family.IPV4 ? octets(bytes) : groups(bytes);
      return Optional.of(new Network(family, length, text + "/" + length));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** An IPv4 address that was written as an IPv6 one stays one. */
  private static byte[] bytes(InetAddress address, Family family) {
    byte[] bytes = address.getAddress();
    if (family == Family.IPV4 || bytes.length == BYTES_OF_IPV6) {
      return bytes;
    }
    byte[] mapped = new byte[BYTES_OF_IPV6];
    mapped[10] = (byte) 0xff;
    mapped[11] = (byte) 0xff;
    System.arraycopy(bytes, 0, mapped, 12, bytes.length);
    return mapped;
  }

  private static byte[] masked(byte[] address, int length) {
    byte[] bytes = address.clone();
    int whole = length / Byte.SIZE;
    if (whole < bytes.length) {
      bytes[whole] = (byte) (bytes[whole] & (0xff00 >> (length % Byte.SIZE)));
      Arrays.fill(bytes, whole + 1, bytes.length, (byte) 0);
    }
    return bytes;
  }

  private static String octets(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte octet : bytes) {
      text.append(text.isEmpty() ? "" : ".").append(octet & 0xff);
    }
    return text.toString();
  }

  /** The longest run of at least two zero groups is left out, the first of equal ones. */
  private static String groups(byte[] bytes) {
    int[] groups = new int[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      groups[i] = ((bytes[2 * i] & 0xff) << Byte.SIZE) | (bytes[2 * i + 1] & 0xff);
    }
    int from = 0;
    int most = 1;
    for (int i = 0; i < GROUPS; i++) {
      int end = i;
      while (end < GROUPS && groups[end] == 0) {
        end++;
      }
      if (end - i > most) {
        most = end - i;
        from = i;
      }
    }
    return most == 1
        ? joined(groups, 0, GROUPS)
        : joined(groups, 0, from) + "::" + joined(groups, from + most, GROUPS);
  }

  private static String joined(int[] groups, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(text.isEmpty() ? "" : ":").append(Integer.toHexString(groups[i]));
    }
    return text.toString();
  }
}
